# What stale() and refresh() know is dumped and restored with the database:
# the history of the lexicon, and what has been looked through.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->start;

$node->safe_psql('postgres', 'CREATE DATABASE before');
$node->safe_psql('before', <<'SQL');
CREATE EXTENSION zhnews;
SELECT zhnews.create_corpus('papers');
INSERT INTO papers.article (id, headline) VALUES
	(1, '发展民营经济'), (2, '优待证首发'), (3, '今天下雨');
INSERT INTO zhnews.lexicon VALUES ('民营经济'), ('高山流水');
SELECT zhnews.refresh('papers');
INSERT INTO papers.article (id, headline) VALUES (4, '今天刮风');
DELETE FROM zhnews.lexicon WHERE word = '民营经济';
INSERT INTO zhnews.lexicon VALUES ('优待证首发', 'organisation');
SQL

my @queries = (
	'SELECT * FROM zhnews.stale(\'papers\') ORDER BY article',
	'SELECT lexicon_version, articles, words FROM zhnews.stale_groups(\'papers\') ORDER BY 1',
	'SELECT * FROM papers.lexicon_check');
my %before = map { $_ => $node->safe_psql('before', $_) } @queries;
is($before{ $queries[0] }, "1|{民营经济}\n2|{优待证首发}", 'before');

sub restored
{
	my ($database, $how) = @_;

	is($node->safe_psql($database, $_), $before{$_}, "$how: $_")
	  for @queries;
	is($node->safe_psql($database, "SELECT zhnews.refresh('papers')"),
		'2', "$how: two articles are made anew");
	is($node->safe_psql($database, $queries[0]), '',
		"$how: and then none is stale");
	$node->safe_psql($database,
		"INSERT INTO zhnews.lexicon VALUES ('今天下雨')");
	is($node->safe_psql($database, $queries[0]), '3|{今天下雨}',
		"$how: a word that is listed after the restore");
}

my $dump = $node->basedir . '/dump';
$node->command_ok(
	[ 'pg_dump', '--no-sync', '-f', "$dump.sql", $node->connstr('before') ],
	'dump');
$node->safe_psql('postgres', 'CREATE DATABASE plain');
$node->command_ok(
	[
		'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', "$dump.sql",
		'-d', $node->connstr('plain')
	],
	'restore');
restored('plain', 'plain');

$node->command_ok(
	[
		'pg_dump', '--no-sync', '-Fc', '-f', "$dump.custom",
		$node->connstr('before')
	],
	'dump in custom format');
$node->safe_psql('postgres', 'CREATE DATABASE jobs');
$node->command_ok(
	[
		'pg_restore', '--exit-on-error', '-j', '2',
		'-d', $node->connstr('jobs'), "$dump.custom"
	],
	'restore with two jobs');
restored('jobs', 'two jobs');

# Data only, triggers disabled, into a database with a history of its own.
$node->safe_psql('postgres', 'CREATE DATABASE data');
$node->safe_psql('data', <<'SQL');
CREATE EXTENSION zhnews;
SELECT zhnews.create_corpus('papers');
INSERT INTO zhnews.lexicon VALUES ('民营经济');
DELETE FROM zhnews.lexicon;
SQL
$node->command_ok(
	[
		'pg_restore', '--data-only', '--disable-triggers',
		'-d', $node->connstr('data'), "$dump.custom"
	],
	'restore of the data');
restored('data', 'data only');

# A publication of all tables does not keep the lexicon from being edited.
$node->safe_psql('before', 'CREATE PUBLICATION everything FOR ALL TABLES');
is( $node->safe_psql('before', <<'SQL'),
BEGIN;
CREATE TEMP TABLE list ON COMMIT DROP AS TABLE zhnews.lexicon;
TRUNCATE zhnews.lexicon;
INSERT INTO zhnews.lexicon TABLE list;
COMMIT;
SELECT count(*) FROM zhnews.lexicon;
SQL
	'2', 'a published list is emptied and filled again');

done_testing();
