-- Reports: words and key words.
--
-- Words by day and month come from lists that are counted ahead.  A reader
-- whom row-level security keeps from some articles must not see counts of
-- them: for such a reader the words are counted from the articles that are
-- left, when they are asked for.

CREATE FUNCTION @extschema@.create_word_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    CREATE OR REPLACE VIEW article_word WITH (security_invoker) AS
        SELECT a.id AS article, a.paper, a.published,
               t.word, t.kind::text AS kind, count(*)::integer AS count
        FROM article AS a,
            @extschema@.segment(@extschema@.article_text(
                a.kicker, a.headline, a.subtitle, a.body)) AS t
        WHERE t.kind NOT IN ('punctuation', 'space')
        GROUP BY a.id, t.word, t.kind;
    PERFORM @extschema@.describe_report(corpus, 'article_word',
        'one row is a word of an article (稿件用词); cut when it is read, so ask for some articles or days',
        '{"kind": "kind of word: word, person, place, date, number … (词类)",
          "count": "how often the article has the word, in headline and body (词频)"}');

    CREATE OR REPLACE VIEW word_day WITH (security_invoker) AS
        SELECT l.published, l.paper, e.word, e.count::integer AS count,
               e.documents::integer AS articles,
               e.per_million::numeric(9, 1) AS per_million,
               e.word IN (SELECT s FROM unnest(@extschema@.stop_words()) AS s)
                   AS stop_word
        FROM (SELECT d.published, d.paper, @extschema@.freqlist(d.list) AS list
              FROM daily_freq AS d
              WHERE NOT row_security_active('article'::regclass)
              GROUP BY d.published, d.paper
              UNION ALL
              SELECT a.published, a.paper,
                     @extschema@.freqlist(@extschema@.article_text(
                         a.kicker, a.headline, a.subtitle, a.body))
              FROM article AS a
              WHERE row_security_active('article'::regclass)
              GROUP BY a.published, a.paper) AS l,
            @extschema@.each(l.list) AS e;
    PERFORM @extschema@.describe_report(corpus, 'word_day',
        'one row is a word in a newspaper on a day (每日用词), as of the last refresh; ask for some days',
        '{"articles": "number of articles that have it (稿件数)",
          "per_million": "occurrences in a million words of the day (每百万词频次)"}');

    CREATE OR REPLACE VIEW word_month WITH (security_invoker) AS
        SELECT l.month, l.paper, e.word, e.count::integer AS count,
               e.documents::integer AS articles,
               e.per_million::numeric(9, 1) AS per_million,
               e.word IN (SELECT s FROM unnest(@extschema@.stop_words()) AS s)
                   AS stop_word
        FROM (SELECT m.month, m.paper, m.list
              FROM monthly_freq AS m
              WHERE NOT row_security_active('article'::regclass)
              UNION ALL
              SELECT c.month_start, a.paper,
                     @extschema@.freqlist(@extschema@.article_text(
                         a.kicker, a.headline, a.subtitle, a.body))
              FROM article AS a
              JOIN calendar AS c ON c.day = a.published
              WHERE row_security_active('article'::regclass)
              GROUP BY c.month_start, a.paper) AS l,
            @extschema@.each(l.list) AS e;
    PERFORM @extschema@.describe_report(corpus, 'word_month',
        'one row is a word in a newspaper in a month (每月用词), as of the last refresh; ask for some months',
        '{"month": "first day of the month; joins calendar.month_start (月份)",
          "articles": "number of articles that have it (稿件数)",
          "per_million": "occurrences in a million words of the month (每百万词频次)"}');

    CREATE OR REPLACE VIEW word_frequency WITH (security_invoker) AS
        SELECT e.word, e.count, e.documents AS articles,
               e.per_million::numeric(9, 1) AS per_million,
               row_number() OVER (ORDER BY e.count DESC, e.documents DESC,
                                           e.word COLLATE "C") AS rank,
               e.word IN (SELECT s FROM unnest(@extschema@.stop_words()) AS s)
                   AS stop_word
        FROM (SELECT @extschema@.freqlist(p.list) AS list
              FROM (SELECT y.list FROM yearly_freq AS y
                    WHERE NOT row_security_active('article'::regclass)
                    UNION ALL
                    SELECT d.list FROM daily_freq AS d
                    WHERE d.published IS NULL
                        AND NOT row_security_active('article'::regclass)
                    UNION ALL
                    SELECT @extschema@.freqlist(@extschema@.article_text(
                        a.kicker, a.headline, a.subtitle, a.body))
                    FROM article AS a
                    WHERE row_security_active('article'::regclass)) AS p
             ) AS l,
            @extschema@.each(l.list) AS e;
    PERFORM @extschema@.describe_report(corpus, 'word_frequency',
        'one row is a word of the corpus (全库用词), as of the last refresh',
        '{"articles": "number of articles that have it (稿件数)",
          "rank": "rank by count, from 1 (排名)"}');

    CREATE OR REPLACE VIEW keyword_week WITH (security_invoker) AS
        SELECT k.week, k.paper, k.rank, k.word, k.count, k.articles,
               k.per_million, k.before_count, k.before_per_million, k.g2,
               k.log_ratio
        FROM report_keyword AS k
        WHERE NOT row_security_active('article'::regclass);
    PERFORM @extschema@.describe_report(corpus, 'keyword_week',
        'one row is a word that a newspaper used much more often in a week than in the thirteen weeks before (每周关键词), as of the last refresh; empty for a reader whom row-level security keeps from some articles',
        '{"week": "Monday of the week; joins calendar.day (周一日期)",
          "rank": "rank among the words of the week, from 1, by g2 (排名)",
          "articles": "number of articles of the week that have it (稿件数)",
          "per_million": "occurrences in a million words of the week (每百万词频次)",
          "before_count": "how often it occurs in the weeks before (此前词频)",
          "before_per_million": "occurrences in a million words of the weeks before (此前每百万词频次)",
          "g2": "log-likelihood of the difference: the larger, the surer; see zhnews.keyness (对数似然值)",
          "log_ratio": "binary logarithm of how many times as frequent it is: 1 twice, 2 four times (对数比)"}');
END;
$$;

COMMENT ON FUNCTION @extschema@.create_word_reports(pg_catalog.text)
    IS 'part of create_reports(): views of words and key words';
