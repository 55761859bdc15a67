# Postings and the formula agree: rank() finds the same articles as bm25() on
# every row of article, with the same scores, on random corpora with random
# queries, k, parameters, filters, folds, and uncommitted changes.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

# A run can be repeated with its seed, and made longer.
my $seed = $ENV{ZHNEWS_SEED} // 20220706;
my $rounds = $ENV{ZHNEWS_ROUNDS} // 6;
srand($seed);

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION zhnews');

# Call a function without showing what it returns.
sub call
{
	my ($function) = @_;

	return "DO \$\$ BEGIN PERFORM zhnews.$function; END \$\$;";
}

# Words w0 … w59, the lower numbers far more often; and rare ones, some long.
sub word
{
	return 'w' . int(60 * rand()**3) if rand() < 0.95;
	my $rare = int(rand(3000));
	return "r$rare" . ($rare % 7 == 0 ? 'x' x ($rare % 300) : '');
}

# A document with classes of positions and gaps; now and then a long one, one
# with classes that are not in their order, and one without positions.
sub document
{
	my $length = 1 + int(rand(rand() < 0.02 ? 3000 : 60));
	my $kind = rand();
	my $position = 0;
	my @entries;

	for my $i (1 .. $length)
	{
		my $class = $kind < 0.1 ? substr('ABCD', int(rand(4)), 1)
			: $i <= $length / 8 ? 'A' : $i <= $length / 6 ? 'B'
			: $i <= $length / 5 ? 'C' : 'D';

		$position += 1 + (rand() < 0.1 ? int(rand(20)) : 0);
		push @entries, word() . ":$position$class";
	}
	my $text = join(' ', @entries);
	return $kind > 0.97 ? "strip('$text'::tsvector)" : "'$text'::tsvector";
}

sub operand
{
	my $word = word();
	my $kind = rand();

	return "$word:*" if $kind < 0.08;
	return "$word:" . substr('ABCD', int(rand(4)), 1) if $kind < 0.16;
	return "$word:*A" if $kind < 0.18;
	return $word;
}

sub query
{
	my ($depth) = @_;
	my $kind = rand();

	return operand() if $depth == 0 || $kind < 0.2;
	return '(' . query($depth - 1) . ' & ' . query($depth - 1) . ')' if $kind < 0.4;
	return '(' . query($depth - 1) . ' | ' . query($depth - 1) . ')' if $kind < 0.7;
	return '(' . query($depth - 1) . ' <' . (1 + int(rand(3))) . '> ' . query($depth - 1) . ')' if $kind < 0.9;
	return '(' . query($depth - 1) . ' & !' . query($depth - 1) . ')' if $kind < 0.97;
	return '!' . query($depth - 1);
}

sub queries
{
	return query(int(rand(4))) if rand() < 0.6;
	return join(' | ', map { operand() } 1 .. 1 + int(rand(9)));
}

# The statement that compares: what only one of both has, and scores that
# differ.  Ties are in the order of ids.
sub compare
{
	my $query = queries();
	my $k = (0, 1, 3, 10, 10, 50, 100000)[ int(rand(7)) ];
	# The last ones are expected to be met by many articles, and so looked at
	# after ranking; by few they are met, or by nearly all.
	my $condition = rand() < 0.3 ? ("length > 0 AND id % 3 = 1",
		"id > 20", "id > 2900", "id % 2 = 0 OR id > 40")[ int(rand(4)) ] : undef;
	my $weights = rand() < 0.7 ? '{1, 1, 2, 3}' : sprintf('{%s}',
		join(', ', map { int(rand(40)) / 10 } 1 .. 4));
	my $k1 = rand() < 0.7 ? 1.2 : int(rand(30)) / 10;
	my $b = rand() < 0.7 ? 0.75 : int(rand(11)) / 10;
	my $exact = rand() < 0.5 ? 'true' : 'false';
	# One for each word of the query, at least: words of brackets and all.
	my $boosts = rand() < 0.7 ? '{}' : sprintf('{%s}',
		join(', ', map { int(rand(30)) / 10 } 1 .. 40));
	my $where = defined $condition ? "AND ($condition)" : '';
	my $argument = defined $condition ? "'$condition'" : 'NULL';

	return <<"SQL";
WITH asked AS (SELECT '$query'::tsquery AS query),
statistics AS (SELECT s.* FROM asked, zhnews.bm25_statistics('c', query) AS s),
scored AS (
    SELECT id, zhnews.bm25(words, query, articles, mean_length, counts, '$weights', $k1, $b, '$boosts') AS score,
        count(*) OVER () AS total
    FROM c.article, asked, statistics
    WHERE words @@ query $where),
oracle AS (SELECT *, row_number() OVER (ORDER BY score DESC, id) AS place
           FROM scored ORDER BY score DESC, id LIMIT $k),
found AS (SELECT r.*, row_number() OVER () AS place
          FROM asked, zhnews.rank('c', query, $k, $argument, NULL, '$weights', $k1, $b, $exact, NULL, '$boosts') AS r)
SELECT \$\$$query k=$k $weights k1=$k1 b=$b $boosts $exact $argument\$\$, o.id, o.score, o.total, f.article, f.score, f.total, f.total_is_exact
FROM oracle AS o FULL JOIN found AS f USING (place)
WHERE o.id IS DISTINCT FROM f.article OR abs(o.score - f.score) > 1e-5
    OR o.score IS NULL OR f.score IS NULL
    OR (f.total_is_exact AND f.total <> o.total) OR f.total > o.total
    OR ($exact AND NOT f.total_is_exact) OR NOT f.complete
LIMIT 3;
SQL
}

