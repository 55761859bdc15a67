
-- Key words in context

CREATE FUNCTION @extschema@.concordance(
    body pg_catalog.text,
    query pg_catalog.tsquery,
    width pg_catalog.int4 DEFAULT 20
) RETURNS TABLE (
        start pg_catalog.int4,
        before pg_catalog.text,
        node pg_catalog.text,
        after pg_catalog.text,
        sentence pg_catalog.int4)
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 100 ROWS 5
    AS 'MODULE_PATHNAME', 'zhn_concordance';

CREATE FUNCTION @extschema@.concordance_at(
    body pg_catalog.text,
    starts pg_catalog.int4[],
    lengths pg_catalog.int4[],
    width pg_catalog.int4 DEFAULT 20
) RETURNS TABLE (
        start pg_catalog.int4,
        before pg_catalog.text,
        node pg_catalog.text,
        after pg_catalog.text,
        sentence pg_catalog.int4)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    COST 100 ROWS 5
    AS 'MODULE_PATHNAME', 'zhn_concordance_places';

COMMENT ON FUNCTION @extschema@.concordance(
    pg_catalog.text, pg_catalog.tsquery, pg_catalog.int4)
    IS 'what a text has of a query, with up to width characters of the same paragraph before and after it: first character, from 1, and number of the sentence, from 1';
COMMENT ON FUNCTION @extschema@.concordance_at(
    pg_catalog.text, pg_catalog.int4[], pg_catalog.int4[], pg_catalog.int4)
    IS 'the same for places in the text, told by first character, from 1, and length, in their order; places outside of it are passed over';

CREATE FUNCTION @extschema@.part_text(
    part pg_catalog.text,
    kicker pg_catalog.text,
    headline pg_catalog.text,
    subtitle pg_catalog.text,
    body pg_catalog.text,
    caption pg_catalog.text
) RETURNS pg_catalog.text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE part WHEN 'kicker' THEN kicker WHEN 'headline' THEN headline
                     WHEN 'subtitle' THEN subtitle
                     WHEN 'body' THEN COALESCE(body, caption) END;
END;

COMMENT ON FUNCTION @extschema@.part_text(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text,
    pg_catalog.text, pg_catalog.text)
    IS 'the part of an article that mention.part names: kicker, headline, subtitle or body (of a photo without one, the caption)';

CREATE TYPE @extschema@.kwic_line AS (
    article pg_catalog.int8,
    published pg_catalog.date,
    paper pg_catalog.text,
    part pg_catalog.text,
    sentence pg_catalog.int4,
    start pg_catalog.int4,
    before pg_catalog.text,
    node pg_catalog.text,
    after pg_catalog.text
);

COMMENT ON TYPE @extschema@.kwic_line
    IS 'a line of a concordance: article, day, paper; part of the article, number of the sentence and first character in that part, from 1; what was found, and what stands before and after it';
COMMENT ON COLUMN @extschema@.kwic_line.article IS 'article.id';
COMMENT ON COLUMN @extschema@.kwic_line.published IS 'day of publication';
COMMENT ON COLUMN @extschema@.kwic_line.paper IS 'name of the newspaper';
COMMENT ON COLUMN @extschema@.kwic_line.part
    IS 'kicker, headline, subtitle or body';
COMMENT ON COLUMN @extschema@.kwic_line.sentence
    IS 'number of the sentence in that part, from 1';
COMMENT ON COLUMN @extschema@.kwic_line.start
    IS 'first character in that part, from 1';
COMMENT ON COLUMN @extschema@.kwic_line.before
    IS 'characters before it in the same paragraph';
COMMENT ON COLUMN @extschema@.kwic_line.node IS 'what was found, as printed';
COMMENT ON COLUMN @extschema@.kwic_line.after
    IS 'characters after it in the same paragraph';

CREATE FUNCTION @extschema@.kwic_sample(
    lines pg_catalog.text,
    sample pg_catalog.int4,
    seed pg_catalog.int8
) RETURNS pg_catalog.text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF sample IS NULL THEN
        RETURN lines || ' ORDER BY published, article, part, start';
    END IF;
    IF sample < 1 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('sample is %s', sample),
            HINT = 'It is the number of lines to draw, or null for all.';
    END IF;
    IF seed IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'null_value_not_allowed',
            MESSAGE = 'seed must not be null',
            HINT = 'The same seed draws the same lines.';
    END IF;
    RETURN format(
        'SELECT d.* FROM (%s ORDER BY hashint8extended('
        '     l.article # (l.start::bigint << 40), %s), l.article, l.part,'
        '     l.start LIMIT %s) AS d'
        ' ORDER BY published, article, part, start', lines, seed, sample);
END;
$$;

COMMENT ON FUNCTION @extschema@.kwic_sample(
    pg_catalog.text, pg_catalog.int4, pg_catalog.int8)
    IS 'SQL that returns all lines of another query, or a random sample of them, by day and article';

