# The views are there for tools that connect through JDBC and ODBC: each is
# listed with its columns, types and comments, is read in full, and answers
# filters by parameters; keys of tables are told.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode_utf8);
use IPC::Run qw(run);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $jar = '/usr/share/java/postgresql.jar';
my $driver = 'PostgreSQL Unicode';

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--no-locale', '-A', 'trust' ]);
$node->append_conf('postgresql.conf', "listen_addresses = '127.0.0.1'");
$node->start;
my $page = decode_utf8(slurp_file("$ENV{PG_ABS_SRCDIR}/examples/page.txt"));
$node->safe_psql('postgres', encode_utf8(<<"SQL"));
CREATE EXTENSION zhnews;
SELECT zhnews.create_corpus('pinghu');
INSERT INTO pinghu.page (paper, published, page_no, body)
	VALUES ('平湖', '2022-07-06', '1', \$page\$$page\$page\$), ('平湖', '2022-07-07', '1', 'x');
INSERT INTO pinghu.phrase VALUES ('两个先行');
SELECT zhnews.refresh_reports('pinghu');
CREATE ROLE reader LOGIN;
SELECT zhnews.grant_reports('pinghu', 'reader');
ALTER ROLE reader SET search_path = pinghu_report;
CREATE ROLE analyst LOGIN;
GRANT USAGE ON SCHEMA pinghu TO analyst;
GRANT SELECT ON ALL TABLES IN SCHEMA pinghu TO analyst;
SQL

# Is there a program that runs?
sub have
{
	my @command = @_;
	my $out;

	return eval { run(\@command, '>', \$out, '2>&1') };
}

# Lines of a query's result.
sub lines
{
	my ($query) = @_;

	return [ split /\n/, decode_utf8(
			$node->safe_psql('postgres', encode_utf8($query))) ];
}

# What the server says itself.
my $of_views = q{FROM pg_class c WHERE c.relkind = 'v'
	AND c.relnamespace = 'pinghu_report'::regnamespace};
my $views = lines("SELECT c.relname $of_views ORDER BY c.relname");
my %rows = map { $_ => lines("SELECT count(*) FROM pinghu_report.$_")->[0] }
  @$views;
cmp_ok(scalar @$views, '>', 30, 'there are views');
cmp_ok($rows{person_article}, '>', 10, 'there are rows');

SKIP:
{
	skip 'no PostgreSQL driver for Java (packages libpostgresql-jdbc-java and default-jdk-headless)', 9
	  unless -e $jar && have('javac', '-version');

	my ($out, $err) = ('', '');
	my @program = (
		'java', '-cp', $jar, '-Dfile.encoding=UTF-8',
		"$ENV{PG_ABS_SRCDIR}/test/drivers/ReadReports.java");
	my $url = 'jdbc:postgresql://127.0.0.1:' . $node->port . '/postgres?user=';

	ok(run([ @program, "${url}reader", 'pinghu_report' ],
			'>', \$out, '2>', \$err), 'JDBC: the reader reads all');
	is($err, '', 'JDBC: without complaint');
	my @told = split /\n/, decode_utf8($out);
	my $type = q{CASE format_type(a.atttypid, NULL)
		WHEN 'text' THEN 'VARCHAR' WHEN 'integer' THEN 'INTEGER'
		WHEN 'bigint' THEN 'BIGINT' WHEN 'date' THEN 'DATE'
		WHEN 'numeric' THEN 'NUMERIC' WHEN 'boolean' THEN 'BIT'
		WHEN 'timestamp with time zone' THEN 'TIMESTAMP' END};
	is_deeply(
		[ sort grep { /^view/ } @told ],
		[ sort @{ lines(qq{SELECT concat_ws(E'\\t', 'view', c.relname,
			obj_description(c.oid, 'pg_class')) $of_views}) } ],
		'JDBC: views and their comments');
	is_deeply(
		[ sort grep { /^column/ } @told ],
		[ sort @{ lines(qq{SELECT concat_ws(E'\\t', 'column', c.relname,
			a.attname, $type, col_description(c.oid, a.attnum))
			FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
			WHERE a.attnum > 0 AND c.relkind = 'v'
				AND c.relnamespace = 'pinghu_report'::regnamespace}) } ],
		'JDBC: columns, their types and comments');
	is(scalar(grep { /^column/ && !/ \(\p{Han}[^()]*\)$/ } @told),
		0, 'JDBC: each comment ends in a Chinese label');
	is_deeply(
		{ map { /^rows\t(.*)\t(.*)/ ? ($1 => $2) : () } @told },
		\%rows, 'JDBC: all rows of all views');
	is_deeply(
		[ grep { /^(filter|day)/ } @told ],
		[
			"filter\t0\t2\t"
			  . lines(q{SELECT sum(mentions) FROM pinghu.person_article
				WHERE person = '仲旭东'})->[0],
			"filter\t1\t0\t0",
			"day\t2022-07-06\t星期三\t六月初八\tfalse"
		],
		'JDBC: prepared statements');

	$out = '';
	ok(run([ @program, "${url}analyst", 'pinghu', 'pinghu' ],
			'>', \$out, '2>', \$err), 'JDBC: an analyst reads all');
	my %keys = map { s/\t/ /gr => 1 } grep { /^(primary|foreign)/ }
	  split /\n/, decode_utf8($out);
	is(join(', ', grep { !$keys{$_} } (
				'primary calendar day',
				'primary phrase phrase',
				'primary article id',
				'foreign credit article article id',
				'foreign mention article article id',
				'foreign quotation article article id',
				'foreign report_day published calendar day',
				'foreign report_keyword week calendar day',
				'foreign report_phrase phrase phrase phrase',
				'foreign report_phrase article article id')),
		'', 'JDBC: keys');
}

SKIP:
{
	my $ini = -e '/etc/odbcinst.ini' ? slurp_file('/etc/odbcinst.ini') : '';

	skip 'no PostgreSQL driver for ODBC (packages odbc-postgresql and unixodbc)', 2
	  unless $ini =~ /\[\Q$driver\E\]/ && have('isql', '--version');

	my @odbc = ('isql', '-v', '-k', "Driver=$driver;Servername=127.0.0.1;"
		  . 'Port=' . $node->port . ';Database=postgres;Username=reader');
	my %told;
	my %columns;
	for my $view (@$views)
	{
		my ($out, $err) = ('', '');

		run(\@odbc, '<', \(my $all = "SELECT * FROM $view\n"),
			'>', \$out, '2>', \$err);
		$told{$view} = $out =~ /^SQLRowCount returns (\d+)/m ? $1 : "$out$err";
		run([ @odbc, '-b', '-d,' ], '<', \(my $help = "help $view\n"),
			'>', \$out, '2>', \$err);
		$columns{$view} = { map { (split /,/)[3] // '' => 1 } split /\n/, $out };
	}
	is_deeply(\%told, \%rows, 'ODBC: all rows of all views');
	is_deeply(
		[
			grep { my ($v, $c) = split /\|/; !$columns{$v}{$c} } @{
				lines(q{SELECT c.relname, a.attname
					FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
					WHERE a.attnum > 0 AND c.relkind = 'v'
						AND c.relnamespace = 'pinghu_report'::regnamespace}) }
		],
		[], 'ODBC: all columns of all views');
}

$node->stop;
done_testing();
