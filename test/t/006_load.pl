# A load from a staging table that is stopped at any point, by a signal, a
# crash of its backend or of the server, goes on where it was: nothing is lost
# and nothing is loaded twice.  Several sessions may load from one table.
use strict;
use warnings;
use IPC::Run qw(start);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(usleep);

my $items = 1500;
my $call = q{CALL zhnews.load('news', 'staging', batch_size => 7)};

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
# A backend that is killed takes the server down; it has to come up again.
$node->append_conf('postgresql.conf', "restart_after_crash = on");
$node->start;
$node->safe_psql('postgres', <<"SQL");
CREATE EXTENSION zhnews;
SELECT zhnews.create_corpus('news');
CREATE TABLE staging (doc text);
CREATE TABLE kept (doc text);
INSERT INTO kept
SELECT format('{"id": "%s", "title": "第%s号新闻", "author": "记者 王小明", "content": "%s"}', i, i,
	repeat('本报讯 昨天,市长李华主持召开会议,研究部署全市防汛工作。', 1 + i % 5))
FROM generate_series(1, $items) i;
INSERT INTO kept VALUES ('{"id": "bad"'), (NULL);
INSERT INTO staging SELECT * FROM kept;
SQL

# Wait for the server to accept connections.
sub wait_for_server
{
	for (1 .. 600)
	{
		return if $node->psql('postgres', 'SELECT 1') == 0;
		usleep(100_000);
	}
	die "the server did not come up";
}

sub value
{
	my ($query) = @_;

	return $node->safe_psql('postgres', $query);
}

# Start a load in a session of its own.
my $err = '';
sub start_load
{
	my $out = '';

	return start(
		[
			'psql', '-X', '-q', '-h', $node->host, '-p', $node->port,
			'-d', 'postgres', '-c', $call
		],
		'<', \undef, '>', \$out, '2>', \$err);
}

sub loader_pid
{
	return value(
		q{SELECT min(pid) FROM pg_stat_activity WHERE query LIKE 'CALL %'});
}

# What is neither waiting nor loaded nor rejected is lost; what is two of
# these is there twice.
my $lost = q{
	SELECT count(*) FROM (
		SELECT doc, count(*) FROM kept GROUP BY doc
		EXCEPT ALL
		SELECT doc, count(*) FROM (
			SELECT doc FROM staging
			UNION ALL SELECT body FROM news.page
			UNION ALL SELECT body FROM news.rejected) AS found
		GROUP BY doc) AS missing};
my $torn = q{
	SELECT (SELECT count(*) FROM news.page WHERE id NOT IN
				(SELECT page FROM news.article))
		+ (SELECT count(*) FROM news.article WHERE id NOT IN
				(SELECT article FROM news.credit))};

my %stops = (
	'a cancel' => sub {
		value('SELECT pg_cancel_backend(' . shift() . ')');
	},
	'a termination' => sub {
		value('SELECT pg_terminate_backend(' . shift() . ')');
	},
	'a killed backend' => sub {
		my $log = -s $node->logfile;

		kill 'KILL', shift();

		# The server still lets sessions in until it has seen this.
		for (1 .. 600)
		{
			last
			  if slurp_file($node->logfile, $log) =~ /ready to accept connections/;
			usleep(100_000);
		}
	},
	'a crash of the server' => sub {
		$node->stop('immediate');
		$node->start;
	});
for my $stop (sort keys %stops)
{
	my $load = start_load();
	my $before = value('SELECT count(*) FROM staging');

	# Let it get under way, and then some milliseconds more.
	for (1 .. 600)
	{
		last if value('SELECT count(*) FROM staging') < $before;
		usleep(20_000);
	}
	usleep(int rand 30_000);
	$stops{$stop}->(loader_pid());
	eval { $load->finish };
	wait_for_server();

	my $left = value('SELECT count(*) FROM staging');
	cmp_ok($left, '>', 0, "$stop came before the end");
	cmp_ok($left, '<', $before, "$stop: what was committed stays");
	is(value($lost), 0, "$stop: nothing is lost or doubled");
	is(value($torn), 0, "$stop: pages have all that belongs to them");
}

# Two sessions load what is left.
$err = '';
my @loads = (start_load(), start_load());
$_->finish for @loads;
unlike($err, qr/ERROR|FATAL/, 'two loads at once succeed');
is(value('SELECT count(*) FROM staging'), 0, 'nothing is left to load');
is(value($lost), 0, 'nothing is lost or doubled');
is(value('SELECT count(*), count(DISTINCT external_id) FROM news.article'),
	"$items|$items", 'each article is there once');
is(value('SELECT count(*) FROM news.rejected'),
	2, 'what cannot be read is rejected');

# Once more, with all that is there already.
value('INSERT INTO staging SELECT * FROM kept');
my $state = 'SELECT md5(string_agg(a::text, $$,$$ ORDER BY id)) FROM news.article a';
my $before = value($state);
is(value($call), "0|0|$items|2", 'a second load changes nothing');
is(value($state), $before, 'the articles are the same rows');

$node->stop;
done_testing();
