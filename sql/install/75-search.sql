
-- Search in a corpus
--
-- search() is the query language, conditions, ranking and snippets in one
-- call.  Everything runs with the rights of the caller, so that row-level
-- security holds for what is found, counted and shown.

CREATE FUNCTION @extschema@.article_headline(
    kicker pg_catalog.text,
    headline pg_catalog.text,
    subtitle pg_catalog.text
) RETURNS pg_catalog.text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_catalog.concat_ws(E'\n', kicker, headline, subtitle);
END;

COMMENT ON FUNCTION @extschema@.article_headline(
    pg_catalog.text, pg_catalog.text, pg_catalog.text)
    IS 'kicker, headline and subtitle, each on a line of its own';

CREATE FUNCTION @extschema@.article_body(
    body pg_catalog.text,
    caption pg_catalog.text,
    column_name pg_catalog.text,
    summary pg_catalog.text,
    note pg_catalog.text
) RETURNS pg_catalog.text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_catalog.concat_ws(E'\n', body,
        CASE WHEN caption IS DISTINCT FROM body THEN caption END,
        summary, note, column_name);
END;

COMMENT ON FUNCTION @extschema@.article_body(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text,
    pg_catalog.text)
    IS 'what search looks through besides the headline: body, caption, summary, note and column, each on a line of its own';

-- Conditions of a query

CREATE FUNCTION @extschema@.condition_names(
    expression pg_catalog.text,
    condition pg_catalog.jsonb
) RETURNS pg_catalog.text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT string_agg(t.test, ' OR ' ORDER BY t.n)
    FROM (SELECT 1 AS n, format('%s = ANY (%L::text[])', expression,
                     array_agg(@extschema@.folded(v.value) ORDER BY v.value))
              AS test
          FROM jsonb_array_elements_text(condition -> 'values') AS v (value)
          HAVING count(*) > 0
          UNION ALL
          SELECT 2, format('starts_with(%s, %L)', expression,
                           @extschema@.folded(v.value))
          FROM jsonb_array_elements_text(condition -> 'prefixes')
              AS v (value)) AS t;
END;

COMMENT ON FUNCTION @extschema@.condition_names(
    pg_catalog.text, pg_catalog.jsonb)
    IS 'SQL that tests an expression, a folded name, against the values and prefixes of a condition of parse_query()';

CREATE FUNCTION @extschema@.characters_sql(query pg_catalog.text)
    RETURNS pg_catalog.text
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT concat_ws(' AND ',
        format('@extschema@.characters('
               '     @extschema@.article_headline(kicker, headline, subtitle)'
               '     || E''\n'' || @extschema@.article_body('
               '     body, caption, column_name, summary, note))'
               ' @@ %L::tsquery', c.pairs),
        format('@extschema@.contains('
               '     @extschema@.article_headline(kicker, headline, subtitle),'
               '     @extschema@.article_body(body, caption, column_name,'
               '                              summary, note), %L)', query))
    FROM @extschema@.character_query(query) AS c (pairs);
END;

COMMENT ON FUNCTION @extschema@.characters_sql(pg_catalog.text)
    IS 'SQL that tests on table article of a corpus whether it has the strings of a query, also inside words';

