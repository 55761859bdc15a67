# The examples of reports run, as the role that they make, on the demonstration
# of the dashboard, and give something.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $root = $ENV{PG_ABS_SRCDIR};
my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--no-locale', '-A', 'trust' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION zhnews');
chdir $root or die "could not enter $root: $!";

# psql with a file of the examples; returns what it prints.
sub run_file
{
	my ($name, $user, $file, @options) = @_;
	my ($out, $err) = ('', '');
	my $ok = IPC::Run::run(
		[
			'psql', '-X', '-q', '-d',
			$node->connstr('postgres') . " user=$user",
			@options, '-f', $file
		],
		'>', \$out, '2>', \$err);

	ok($ok && $err eq '', $name) or diag($err);
	return $out;
}

my $owner = $node->safe_psql('postgres', 'SELECT current_user');
run_file('the demonstration is loaded', $owner, 'examples/dashboard/demo/load.sql');
$node->safe_psql('postgres', "INSERT INTO demo.phrase VALUES (U&'\\5171\\540C\\5BCC\\88D5')");
run_file('the role is made', $owner, 'examples/reports/reader.sql',
	'-v', 'corpus=demo', '-v', 'reader=reporter');
is($node->safe_psql('postgres', 'SELECT count(*) > 100 FROM person_day',
		connstr => $node->connstr('postgres') . ' user=reporter'),
	't', 'the role finds its views');

# Tools put values into their queries, in ways of their own.
my %value = (since => '2022-06-01', until => '2022-07-31', paper => 'P', person => 'P');
sub fill_in
{
	my ($query, $with) = @_;

	$query =~ s/\[\[(.*?)\]\]/$with ? $1 : ''/ges;
	$query =~ s/\{% if from_dttm %\}(.*?)\{% endif %\}/$with ? $1 : ''/ges;
	$query =~ s/\{\{ from_dttm \}\}/2022-06-01T00:00:00/g;
	$query =~ s/\{\{(\w+)\}\}/'$value{$1}'/g;
	$query =~ s/\$__timeFilter\((\w+)\)/$1 BETWEEN '2022-06-01T00:00:00Z' AND '2022-07-31T00:00:00Z'/g;
	$query =~ s/\$__timeGroup\((\w+), '1w'\)/floor(extract(epoch FROM $1) \/ 604800) * 604800/g;
	$query =~ s/\$\{paper:sqlstring\}/SELECT paper FROM paper_day/g;
	$query =~ s/\$\{person:sqlstring\}/(SELECT person FROM person_day ORDER BY mentions DESC LIMIT 1)/g;
	return $query;
}

for my $tool (qw(metabase superset grafana))
{
	my $sql = slurp_file("examples/reports/$tool.sql");
	my @queries = grep { /^SELECT/m } split /;\n/, $sql;
	my @empty;

	is(scalar @queries, 6, "$tool: a model or variable, and five questions");
	for my $with (0, 1)
	{
		for my $query (@queries)
		{
			my ($title) = $query =~ /^-- ((?:Model|Dataset|Variable|Question|Chart|Panel)[^:.]*)/m;
			my $file = "$PostgreSQL::Test::Utils::tmp_check/query.sql";

			append_to_file($file, '');
			open(my $f, '>', $file) or die;
			print $f fill_in($query, $with), ";\n";
			close($f);
			my $out = run_file("$tool: $title" . ($with ? ' with variables' : ''),
				'reporter', $file, '-At');
			push @empty, $title if !$with && $out eq '';
		}
	}
	is("@empty", '', "$tool: each gives something");
}

my $notebook = run_file('the notebook runs', 'reporter', 'examples/reports/notebook.sql');
my $tables = () = $notebook =~ /^\S*\xe2\x94\x80/mg;
cmp_ok($tables, '>=', 10, 'the notebook shows tables');

my @shapes = split /\n/, run_file('shapes', 'reporter', 'examples/reports/shapes.sql', '-v', 'top=7');
my $json = sub {
	return $node->safe_psql('postgres', "SELECT $_[1] FROM (SELECT \$j\$$_[0]\$j\$::jsonb) AS x (j)");
};
is($json->($shapes[0], q{jsonb_array_length(j) || ' ' || (j -> 0 ->> 'value')::int / greatest((j -> 0 ->> 'value')::int, 1)}),
	'7 1', 'shapes: words for a cloud');
is($json->($shapes[1], q{jsonb_array_length(j -> 'links') || ' ' || (SELECT bool_and(j -> 'nodes' @> jsonb_build_array(jsonb_build_object('name', l -> 'source'))
		AND j -> 'nodes' @> jsonb_build_array(jsonb_build_object('name', l -> 'target'))) FROM jsonb_array_elements(j -> 'links') AS l)}),
	'7 true', 'shapes: a network, each end of a link a node');
is($shapes[2], 'Source,Target,Type,Weight', 'shapes: a network for Gephi');
is($json->($shapes[-1], "jsonb_array_length(j) = (SELECT count(DISTINCT published) FROM demo.article)"),
	't', 'shapes: a calendar');

my $dir = PostgreSQL::Test::Utils::tempdir;
run_file('the scheduled report runs', 'reporter', "$root/examples/reports/scheduled.sql", '-v', "dir=$dir");
my $articles = slurp_file("$dir/articles.csv");
like($articles, qr/^published,paper,page_no,headline,authors,length\n2022-/, 'articles.csv');
like(slurp_file("$dir/people.csv"), qr/^\xef\xbb\xbfperson,articles/, 'people.csv');
my $html = slurp_file("$dir/report.html");
like($html, qr/^<!DOCTYPE html>/, 'report.html');
my $n = () = $html =~ /<table/g;
is($n, 3, 'report.html: three tables');

$node->stop;
done_testing();