CREATE FUNCTION @extschema@.kwic(
    corpus pg_catalog.text,
    query pg_catalog.text,
    width pg_catalog.int4 DEFAULT 20,
    filter pg_catalog.text DEFAULT NULL,
    sample pg_catalog.int4 DEFAULT NULL,
    seed pg_catalog.int8 DEFAULT 1
) RETURNS SETOF @extschema@.kwic_line
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    parsed record;
BEGIN
    PERFORM @extschema@.check_search(query, 1, 'words', 0);
    PERFORM @extschema@.require_corpus(corpus);
    SELECT * INTO parsed FROM @extschema@.parse_query(query);
    IF parsed.strings = '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('query "%s" has no words to show', query),
            HINT = 'Give a word or a phrase; conditions may stand beside it.';
    END IF;
    RETURN QUERY EXECUTE @extschema@.kwic_sample(format(
        'SELECT l.* FROM (SELECT article.id AS article, article.published,'
        ' article.paper, p.part, c.sentence, c.start, c.before, c.node,'
        ' c.after'
        ' FROM (SELECT article.* FROM %I.article AS article'
        '       WHERE article.words @@ $1 AND (%s) AND (%s'
        '       )) AS article'
        ' CROSS JOIN LATERAL (VALUES (''kicker'', article.kicker),'
        '     (''headline'', article.headline),'
        '     (''subtitle'', article.subtitle),'
        '     (''body'', coalesce(article.body, article.caption)))'
        '     AS p (part, text)'
        ' CROSS JOIN LATERAL @extschema@.concordance(p.text, $1, $2) AS c)'
        ' AS l', corpus,
        coalesce(@extschema@.condition_sql(corpus, parsed.conditions), 'true'),
        coalesce(filter || E'\n', 'true')), sample, seed)
        USING parsed.words, width;
END;
$$;

COMMENT ON FUNCTION @extschema@.kwic(
    pg_catalog.text, pg_catalog.text, pg_catalog.int4, pg_catalog.text,
    pg_catalog.int4, pg_catalog.int8)
    IS 'every place in a corpus where an article that answers a query has its words, with width characters on each side; filter is SQL on the columns of article; sample draws so many lines by a seed. To sort by what stands left of it: ORDER BY reverse(before)';

CREATE FUNCTION @extschema@.kwic_of(
    corpus pg_catalog.text,
    places pg_catalog.text,
    width pg_catalog.int4,
    filter pg_catalog.text,
    sample pg_catalog.int4,
    seed pg_catalog.int8
) RETURNS SETOF @extschema@.kwic_line
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    RETURN QUERY EXECUTE @extschema@.kwic_sample(format(
        'SELECT l.* FROM (SELECT article.id AS article, article.published,'
        ' article.paper, p.part, c.sentence, c.start, c.before, c.node,'
        ' c.after'
        ' FROM (SELECT m.article, m.part, array_agg(m.start ORDER BY m.start,'
        '           m.length) AS starts,'
        '           array_agg(m.length ORDER BY m.start, m.length) AS lengths'
        '       FROM %1$I.%2$s GROUP BY m.article, m.part) AS p'
        ' JOIN (SELECT article.* FROM %1$I.article AS article WHERE (%3$s'
        '     )) AS article ON article.id = p.article'
        ' CROSS JOIN LATERAL @extschema@.concordance_at(@extschema@.part_text('
        '     p.part, article.kicker, article.headline, article.subtitle,'
        '     article.body, article.caption), p.starts, p.lengths, $1) AS c)'
        ' AS l', corpus, places, coalesce(filter || E'\n', 'true')),
        sample, seed) USING width;
END;
$$;

COMMENT ON FUNCTION @extschema@.kwic_of(
    pg_catalog.text, pg_catalog.text, pg_catalog.int4, pg_catalog.text,
    pg_catalog.int4, pg_catalog.int8)
    IS 'lines of a concordance for rows of a table with article, part, start and length';

CREATE FUNCTION @extschema@.kwic_mentions(
    corpus pg_catalog.text,
    kind pg_catalog.text,
    name pg_catalog.text DEFAULT NULL,
    width pg_catalog.int4 DEFAULT 20,
    filter pg_catalog.text DEFAULT NULL,
    sample pg_catalog.int4 DEFAULT NULL,
    seed pg_catalog.int8 DEFAULT 1
) RETURNS SETOF @extschema@.kwic_line
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT l.*
    FROM @extschema@.kwic_of(corpus, format(
        'mention AS m WHERE m.kind = %L AND (%L IS NULL OR m.name = %2$L)',
        kind, name), width, filter, sample, seed) AS l;
END;

COMMENT ON FUNCTION @extschema@.kwic_mentions(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.int4,
    pg_catalog.text, pg_catalog.int4, pg_catalog.int8)
    IS 'the mentions of a kind in a corpus (person, organisation, place, date, quantity, change, work, term), those of one name or all, each in its context; otherwise as kwic()';

CREATE FUNCTION @extschema@.kwic_codes(
    corpus pg_catalog.text,
    codebook pg_catalog.text,
    category pg_catalog.text DEFAULT NULL,
    width pg_catalog.int4 DEFAULT 20,
    filter pg_catalog.text DEFAULT NULL,
    sample pg_catalog.int4 DEFAULT NULL,
    seed pg_catalog.int8 DEFAULT 1
) RETURNS SETOF @extschema@.kwic_line
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT l.*
    FROM @extschema@.kwic_of(corpus, format(
        'code AS m WHERE m.codebook = %L AND (%L IS NULL OR m.category = %2$L)',
        codebook, category), width, filter, sample, seed) AS l;
END;

COMMENT ON FUNCTION @extschema@.kwic_codes(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.int4,
    pg_catalog.text, pg_catalog.int4, pg_catalog.int8)
    IS 'the evidence of a codebook in a corpus, as refresh_codes() found it, of one category or all, each in its context; otherwise as kwic()';