CREATE FUNCTION @extschema@.condition_test(
    corpus pg_catalog.text,
    condition pg_catalog.jsonb,
    characters pg_catalog.bool
) RETURNS pg_catalog.text
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    test text;
BEGIN
    test := CASE condition ->> 'field'
        WHEN 'date' THEN concat_ws(' AND ',
            CASE WHEN condition ->> 'from' IS NOT NULL
                THEN format('article.published >= %L',
                            condition ->> 'from') END,
            CASE WHEN condition ->> 'to' IS NOT NULL
                THEN format('article.published <= %L',
                            condition ->> 'to') END)
        WHEN 'author' THEN format(
            'EXISTS (SELECT FROM %I.credit AS c WHERE c.article = article.id'
            ' AND (%s))', corpus, @extschema@.condition_names(
                '@extschema@.folded(c.name)', condition))
        WHEN 'paper' THEN @extschema@.condition_names(
            '@extschema@.folded(article.paper)', condition)
        WHEN 'column' THEN @extschema@.condition_names(
            '@extschema@.folded(article.column_name)', condition)
        ELSE format(
            'EXISTS (SELECT FROM %I.mention AS m WHERE m.article = article.id'
            ' AND m.kind = %L AND (%s))', corpus, condition ->> 'field',
            @extschema@.condition_names('@extschema@.folded(m.name)',
                                        condition)) END;
    IF condition ? 'words' THEN
        test := CASE WHEN characters
            THEN @extschema@.characters_sql(condition ->> 'query')
            ELSE format('article.words @@ %L::tsquery',
                        condition ->> 'words') END;
    ELSIF condition ? 'all' THEN
        test := @extschema@.condition_sql(corpus, condition -> 'all',
                                          characters);
    ELSIF condition ? 'any' THEN
        -- Each alternative is a query of its own, which has its own index.
        SELECT format('article.id IN (%s)', string_agg(format(
            'SELECT article.id FROM %I.article AS article WHERE %s', corpus,
            @extschema@.condition_test(corpus, c.value, characters)),
            ' UNION ALL ' ORDER BY c.n)) INTO test
        FROM jsonb_array_elements(condition -> 'any')
            WITH ORDINALITY AS c (value, n);
    END IF;
    RETURN format(CASE WHEN condition ->> 'not' = 'true'
                       THEN '(%s) IS NOT TRUE' ELSE '(%s)' END, test);
END;
$$;

COMMENT ON FUNCTION @extschema@.condition_test(
    pg_catalog.text, pg_catalog.jsonb, pg_catalog.bool)
    IS 'part of condition_sql(): SQL for one of the conditions';

CREATE FUNCTION @extschema@.condition_sql(
    corpus pg_catalog.text,
    conditions pg_catalog.jsonb,
    characters pg_catalog.bool DEFAULT false
) RETURNS pg_catalog.text
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT string_agg(@extschema@.condition_test(corpus, c.value,
                                                     characters),
                          ' AND ' ORDER BY c.n)
        FROM jsonb_array_elements(conditions)
            WITH ORDINALITY AS c (value, n));
END;
$$;

COMMENT ON FUNCTION @extschema@.condition_sql(
    pg_catalog.text, pg_catalog.jsonb, pg_catalog.bool)
    IS 'SQL that tests the conditions of parse_query() on table article of a corpus, with characters the words among them as characters; NULL for none';

CREATE FUNCTION @extschema@.search_condition(
    corpus pg_catalog.text,
    conditions pg_catalog.jsonb,
    filter pg_catalog.text,
    characters pg_catalog.bool
) RETURNS pg_catalog.text
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT string_agg(format(E'(%s\n)', c.test), ' AND ')
    FROM unnest(ARRAY[@extschema@.condition_sql(corpus, conditions,
                                                characters),
                      filter]) AS c (test)
    WHERE c.test IS NOT NULL;
END;

COMMENT ON FUNCTION @extschema@.search_condition(
    pg_catalog.text, pg_catalog.jsonb, pg_catalog.text, pg_catalog.bool)
    IS 'part of search(): SQL for the conditions of a query and a filter; NULL for none';

-- Articles that are found without ranking

CREATE FUNCTION @extschema@.found_by_condition(
    corpus pg_catalog.text,
    k pg_catalog.int4,
    condition pg_catalog.text
) RETURNS TABLE (
        article pg_catalog.int8,
        score pg_catalog.float8,
        total pg_catalog.int8)
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT article.id, NULL::float8, count(*) OVER ()'
        ' FROM %I.article AS article WHERE %s'
        ' ORDER BY article.published DESC NULLS LAST, article.id LIMIT $1',
        corpus, condition)
        USING k;
END;
$$;

COMMENT ON FUNCTION @extschema@.found_by_condition(
    pg_catalog.text, pg_catalog.int4, pg_catalog.text)
    IS 'the k newest articles of a corpus that meet an SQL condition on the columns of article, without a score, and the number of all';

