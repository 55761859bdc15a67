# A corpus is dumped and restored as what it is: ordinary tables, in which
# nothing is read or segmented anew, and which go on working.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->start;

my $page = slurp_file("$ENV{PG_ABS_SRCDIR}/examples/page.txt");
$node->safe_psql('postgres', 'CREATE DATABASE before');
$node->safe_psql('before', <<"SQL");
CREATE EXTENSION zhnews;
INSERT INTO zhnews.lexicon VALUES ('阳光维修');
INSERT INTO zhnews.json_mapping (mapping, key, field) VALUES ('mine', 'biaoti', 'headline');
SELECT zhnews.create_corpus('pinghu');
INSERT INTO pinghu.page (paper, published, page_no, body)
    VALUES ('平湖', '2022-07-06', '1', \$page\$$page\$page\$),
        ('平湖', '2022-07-06', '2', 'nothing');
INSERT INTO pinghu.page (format, body) VALUES ('mine', '{"biaoti": "优待证发放"}');
INSERT INTO pinghu.article (headline, words) VALUES ('own words', 'own:1A');
SQL

my @queries = (
	'SELECT * FROM zhnews.corpus',
	'SELECT * FROM zhnews.lexicon',
	'SELECT * FROM zhnews.json_mapping ORDER BY mapping, level, key, field',
	(map { "SELECT * FROM pinghu.$_ ORDER BY 1, 2" }
		  qw(page article line credit rejected article_overview author_day)),
	'SELECT * FROM pinghu.word_frequency ORDER BY rank',
	'SELECT * FROM pinghu.person_article ORDER BY article, person',
	"SELECT position FROM pinghu.article WHERE words \@\@ '阳光维修'::tsquery",
	# Comments, grants of columns, triggers and constraints.
	q{SELECT c.relname, a.attname, d.description
	  FROM pg_description d JOIN pg_class c ON c.oid = d.objoid
	  LEFT JOIN pg_attribute a
		ON a.attrelid = d.objoid AND a.attnum = d.objsubid AND a.attnum > 0
	  WHERE d.classoid = 'pg_class'::regclass
		AND c.relnamespace = 'pinghu'::regnamespace ORDER BY 1, 2},
	# (Parentheses of a condition are not always the same after a dump.)
	q{SELECT translate(pg_get_triggerdef(t.oid), '()', '') FROM pg_trigger t
		JOIN pg_class c ON c.oid = t.tgrelid
	  WHERE c.relnamespace = 'pinghu'::regnamespace AND NOT tgisinternal
	  ORDER BY 1},
	q{SELECT conrelid::regclass::text, pg_get_constraintdef(oid)
	  FROM pg_constraint WHERE connamespace = 'pinghu'::regnamespace
	  ORDER BY 1, 2});
my %before = map { $_ => $node->safe_psql('before', $_) } @queries;

sub same
{
	my ($database, $how) = @_;

	for my $query (@queries)
	{
		(my $name = "$how: $query") =~ s/\s+/ /g;
		is($node->safe_psql($database, $query), $before{$query}, $name);
	}
}

# Plain text into a new database.
my $dump = $node->basedir . '/dump.sql';
$node->command_ok(
	[ 'pg_dump', '--no-sync', '-f', $dump, $node->connstr('before') ],
	'dump');
$node->safe_psql('postgres', 'CREATE DATABASE plain');
$node->command_ok(
	[
		'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $dump,
		'-d', $node->connstr('plain')
	],
	'restore');
same('plain', 'plain');

# Custom format, with parallel jobs.
$node->command_ok(
	[
		'pg_dump', '--no-sync', '-Fc', '-f', "$dump.custom",
		$node->connstr('before')
	],
	'dump in custom format');
$node->safe_psql('postgres', 'CREATE DATABASE custom');
$node->command_ok(
	[
		'pg_restore', '--exit-on-error', '-j', '2',
		'-d', $node->connstr('custom'), "$dump.custom"
	],
	'restore with two jobs');
same('custom', 'custom');

# One corpus of several, without the rest of the database.
$node->command_ok(
	[
		'pg_dump', '--no-sync', '-n', 'pinghu', '-f', "$dump.schema",
		$node->connstr('before')
	],
	'dump of the schema');
$node->safe_psql('postgres', 'CREATE DATABASE schema');
$node->safe_psql('schema',
	"CREATE EXTENSION zhnews; INSERT INTO zhnews.lexicon VALUES ('阳光维修');
	 INSERT INTO zhnews.json_mapping (mapping, key, field) VALUES ('mine', 'biaoti', 'headline')");
$node->command_ok(
	[
		'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', "$dump.schema",
		'-d', $node->connstr('schema')
	],
	'restore of the schema');
same('schema', 'schema');

# What was restored goes on: a page is loaded, corrected, deleted.
$node->safe_psql('plain', <<'SQL');
INSERT INTO pinghu.page (paper, published, body) VALUES ('日报', '2022-07-07',
	E'## 市政府召开会议\n\n■记者 王小明\n\n本报讯 昨天,市长李华主持召开会议,研究部署全市防汛工作。');
SQL
is( $node->safe_psql('plain',
		"SELECT headline, authors FROM pinghu.article_overview WHERE paper = '日报'"),
	'市政府召开会议|王小明',
	'a page is loaded after the restore');
$node->safe_psql('plain', 'DELETE FROM pinghu.page');
is( $node->safe_psql('plain',
		'SELECT count(*), (SELECT count(*) FROM pinghu.line) FROM pinghu.article'),
	'1|0',
	'pages are deleted after the restore');
is( $node->safe_psql('plain',
		"SELECT zhnews.drop_corpus('pinghu', force => true)"),
	'', 'the corpus is dropped after the restore');

done_testing();
