# Memory of a backend stays what it was over 100,000 calls, also when each
# call ends in an error in the middle of its text; and a backend that has
# segmented text is hardly larger than one that has not.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $body = '市委书记到工业园区调研，GDP突破３００亿元。한국어สวัสดี';

# Growth allowed over all calls of a test, in kB: a leak of 16 bytes a call
# would be 1,600.
my $allowed = 1024;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', <<'SQL');
CREATE EXTENSION zhnews;

-- Resident and unshared memory of this backend, in kB.
CREATE FUNCTION memory() RETURNS int LANGUAGE sql VOLATILE AS $$
    SELECT sum(substring(line FROM '\d+')::int)
    FROM regexp_split_to_table(pg_read_file('/proc/self/smaps_rollup'), '\n') line
    WHERE line ~ '^Private_Dirty';
$$;

-- Configurations that fail when the first word reaches its dictionary: the
-- options of the dictionary are not what its template understands.
CREATE TEXT SEARCH DICTIONARY broken (TEMPLATE = zhnews.news_word);
CREATE TEXT SEARCH CONFIGURATION broken_news (COPY = zhnews.news);
ALTER TEXT SEARCH CONFIGURATION broken_news
    ALTER MAPPING REPLACE zhnews.news_word WITH broken;
CREATE TEXT SEARCH CONFIGURATION broken_icu (COPY = zhnews.icu);
ALTER TEXT SEARCH CONFIGURATION broken_icu
    ALTER MAPPING REPLACE zhnews.news_exact WITH broken;
UPDATE pg_ts_dict SET dictinitoption = 'wrong = 1' WHERE dictname = 'broken';

-- Growth in kB from the 10,000th call of a query on; failing says whether it
-- must fail.
CREATE FUNCTION growth(query text, body text, failing boolean)
RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    before int;
BEGIN
    FOR i IN 1..110000 LOOP
        IF failing THEN
            BEGIN
                EXECUTE query USING body;
                RAISE 'query did not fail: %', query;
            EXCEPTION
                WHEN division_by_zero OR invalid_parameter_value THEN NULL;
            END;
        ELSE
            EXECUTE query USING body;
        END IF;
        IF i = 10000 THEN
            before := memory();
        END IF;
    END LOOP;
    RETURN memory() - before;
END $$;
SQL

sub grows_little
{
	my ($name, $query, $failing) = @_;
	my $growth = $node->safe_psql('postgres',
		"SELECT growth(\$q\$$query\$q\$, '$body', $failing)");
	cmp_ok($growth, '<', $allowed, "$name: $growth kB");
}

grows_little('words', 'SELECT zhnews.words($1)', 'false');
grows_little('segment', 'SELECT count(*) FROM zhnews.segment($1)', 'false');
grows_little('segment, not read to the end',
	'SELECT (zhnews.segment($1)).word LIMIT 1', 'false');
grows_little('parser zhnews.news',
	q{SELECT to_tsvector('zhnews.news', $1)}, 'false');
grows_little('parser zhnews.icu',
	q{SELECT to_tsvector('zhnews.icu', $1)}, 'false');
grows_little('segment, error after two rows',
	'SELECT 1 / ("position" - 3) FROM (SELECT (zhnews.segment($1)).*) s',
	'true');
grows_little('words, error in an argument',
	q{SELECT zhnews.words($1, 'wrong')}, 'true');
grows_little('parser zhnews.news, error in a dictionary',
	q{SELECT to_tsvector('broken_news', $1)}, 'true');
grows_little('parser zhnews.icu, error in a dictionary',
	q{SELECT to_tsvector('broken_icu', $1)}, 'true');
grows_little('HTML', q{SELECT zhnews.html_text('<p>' || $1 || '<br>')},
	'false');
grows_little('HTML that is no page of an e-paper',
	q{SELECT zhnews.read_founder('<p>' || $1)}, 'true');

# The HTML parser is freed when a document is given up in the middle of it.
my $html = $node->safe_psql('postgres', <<'SQL');
CREATE FUNCTION give_up(n int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 1..n LOOP
        BEGIN
            PERFORM zhnews.html_text(repeat('<i>', 1100));
            RAISE 'document was not given up';
        EXCEPTION
            WHEN program_limit_exceeded THEN NULL;
        END;
    END LOOP;
END $$;
SELECT give_up(200) \gset
SELECT memory() AS before \gset
SELECT give_up(2000) \gset
SELECT memory() - :before;
SQL
cmp_ok($html, '<', $allowed, "2,000 documents given up: $html kB");

# Memory that the first call takes for good, in a backend that has used text
# search before.
my $first = $node->safe_psql('postgres', <<"SQL");
SELECT length(to_tsvector('simple', 'warm')), memory() \\gset
SELECT memory() AS before \\gset
SELECT length(to_tsvector('zhnews.news', '$body')) > 0 AS indexed \\gset
SELECT memory() - :before;
SQL
cmp_ok($first, '<', 1024, "first call: $first kB");

# A lexicon is read again and again without growing.
my $reload = $node->safe_psql('postgres', <<'SQL');
CREATE FUNCTION reload(n int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 1..n LOOP
        UPDATE zhnews.lexicon SET note = i::text WHERE word = '词1';
        PERFORM zhnews.words('词1');
    END LOOP;
END $$;
INSERT INTO zhnews.lexicon SELECT '词' || i FROM generate_series(1, 1000) i;
SELECT reload(200) \gset
SELECT memory() AS before \gset
SELECT reload(2000) \gset
SELECT memory() - :before;
SQL
cmp_ok($reload, '<', $allowed, "2,000 edits of a lexicon: $reload kB");

done_testing();