CREATE FUNCTION @extschema@.found_by_characters(
    corpus pg_catalog.text,
    query pg_catalog.text,
    k pg_catalog.int4,
    condition pg_catalog.text
) RETURNS TABLE (
        article pg_catalog.int8,
        score pg_catalog.float8,
        total pg_catalog.int8)
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY SELECT f.article, f.score, f.total
    FROM @extschema@.found_by_condition(corpus, k, concat_ws(' AND ',
        @extschema@.characters_sql(query), '(' || condition || ')')) AS f;
END;
$$;

COMMENT ON FUNCTION @extschema@.found_by_characters(
    pg_catalog.text, pg_catalog.text, pg_catalog.int4, pg_catalog.text)
    IS 'the k newest articles of a corpus that have the strings of a query, also inside words, and meet an SQL condition on the columns of article, and the number of all; reads every article unless there is a character index';

CREATE FUNCTION @extschema@.found_by_any(
    corpus pg_catalog.text,
    k pg_catalog.int4,
    condition pg_catalog.text,
    ranked pg_catalog.int8[],
    scores pg_catalog.float8[]
) RETURNS TABLE (
        article pg_catalog.int8,
        score pg_catalog.float8,
        total pg_catalog.int8)
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    WITH met AS MATERIALIZED (
        SELECT c.*
        FROM ROWS FROM (@extschema@.found_by_condition(corpus, k, condition))
            WITH ORDINALITY AS c (article, score, total, n)
    )
    SELECT a.article, a.score, (SELECT max(m.total) FROM met AS m)
    FROM (SELECT 1 AS part, r.n, r.article, r.score
          FROM unnest(ranked, scores) WITH ORDINALITY AS r (article, score, n)
          UNION ALL
          SELECT 2, m.n, m.article, NULL FROM met AS m
          WHERE ranked IS NULL OR m.article <> ALL (ranked)) AS a
    ORDER BY a.part, a.n LIMIT k;
END;

COMMENT ON FUNCTION @extschema@.found_by_any(
    pg_catalog.text, pg_catalog.int4, pg_catalog.text, pg_catalog.int8[],
    pg_catalog.float8[])
    IS 'part of search(): articles that are ranked by their words, then others that meet an SQL condition, and the number of all that meet it';