# A change of some articles.
sub change
{
	my ($spread) = @_;
	my $kind = rand();
	my $n = 1 + int(rand(60));

	if ($kind < 0.4)
	{
		# By default, ids rise; given ones may be anywhere.
		my @rows = map { '(' . ($spread && rand() < 0.5
			? int(rand(1000000)) * 977 - 5000 : 'DEFAULT') . ', ' . document() . ')' } 1 .. $n;
		return "INSERT INTO c.article (id, words) OVERRIDING SYSTEM VALUE VALUES "
			. join(', ', @rows) . ' ON CONFLICT DO NOTHING;';
	}
	if ($kind < 0.6)
	{
		return "UPDATE c.article SET words = " . document()
			. ' WHERE id % 17 = ' . int(rand(17)) . ';';
	}
	return 'UPDATE c.article SET published = current_date WHERE id % 5 = 1;' if $kind < 0.65;
	return 'UPDATE c.article SET id = id + 100000 WHERE id % 31 = ' . int(rand(31))
		. ' AND id < 50000;' if $kind < 0.7;
	return 'DELETE FROM c.article WHERE id % 13 = ' . int(rand(13)) . ';' if $kind < 0.85;
	return 'SAVEPOINT s; DELETE FROM c.article WHERE id % 3 = 0; ROLLBACK TO s;' if $kind < 0.9;
	return call("fold('c')");
}

for my $round (1 .. $rounds)
{
	my $spread = $round % 2 == 0;
	my $many = $round % 3 == 0 ? 3000 : 150;
	my @statements = (
		"SET client_min_messages = warning; DROP SCHEMA IF EXISTS c CASCADE;",
		call("create_corpus('c')"));
	# With little memory, changes go through the server's sort.
	push @statements, "SET maintenance_work_mem = '1MB';" if $round % 3 == 0;

	push @statements, 'INSERT INTO c.article (words) VALUES '
		. join(', ', map { '(' . document() . ')' } 1 .. $many) . ';';
	for (1 .. 8)
	{
		push @statements, 'BEGIN;', change($spread), change($spread), compare(), compare(), compare();
		push @statements, rand() < 0.7 ? 'COMMIT;' : 'ROLLBACK;';
		push @statements, compare();
		push @statements, call("fold('c')"), compare(), compare()
			if rand() < 0.6;
	}
	# What folds made bit by bit is what is made at once.
	push @statements, call("fold('c')"), compare(),
		"CREATE TEMP TABLE was AS SELECT articles, positions FROM c.posting_state;",
		call("fold('c', rebuild => true)"), compare(), compare(),
		"SELECT 'state', * FROM (TABLE was EXCEPT SELECT articles, positions FROM c.posting_state) AS d;",
		"SELECT 'rows' FROM c.posting AS one, c.posting AS other WHERE one.term = other.term"
			. " AND one.first_id < other.first_id AND one.last_id >= other.first_id;",
		"SELECT 'words', * FROM zhnews.posted_words('c') AS p"
			. " FULL JOIN ts_stat('SELECT words FROM c.article') AS s USING (word)"
			. " WHERE p.articles IS DISTINCT FROM s.ndoc;";
	my $file = "${PostgreSQL::Test::Utils::tmp_check}/rank.sql";
	append_to_file($file . $round, join("\n", @statements));
	my ($status, $out, $err) = $node->psql('postgres', undef,
		extra_params => [ '-At', '-f', $file . $round ]);
	is($status, 0, "round $round of seed $seed runs");
	is($out, '', "round $round: postings and formula agree");
	is($err, '', "round $round: no errors") or last;
}

done_testing();
