# Words reach a standby and a subscriber, in sessions that are open there.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $cut = "SELECT zhnews.words('发展民营经济')";
my $without = '{发展,民营,经济}';
my $with = '{发展,民营经济}';

my $primary = PostgreSQL::Test::Cluster->new('primary');
$primary->init(
	allows_streaming => 'logical',
	extra => [ '--encoding=UTF8', '--no-locale' ]);
$primary->start;
$primary->safe_psql('postgres', 'CREATE EXTENSION zhnews');
$primary->backup('b');

my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($primary, 'b', has_streaming => 1);
$standby->start;
$primary->wait_for_catchup($standby);
my $session = $standby->background_psql('postgres');
is($session->query($cut), $without, 'standby before the word');

my $subscriber = PostgreSQL::Test::Cluster->new('subscriber');
$subscriber->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$subscriber->start;
$subscriber->safe_psql('postgres', 'CREATE EXTENSION zhnews');
my $connection = $primary->connstr . ' dbname=postgres';
$primary->safe_psql('postgres',
	'CREATE PUBLICATION words FOR TABLE zhnews.lexicon');
$subscriber->safe_psql('postgres',
	"CREATE SUBSCRIPTION words CONNECTION '$connection' PUBLICATION words");
$subscriber->wait_for_subscription_sync($primary, 'words');
my $subscribed = $subscriber->background_psql('postgres');
is($subscribed->query($cut), $without, 'subscriber before the word');

$primary->safe_psql('postgres',
	"INSERT INTO zhnews.lexicon VALUES ('民营经济')");
$primary->wait_for_catchup($standby);
$primary->wait_for_catchup('words');
is($session->query($cut), $with, 'standby, same session after the word');
is($subscribed->query($cut), $with, 'subscriber, same session after the word');

my $version = $primary->safe_psql('postgres', 'SELECT zhnews.lexicon_version()');
is($session->query('SELECT zhnews.lexicon_version()'),
	$version, 'the same version on the standby');
is($subscribed->query('SELECT zhnews.lexicon_version()'),
	$version, 'the same version on the subscriber');
is( $session->query(
		"SELECT to_tsvector('zhnews.news', '发展民营经济') @@ '民营经济'::tsquery"),
	't', 'search on the standby');

$primary->safe_psql('postgres', 'TRUNCATE zhnews.lexicon');
$primary->wait_for_catchup($standby);
$primary->wait_for_catchup('words');
is($session->query($cut), $without, 'standby after the word is gone');
is($subscribed->query($cut), $without, 'subscriber after the word is gone');

$session->quit;
$subscribed->quit;

$primary->safe_psql('postgres',
	"INSERT INTO zhnews.lexicon VALUES ('民营经济')");
$primary->stop('immediate');
$primary->start;
is($primary->safe_psql('postgres', $cut), $with, 'primary after a crash');

done_testing();
