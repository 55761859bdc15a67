
-- More like this, and feedback

CREATE FUNCTION @extschema@.telling_words(
    corpus pg_catalog.text,
    documents pg_catalog.tsvector[],
    weights pg_catalog.float8[],
    k pg_catalog.int4,
    OUT word pg_catalog.text,
    OUT share pg_catalog.float8
) RETURNS SETOF pg_catalog.record
    LANGUAGE c STABLE STRICT PARALLEL SAFE COST 10000 ROWS 25
    AS 'MODULE_PATHNAME', 'zhn_telling_words';

COMMENT ON FUNCTION @extschema@.telling_words(
    pg_catalog.text, pg_catalog.tsvector[], pg_catalog.float8[],
    pg_catalog.int4)
    IS 'the k words that say most about some documents, best first: chosen by share times idf, as in bm25(), in the postings of the corpus; share is that of a word in all words of a document, times the weight of the document, summed over these (relevance model, Lavrenko and Croft 2001); not single characters';

CREATE FUNCTION @extschema@.any_word(words pg_catalog.text[])
    RETURNS pg_catalog.tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT string_agg('''' || replace(replace(w, '\', '\\'), '''', '''''')
                      || '''', ' | ')::tsquery
    FROM unnest(words) AS w;
END;

COMMENT ON FUNCTION @extschema@.any_word(pg_catalog.text[])
    IS 'tsquery that finds any of some lexemes; NULL for none';

CREATE FUNCTION @extschema@.boosts_of(
    query pg_catalog.tsquery,
    words pg_catalog.text[],
    boosts pg_catalog.float8[],
    other pg_catalog.float8
) RETURNS pg_catalog.float4[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT array_agg(coalesce(b.boost, other)::float4 ORDER BY w.n)
    FROM unnest(@extschema@.scored_words(query))
        WITH ORDINALITY AS w (word, n)
        LEFT JOIN (SELECT @extschema@.any_word(ARRAY[u.word]) AS word, u.boost
                   FROM unnest(words, boosts) AS u (word, boost)) AS b
            USING (word);
END;

COMMENT ON FUNCTION @extschema@.boosts_of(
    pg_catalog.tsquery, pg_catalog.text[], pg_catalog.float8[],
    pg_catalog.float8)
    IS 'boosts of the words of a query, as rank() takes them, from a list of words with a boost each; other for those that are not in it';

CREATE FUNCTION @extschema@.rank_with_feedback(
    corpus pg_catalog.text,
    query pg_catalog.tsquery,
    best pg_catalog.int8[],
    scores pg_catalog.float8[],
    k pg_catalog.int4,
    condition pg_catalog.text,
    time_limit pg_catalog.interval
) RETURNS TABLE (
        article pg_catalog.int8,
        score pg_catalog.float8,
        total pg_catalog.int8,
        total_is_exact pg_catalog.bool,
        complete pg_catalog.bool)
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    documents tsvector[];
    weights float8[];
    words text[];
    shares float8[];
    wide tsquery;
    n float8 := cardinality(@extschema@.scored_words(query));
BEGIN
    EXECUTE format(
        'SELECT array_agg(a.words ORDER BY b.n),'
        '     array_agg(b.score / (SELECT sum(s) FROM unnest($2[:10]) AS s)'
        '               ORDER BY b.n)'
        ' FROM unnest($1[:10], $2[:10])'
        '         WITH ORDINALITY AS b (article, score, n)'
        '     JOIN %I.article AS a ON a.id = b.article'
        ' WHERE a.words IS NOT NULL AND b.score > 0', corpus)
        INTO documents, weights USING best, scores;
    -- Half of the weight is that of the query, half that of the new words.
    SELECT array_agg(t.word), array_agg(n * (t.share / t.total
               + CASE WHEN q.word IS NULL THEN 0 ELSE 1 / n END))
    INTO words, shares
    FROM (SELECT t.word, t.share, sum(t.share) OVER () AS total
          FROM @extschema@.telling_words(corpus, documents, weights, 20)
              AS t) AS t
        LEFT JOIN unnest(@extschema@.scored_words(query)) AS q (word)
            ON q.word = @extschema@.any_word(ARRAY[t.word]);
    wide := CASE WHEN words IS NULL THEN query
                 ELSE query || @extschema@.any_word(words) END;
    RETURN QUERY SELECT r.*
    FROM @extschema@.rank(corpus, wide, k, condition, k1 => 0.9, b => 0.4,
                          time_limit => time_limit,
                          boosts => @extschema@.boosts_of(wide, words, shares,
                                                          1)) AS r;
END;
$$;

COMMENT ON FUNCTION @extschema@.rank_with_feedback(
    pg_catalog.text, pg_catalog.tsquery, pg_catalog.int8[],
    pg_catalog.float8[], pg_catalog.int4, pg_catalog.text,
    pg_catalog.interval)
    IS 'rank() for a query and 20 telling_words() of its ten best articles, which are given with their scores: the words of the query share one half of the weight, the new ones the other half (RM3: Abdul-Jaleel and others, UMass at TREC 2004)';

CREATE FUNCTION @extschema@.similar(
    corpus pg_catalog.text,
    of_article pg_catalog.int8,
    k pg_catalog.int4 DEFAULT 10,
    filter pg_catalog.text DEFAULT NULL,
    words pg_catalog.int4 DEFAULT 40
) RETURNS TABLE (
        article pg_catalog.int8,
        score pg_catalog.float8,
        headline pg_catalog.text,
        paper pg_catalog.text,
        published pg_catalog.date,
        shared pg_catalog.text[])
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    document tsvector;
    cut text[];
    n bigint;
    telling text[];
    shares float8[];
    query tsquery;
BEGIN
    IF k IS NULL OR k < 1 OR k > 100000 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('k is %s', coalesce(k::text, 'null')),
            HINT = 'The number of articles is between 1 and 100000.';
    END IF;
    IF words IS NULL OR words < 1 OR words > 1000 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('words is %s', coalesce(words::text, 'null')),
            HINT = 'The number of words to look for is between 1 and 1000.';
    END IF;
    PERFORM @extschema@.require_corpus(corpus);
    EXECUTE format(
        'SELECT a.words, 1, array(SELECT DISTINCT @extschema@.folded(w)'
        '     FROM unnest(@extschema@.words(@extschema@.article_text('
        '         a.kicker, a.headline, a.subtitle, a.body))) AS w)'
        ' FROM %I.article AS a WHERE a.id = $1', corpus)
        INTO document, n, cut USING of_article;
    IF n IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'no_data_found',
            MESSAGE = format('corpus "%s" has no article %s', corpus,
                             coalesce(of_article::text, 'null')),
            HINT = 'Give the id of one of its articles.';
    END IF;
    -- Words inside and across others would be shared by chance.
    SELECT array_agg(t.word), array_agg(t.share)
    INTO telling, shares
    FROM (SELECT t.word, t.share
          FROM @extschema@.telling_words(corpus, ARRAY[document], '{100}',
                                         5 * words) AS t
          WHERE t.word = ANY (cut)
              OR NOT cut && tsvector_to_array(document)
          LIMIT words) AS t;
    query := @extschema@.any_word(telling);
    RETURN QUERY EXECUTE format(
        'SELECT a.id, r.score, a.headline, a.paper, a.published,'
        '     array(SELECT t.word FROM unnest($3)'
        '               WITH ORDINALITY AS t (word, n)'
        '           WHERE a.words @@ @extschema@.any_word(ARRAY[t.word])'
        '           ORDER BY t.n)'
        ' FROM @extschema@.rank($1, $2, $4 + 1, $5, boosts => $6)'
        '     WITH ORDINALITY AS r (article, score, total, exact, complete, n)'
        ' JOIN %I.article AS a ON a.id = r.article'
        ' WHERE a.id <> $7 ORDER BY r.n LIMIT $4', corpus)
        USING corpus, query, telling, k, filter,
            @extschema@.boosts_of(query, telling, shares, 1),
            of_article;
END;
$$;

COMMENT ON FUNCTION @extschema@.similar(
    pg_catalog.text, pg_catalog.int8, pg_catalog.int4, pg_catalog.text,
    pg_catalog.int4)
    IS 'the k articles of a corpus that are most like one of them: those with the highest bm25() for the telling_words() that it is cut into, each with a hundred times its share as boost; shared are those that an article has, the most telling first; filter is an SQL condition on the columns of article, so never put into it what a user typed';
