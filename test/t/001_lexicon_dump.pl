# The lexicon and the synonyms are dumped and restored with the database, and the words of an
# index on an expression are those of the restored lexicon.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE before');
$node->safe_psql('postgres', 'CREATE DATABASE after');
$node->safe_psql('before', <<'SQL');
CREATE EXTENSION zhnews;
INSERT INTO zhnews.lexicon VALUES
    ('民营经济', 'word', NULL), ('石狮', 'place', 'a city');
INSERT INTO zhnews.synonym VALUES ('残疾人', '残障人士', true, 'a note'),
    ('警方', '公安局', false, NULL);
CREATE TABLE article (body text);
INSERT INTO article VALUES ('石狮发展民营经济');
CREATE INDEX ON article USING gin (to_tsvector('zhnews.news', body));
SQL

my $dump = $node->basedir . '/dump.sql';
$node->command_ok(
	[ 'pg_dump', '--no-sync', '-f', $dump, $node->connstr('before') ],
	'dump');
unlike(slurp_file($dump), qr/CREATE TABLE zhnews\./,
	'the table itself belongs to the extension');
$node->command_ok(
	[
		'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $dump,
		'-d', $node->connstr('after')
	],
	'restore');

for my $query (
	'SELECT * FROM zhnews.lexicon ORDER BY word',
	'SELECT * FROM zhnews.synonym ORDER BY word',
	"SELECT zhnews.with_synonyms('残障人士 警方')",
	'SELECT zhnews.lexicon_version()',
	"SELECT zhnews.words('石狮发展民营经济')",
	q{SET enable_seqscan = off;
	  SELECT count(*) FROM article
	  WHERE to_tsvector('zhnews.news', body) @@ '民营经济'::tsquery})
{
	is( $node->safe_psql('after', $query),
		$node->safe_psql('before', $query),
		"the same: $query");
}
isnt($node->safe_psql('after', 'SELECT zhnews.lexicon_version()'),
	'0', 'there are words');

# Data only, into a database that has the extension: triggers are disabled
# while rows arrive, and open sessions see the words all the same.
$node->safe_psql('after', 'DELETE FROM zhnews.lexicon; DELETE FROM zhnews.lexicon_change;
	 DELETE FROM zhnews.synonym;
	 DELETE FROM article');
my $session = $node->background_psql('after');
is( $session->query("SELECT zhnews.words('发展民营经济')"),
	'{发展,民营,经济}', 'open session before the words');
$node->command_ok(
	[
		'pg_dump', '--no-sync', '-Fc', '-f', "$dump.custom",
		$node->connstr('before')
	],
	'dump in custom format');
$node->command_ok(
	[
		'pg_restore', '--data-only', '--disable-triggers',
		'-d', $node->connstr('after'), "$dump.custom"
	],
	'restore of the data');
is( $session->query("SELECT zhnews.words('发展民营经济')"),
	'{发展,民营经济}', 'the same session after the words');
$session->quit;

done_testing();