CREATE FUNCTION @extschema@.create_character_index(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    EXECUTE format(
        'CREATE INDEX article_characters_index ON %I.article USING gin ('
        ' @extschema@.characters('
        '     @extschema@.article_headline(kicker, headline, subtitle)'
        '     || E''\n'' || @extschema@.article_body('
        '     body, caption, column_name, summary, note)))', corpus);
END;
$$;

COMMENT ON FUNCTION @extschema@.create_character_index(pg_catalog.text)
    IS 'makes an index on the characters of the articles of a corpus, for search(…, look_in => ''characters''); drop it with DROP INDEX';

CREATE FUNCTION @extschema@.has_character_index(corpus pg_catalog.text)
    RETURNS pg_catalog.bool
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT EXISTS (SELECT FROM pg_class AS c
                   JOIN pg_namespace AS n ON n.oid = c.relnamespace
                   WHERE n.nspname = corpus
                       AND c.relname = 'article_characters_index');
END;

COMMENT ON FUNCTION @extschema@.has_character_index(pg_catalog.text)
    IS 'whether create_character_index() was called for a corpus';

-- The indexes of a corpus for conditions

CREATE FUNCTION @extschema@.create_search(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    CREATE INDEX credit_folded_index ON credit (@extschema@.folded(name));
    CREATE INDEX mention_folded_index ON mention (@extschema@.folded(name))
        WHERE kind IN ('person', 'organisation', 'place');
END;
$$;

COMMENT ON FUNCTION @extschema@.create_search(pg_catalog.text)
    IS 'makes the indexes of a corpus in which search() looks up names; create_corpus() calls it';

-- The order of the best

CREATE FUNCTION @extschema@.pair_scores(
    query pg_catalog.text,
    texts pg_catalog.text[]
) RETURNS pg_catalog.float8[]
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_pair_scores_sql';

COMMENT ON FUNCTION @extschema@.pair_scores(
    pg_catalog.text, pg_catalog.text[])
    IS 'how much of a query each of some texts has: BM25 (k1 1.2, b 0.75) among just these texts, with pairs of neighbouring Chinese characters, and words of letters and digits, for words; of the query the first 256 different pairs count, of a text its first 1,048,576 bytes; 0 for NULL';

CREATE FUNCTION @extschema@.reranked(
    corpus pg_catalog.text,
    query pg_catalog.text,
    INOUT ids pg_catalog.int8[],
    INOUT scores pg_catalog.float8[]
)
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format(
        'WITH found AS ('
        '     SELECT f.article, f.score, f.n,'
        '         concat_ws(E''\n'', @extschema@.article_headline('
        '             a.kicker, a.headline, a.subtitle),'
        '         @extschema@.article_body(a.body, a.caption,'
        '             a.column_name, a.summary, a.note)) AS body'
        '     FROM unnest($2, $3) WITH ORDINALITY AS f (article, score, n)'
        '     JOIN %I.article AS a ON a.id = f.article),'
        ' pairs AS ('
        '     SELECT @extschema@.pair_scores($1,'
        '         array_agg(body ORDER BY n)) AS scores,'
        '         array_agg(article ORDER BY n) AS articles FROM found),'
        ' sums AS ('
        '     SELECT p.article, found.score + p.score AS score'
        '     FROM pairs, unnest(pairs.articles, pairs.scores)'
        '         AS p (article, score) JOIN found USING (article))'
        ' SELECT array_agg(article ORDER BY score DESC, article),'
        '     array_agg(score ORDER BY score DESC, article) FROM sums',
        corpus)
        INTO ids, scores USING query, ids, scores;
END;
$$;

COMMENT ON FUNCTION @extschema@.reranked(
    pg_catalog.text, pg_catalog.text, pg_catalog.int8[], pg_catalog.float8[])
    IS 'articles of a corpus and their scores, to which pair_scores() of their texts are added, by falling score';

-- search()

CREATE FUNCTION @extschema@.suggest_words(
    corpus pg_catalog.text,
    strings pg_catalog.text[]
) RETURNS pg_catalog.void
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    suggested record;
BEGIN
    FOR suggested IN
        SELECT s.string,
               string_agg(format('"%s"', w.suggestion), ', '
                   ORDER BY w.same_reading DESC, w.articles DESC, w.suggestion)
                   AS words
        FROM (SELECT DISTINCT string FROM unnest(strings) AS u (string)
              ORDER BY string LIMIT 3) AS s
        CROSS JOIN LATERAL @extschema@.suggest(corpus, s.string, 3) AS w
        GROUP BY s.string ORDER BY s.string
    LOOP
        RAISE NOTICE USING
            MESSAGE = format('no article was found for "%s"', suggested.string),
            HINT = format('What sounds like it: %s.', suggested.words);
    END LOOP;
END;
$$;

COMMENT ON FUNCTION @extschema@.suggest_words(
    pg_catalog.text, pg_catalog.text[])
    IS 'part of search(): tells what sounds like strings that were not found';

CREATE FUNCTION @extschema@.check_search(
    query pg_catalog.text,
    k pg_catalog.int4,
    look_in pg_catalog.text,
    snippet_characters pg_catalog.int4
) RETURNS pg_catalog.void
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF query IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'null_value_not_allowed',
            MESSAGE = 'query must not be null',
            HINT = 'Give words to look for, such as ''优待证''.';
    END IF;
    IF k IS NULL OR k < 1 OR k > 100000 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('k is %s', coalesce(k::text, 'null')),
            HINT = 'The number of articles is between 1 and 100000.';
    END IF;
    IF look_in IS NULL OR look_in NOT IN ('words', 'characters', 'both') THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('look_in is "%s"', coalesce(look_in, 'null')),
            HINT = 'It is words, characters, or both: characters where no'
                   ' word was found.';
    END IF;
    IF snippet_characters IS NULL
        OR snippet_characters NOT BETWEEN 0 AND 1000000
        OR snippet_characters BETWEEN 1 AND 9 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('snippet_characters is %s',
                             coalesce(snippet_characters::text, 'null')),
            HINT = 'It is 0 for no snippet, or between 10 and 1000000.';
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.check_search(
    pg_catalog.text, pg_catalog.int4, pg_catalog.text, pg_catalog.int4)
    IS 'raises an error that says why, if search() cannot take these arguments';

CREATE FUNCTION @extschema@.search(
    corpus pg_catalog.text,
    query pg_catalog.text,
    k pg_catalog.int4 DEFAULT 10,
    filter pg_catalog.text DEFAULT NULL,
    plain pg_catalog.bool DEFAULT false,
    look_in pg_catalog.text DEFAULT 'both',
    snippet_characters pg_catalog.int4 DEFAULT 100,
    exact_total pg_catalog.bool DEFAULT false,
    time_limit pg_catalog.interval DEFAULT NULL,
    synonyms pg_catalog.bool DEFAULT false,
    pinyin pg_catalog.bool DEFAULT false,
    rerank pg_catalog.bool DEFAULT NULL,
    feedback pg_catalog.bool DEFAULT false
) RETURNS TABLE (
        article pg_catalog.int8,
        score pg_catalog.float8,
        headline pg_catalog.text,
        snippet pg_catalog.text,
        paper pg_catalog.text,
        published pg_catalog.date,
        total pg_catalog.int8,
        total_is_exact pg_catalog.bool,
        found_by pg_catalog.text)
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    parsed record;
    meant text := query;
    shown tsquery;
    condition text;
    source text;
    ids bigint[];
    scores float8[];
    number bigint;
    is_exact boolean := true;
    is_complete boolean;
    by_pairs boolean := coalesce(rerank, plain, false);
    most int := CASE WHEN by_pairs THEN greatest(k, 50) ELSE k END;
BEGIN
    IF feedback AND NOT plain THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = 'feedback is for plain queries',
            HINT = 'Use plain => true as well.';
    END IF;
    PERFORM @extschema@.check_search(query, k, look_in, snippet_characters);
    PERFORM @extschema@.require_corpus(corpus);
    IF plain THEN
        SELECT CASE WHEN other.query IS NULL
                   THEN @extschema@.plain_query(search.query)
                   ELSE @extschema@.plain_query(search.query)
                       || @extschema@.query(other.query) END AS words,
               '[]'::jsonb AS conditions, '{}'::text[] AS strings,
               '{}'::text[] AS hidden, false AS is_mixed
        INTO parsed
        FROM @extschema@.expand_plain(
            search.query, synonyms, CASE WHEN pinyin THEN corpus END, pinyin)
            AS other (query);
    ELSE
        IF synonyms OR pinyin
            OR @extschema@.folded(query) ~ '(pinyin|拼音):' THEN
            meant := @extschema@.expand_query(query, synonyms, corpus, pinyin);
        END IF;
        SELECT * INTO parsed FROM @extschema@.parse_query(meant);
    END IF;
    shown := coalesce(parsed.words, @extschema@.plain_query(''));
    condition := @extschema@.search_condition(
        corpus, parsed.conditions, filter, false);

    -- Words that are only excluded are one more condition.
    IF parsed.words IS NOT NULL AND parsed.strings = '{}' AND NOT plain THEN
        condition := concat_ws(' AND ', condition, format(
            'article.words @@ %L', parsed.words));
        parsed.words := NULL;
    END IF;
    source := CASE WHEN parsed.words IS NULL THEN 'condition'
                   WHEN look_in = 'characters' AND NOT plain
                   THEN 'characters' ELSE 'words' END;
    IF source = 'condition' THEN
        SELECT array_agg(f.article), array_agg(f.score), max(f.total)
        INTO ids, scores, number
        FROM @extschema@.found_by_condition(corpus, k, condition) AS f;
    ELSIF source = 'words' THEN
        SELECT array_agg(f.article), array_agg(f.score), max(f.total),
               bool_and(f.total_is_exact), bool_and(f.complete)
        INTO ids, scores, number, is_exact, is_complete
        -- Questions hold words that matter little: their number in an
        -- article, and its length, are to count less.
        FROM @extschema@.rank(corpus, parsed.words,
                              CASE WHEN feedback THEN greatest(most, 10)
                                   ELSE most END, condition,
                              k1 => CASE WHEN plain THEN 0.9 ELSE 1.2 END,
                              b => CASE WHEN plain THEN 0.4 ELSE 0.75 END,
                              exact_total => exact_total,
                              time_limit => time_limit) AS f;
        IF NOT is_complete THEN
            RAISE NOTICE USING
                MESSAGE = format('search stopped after %s, before it had'
                                 ' looked at all articles', time_limit),
                HINT = 'Raise time_limit, or ask for rarer words.';
        END IF;
        IF feedback AND ids IS NOT NULL THEN
            SELECT array_agg(f.article), array_agg(f.score), max(f.total),
                   bool_and(f.total_is_exact)
            INTO ids, scores, number, is_exact
            FROM @extschema@.rank_with_feedback(corpus, parsed.words, ids,
                                                scores, most, condition,
                                                time_limit) AS f;
        END IF;
        IF by_pairs AND ids IS NOT NULL THEN
            SELECT r.ids[:k], r.scores[:k] INTO ids, scores
            FROM @extschema@.reranked(corpus, query, ids, scores) AS r;
        END IF;
        IF parsed.is_mixed THEN
            SELECT array_agg(f.article), array_agg(f.score), max(f.total), true
            INTO ids, scores, number, is_exact
            FROM @extschema@.found_by_any(corpus, k, condition, ids, scores)
                AS f;
        END IF;
        IF ids IS NULL AND look_in = 'both' AND NOT plain THEN
            source := 'characters';
        ELSIF parsed.hidden <> '{}' THEN
            RAISE NOTICE USING
                MESSAGE = format('articles may have "%s" inside words, where'
                                 ' it was not looked for',
                                 parsed.hidden[1]),
                HINT = 'Use look_in => ''characters'' to find it anywhere.';
        END IF;
    END IF;
    IF source = 'characters' AND parsed.is_mixed THEN
        SELECT array_agg(f.article), array_agg(f.score), max(f.total)
        INTO ids, scores, number
        FROM @extschema@.found_by_condition(corpus, k,
            @extschema@.search_condition(corpus, parsed.conditions, filter,
                                         true)) AS f;
    ELSIF source = 'characters' THEN
        SELECT array_agg(f.article), array_agg(f.score), max(f.total)
        INTO ids, scores, number
        FROM @extschema@.found_by_characters(corpus, meant, k, condition)
            AS f;
    END IF;
    IF ids IS NULL THEN
        PERFORM @extschema@.suggest_words(corpus, parsed.strings);
    END IF;

    RETURN QUERY EXECUTE format(
        'SELECT a.id, f.score, a.headline,'
        ' CASE WHEN $5 > 0 THEN @extschema@.headline('
        '     @extschema@.article_body(a.body, a.caption, NULL, a.summary,'
        '                              a.note),'
        '     $4, max_characters => $5) END,'
        ' a.paper, a.published, $3, $6, $7'
        ' FROM unnest($1, $2) WITH ORDINALITY AS f (article, score, n)'
        ' JOIN %I.article AS a ON a.id = f.article ORDER BY f.n', corpus)
        USING ids, scores, number, shown, snippet_characters, is_exact, source;
END;
$$;

COMMENT ON FUNCTION @extschema@.search(
    pg_catalog.text, pg_catalog.text, pg_catalog.int4, pg_catalog.text,
    pg_catalog.bool, pg_catalog.text, pg_catalog.int4, pg_catalog.bool,
    pg_catalog.interval, pg_catalog.bool, pg_catalog.bool, pg_catalog.bool,
    pg_catalog.bool)
    IS 'the k articles of a corpus that answer a query best, as rank() orders them, with the sentences that show why; filter is an SQL condition on the columns of article, so never put into it what a user typed; plain takes the query as text of a search box; look_in words, characters (also inside words), or both: characters where no word was found; total is the number of all articles found (at least so many, unless total_is_exact), found_by how: words, characters, or condition for a query without words; synonyms also finds those of table synonym; pinyin takes words of letters as pinyin, too, as pinyin: does in any query; rerank, true for plain queries if it is not given, orders the best k or 50 by pair_scores() of their texts, too: the score is then the sum; feedback, for plain queries, looks for words of the ten best articles as well, see rank_with_feedback()';
