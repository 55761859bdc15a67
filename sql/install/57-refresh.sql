-- After an edit of the lexicon: which articles it could have changed, and
-- their words made anew.
--
-- An article says by lexicon_version which words it was segmented with.  Its
-- words can be out of date only if its text has a word that the lexicon has
-- gained or lost since, or that has another kind now.

-- From a version to the words in which it differs from the lexicon.
--
-- A version is the sum of a hash over all words, so the difference of two
-- versions is a sum over the words in which they differ.  The history, read
-- backwards from the lexicon, suggests which words these are, and the sum
-- proves it.  Where two transactions edited at a time, the first to edit may
-- have been the last to commit; so it is also tried to leave one transaction
-- out, or to add one.  What cannot be proved is not known.

CREATE FUNCTION @extschema@.version_sum(sum pg_catalog.numeric)
    RETURNS pg_catalog.int8
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT (pg_catalog.mod(
                pg_catalog.mod(sum OPERATOR(pg_catalog.+) 9223372036854775808,
                               18446744073709551616)
                OPERATOR(pg_catalog.+) 18446744073709551616,
                18446744073709551616)
            OPERATOR(pg_catalog.-) 9223372036854775808)::pg_catalog.int8;
END;

COMMENT ON FUNCTION @extschema@.version_sum(pg_catalog.numeric)
    IS 'part of lexicon_difference(): a sum of lexicon_hash() as a version, modulo two to the 64th';

CREATE FUNCTION @extschema@.lexicon_steps(newest pg_catalog.int8)
    RETURNS TABLE (
        word pg_catalog.text,
        changed_at pg_catalog.timestamptz,
        transaction_at pg_catalog.timestamptz,
        before pg_catalog.text,
        kind pg_catalog.text)
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF newest IS NOT NULL THEN
        RETURN QUERY
        SELECT c.word, c.changed_at, c.transaction_at, b.kind, c.kind
        FROM (SELECT * FROM @extschema@.lexicon_change AS c
              ORDER BY c.changed_at DESC LIMIT newest) AS c
        LEFT JOIN LATERAL (
            SELECT b.kind FROM @extschema@.lexicon_change AS b
            WHERE b.word = c.word AND b.changed_at < c.changed_at
            ORDER BY b.changed_at DESC LIMIT 1) AS b ON true
        WHERE c.kind IS DISTINCT FROM b.kind;
        RETURN;
    END IF;

    -- Edits that are not in the history come last.
    RETURN QUERY
    WITH event AS (
        SELECT c.word, c.changed_at, c.transaction_at, c.kind,
               lag(c.kind) OVER per_word AS before,
               lead(c.word) OVER per_word IS NULL AS is_last
        FROM @extschema@.lexicon_change AS c
        WINDOW per_word AS (PARTITION BY c.word ORDER BY c.changed_at)
    )
    SELECT e.word, e.changed_at, e.transaction_at, e.before, e.kind
    FROM event AS e
    WHERE e.kind IS DISTINCT FROM e.before
    UNION ALL
    SELECT coalesce(l.word, e.word), 'infinity', 'infinity', e.kind, l.kind
    FROM @extschema@.lexicon AS l
    FULL JOIN (SELECT * FROM event WHERE is_last) AS e ON e.word = l.word
    WHERE l.kind IS DISTINCT FROM e.kind;
END;
$$;

COMMENT ON FUNCTION @extschema@.lexicon_steps(pg_catalog.int8)
    IS 'part of lexicon_difference(): the edits of the lexicon, newest of them or, with NULL, all, each with the kind of the word before it and from then on';

CREATE FUNCTION @extschema@.lexicon_difference_by(
        versions pg_catalog.int8[], newest pg_catalog.int8)
    RETURNS TABLE (version pg_catalog.int8, words pg_catalog.text[])
    LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
    WITH delta AS MATERIALIZED (
        SELECT s.*,
               coalesce(@extschema@.lexicon_hash(s.word, s.kind), 0)::numeric
               - coalesce(@extschema@.lexicon_hash(s.word, s.before), 0) AS sum
        FROM @extschema@.lexicon_steps(newest) AS s
    ), now AS MATERIALIZED (
        SELECT coalesce(sum(@extschema@.lexicon_hash(l.word, l.kind)), 0) AS sum
        FROM @extschema@.lexicon AS l
    ), past AS MATERIALIZED (
        -- The versions that the lexicon has had, each before the time since.
        SELECT @extschema@.version_sum(n.sum) AS version,
               NULL::timestamptz AS since
        FROM now AS n
        UNION ALL
        SELECT DISTINCT ON (d.changed_at)
               @extschema@.version_sum(
                   n.sum - sum(d.sum) OVER (ORDER BY d.changed_at DESC)),
               d.changed_at
        FROM delta AS d, now AS n
    ), known AS MATERIALIZED (
        SELECT DISTINCT ON (p.version) p.version, p.since,
               NULL::timestamptz AS apart
        FROM past AS p
        WHERE p.version = ANY (versions)
        ORDER BY p.version, p.since DESC NULLS FIRST
    ), edit AS (
        SELECT d.transaction_at, sum(d.sum) AS sum
        FROM delta AS d GROUP BY d.transaction_at
    ), unknown AS MATERIALIZED (
        SELECT unnest(versions) AS version
        EXCEPT SELECT k.version FROM known AS k
    ), proved AS (
        SELECT * FROM known
        UNION ALL
        (SELECT DISTINCT ON (u.version)
                u.version, p.since, e.transaction_at
         FROM unknown AS u
         CROSS JOIN past AS p
         JOIN (SELECT transaction_at, @extschema@.version_sum(sum) AS version
               FROM edit
               UNION ALL
               SELECT transaction_at, @extschema@.version_sum(- sum)
               FROM edit) AS e
             ON e.version
                = @extschema@.version_sum(p.version::numeric - u.version)
         ORDER BY u.version, p.since DESC NULLS FIRST)
    )
    SELECT p.version, ARRAY(
        SELECT d.word FROM delta AS d
        WHERE coalesce(d.changed_at >= p.since, false)
            <> coalesce(d.transaction_at = p.apart, false)
        GROUP BY d.word
        HAVING (array_agg(d.before ORDER BY d.changed_at))[1]
            IS DISTINCT FROM
            (array_agg(d.kind ORDER BY d.changed_at DESC))[1])
    FROM proved AS p
$$;

COMMENT ON FUNCTION @extschema@.lexicon_difference_by(pg_catalog.int8[], pg_catalog.int8)
    IS 'part of lexicon_difference(): what the newest edits tell';

-- Most versions are only a few edits old; all of the history is read only
-- where these do not tell.

CREATE FUNCTION @extschema@.lexicon_difference(versions pg_catalog.int8[])
    RETURNS TABLE (version pg_catalog.int8, words pg_catalog.text[])
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    few CONSTANT bigint := 1000;
    newest bigint;
    unknown bigint[] := ARRAY(SELECT DISTINCT v.version
                              FROM unnest(versions) AS v (version)
                              WHERE v.version IS NOT NULL);
BEGIN
    FOR newest IN SELECT unnest(ARRAY[few, NULL]) LOOP
        FOR version, words IN
            SELECT d.version, d.words
            FROM @extschema@.lexicon_difference_by(unknown, newest) AS d
        LOOP
            RETURN NEXT;
            unknown := array_remove(unknown, version);
        END LOOP;
        EXIT WHEN unknown = '{}';
    END LOOP;
    words := NULL;
    FOREACH version IN ARRAY unknown LOOP
        RETURN NEXT;
    END LOOP;
END;
$$;

COMMENT ON FUNCTION @extschema@.lexicon_difference(pg_catalog.int8[])
    IS 'for each version of the lexicon, the words in which it differs from what is listed now; NULL if the history does not tell';

CREATE FUNCTION @extschema@.listed_words(
        body pg_catalog.text, words pg_catalog.text[])
    RETURNS pg_catalog.text[]
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    COST 1000
    AS 'MODULE_PATHNAME', 'zhn_listed_words';

COMMENT ON FUNCTION @extschema@.listed_words(pg_catalog.text, pg_catalog.text[])
    IS 'those of the words that the text has, as they stand in it; NULL for none; compared as in the lexicon: width, case and traditional characters make no difference';

-- What a corpus needs for it.
--
-- Articles that have none of the words of an edit are not written.  So that
-- they are not read again either each time somebody asks, lexicon_check says
-- of the articles of one version that they have been looked through, and for
-- which other version.  It tells which articles these are by their number and
-- a hash of when they were segmented: if others have come, or some have gone
-- or changed, also in a transaction that was under way then, it says nothing.
-- So it needs no lock that a load would have to wait for.

CREATE FUNCTION @extschema@.segmentation_hash(at pg_catalog.timestamptz)
    RETURNS pg_catalog.int8
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_catalog.hash_record_extended(ROW(at), 0);
END;

COMMENT ON FUNCTION @extschema@.segmentation_hash(pg_catalog.timestamptz)
    IS 'part of stale() and refresh(): what lexicon_check.segmentations is made of';

CREATE FUNCTION @extschema@.create_refresh(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    CREATE INDEX article_lexicon_index
        ON article (lexicon_version, segmented_at);
    CREATE TABLE lexicon_check (
        lexicon_version bigint PRIMARY KEY,
        articles bigint NOT NULL,
        segmentations bigint NOT NULL,
        checked_version bigint NOT NULL
    );
    COMMENT ON TABLE lexicon_check
        IS 'articles that refresh() has looked through and left as they were';
    COMMENT ON COLUMN lexicon_check.lexicon_version
        IS 'article.lexicon_version of these articles';
    COMMENT ON COLUMN lexicon_check.articles IS 'how many there were';
    COMMENT ON COLUMN lexicon_check.segmentations
        IS 'exclusive or of hashes of their segmented_at, to know them by';
    COMMENT ON COLUMN lexicon_check.checked_version
        IS 'state of zhnews.lexicon for which their words are right, too';
END;
$$;

COMMENT ON FUNCTION @extschema@.create_refresh(pg_catalog.text)
    IS 'part of create_corpus(): what refresh() needs';

CREATE FUNCTION @extschema@.drop_refresh(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format('DROP TABLE %I.lexicon_check', corpus);
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_refresh(pg_catalog.text)
    IS 'part of drop_corpus(): drops what create_refresh() made';

CREATE FUNCTION @extschema@.stale_groups(corpus pg_catalog.text)
    RETURNS TABLE (
        lexicon_version pg_catalog.int8,
        articles pg_catalog.int8,
        segmentations pg_catalog.int8,
        checked_version pg_catalog.int8,
        words pg_catalog.text[])
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    now_version bigint;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    -- All is seen by one snapshot: lexicon_version() may be newer than that.
    SELECT @extschema@.version_sum(
               coalesce(sum(@extschema@.lexicon_hash(l.word, l.kind)), 0))
    INTO now_version
    FROM @extschema@.lexicon AS l;

    RETURN QUERY
    WITH held AS (
        SELECT a.lexicon_version, count(*) AS articles,
               bit_xor(@extschema@.segmentation_hash(a.segmented_at))
                   AS segmentations
        FROM article AS a
        WHERE a.lexicon_version IS NOT NULL
        GROUP BY a.lexicon_version
    ), since AS MATERIALIZED (
        SELECT h.*, coalesce(c.checked_version, h.lexicon_version) AS version
        FROM held AS h
        LEFT JOIN lexicon_check AS c
            ON c.lexicon_version = h.lexicon_version
                AND c.articles = h.articles AND c.segmentations = h.segmentations
        WHERE h.lexicon_version <> now_version
    )
    SELECT s.lexicon_version, s.articles, s.segmentations, now_version,
           d.words
    FROM since AS s
    JOIN @extschema@.lexicon_difference(ARRAY(
        SELECT DISTINCT s.version FROM since AS s
        WHERE s.version <> now_version)) AS d ON d.version = s.version;
END;
$$;

COMMENT ON FUNCTION @extschema@.stale_groups(pg_catalog.text)
    IS 'part of stale(): the versions that articles of a corpus have, if there may be stale ones among these, and the words that tell; words NULL: any may be stale';

CREATE FUNCTION @extschema@.look_for_stale(
        corpus pg_catalog.text,
        at_most pg_catalog.int8 DEFAULT NULL)
    RETURNS TABLE (
        article pg_catalog.int8,
        lexicon_version pg_catalog.int8,
        words pg_catalog.text[],
        articles pg_catalog.int8,
        segmentations pg_catalog.int8,
        checked_version pg_catalog.int8)
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    part record;
    found_now bigint;
    found_before bigint := 0;
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    FOR part IN
        SELECT g.words, array_agg(g.lexicon_version) AS versions,
               array_agg(g.articles) AS articles,
               array_agg(g.segmentations) AS segmentations,
               min(g.checked_version) AS checked_version
        FROM @extschema@.stale_groups(corpus) AS g
        GROUP BY g.words
    LOOP
        IF part.words IS NULL THEN
            RETURN QUERY
            SELECT a.id, a.lexicon_version, NULL::text[],
                   NULL::bigint, @extschema@.segmentation_hash(a.segmented_at),
                   NULL::bigint
            FROM article AS a
            WHERE a.lexicon_version = ANY (part.versions)
            LIMIT at_most - found_before;
        ELSE
            RETURN QUERY
            SELECT a.id, a.lexicon_version,
                   @extschema@.listed_words(t.text, part.words),
                   NULL::bigint, @extschema@.segmentation_hash(a.segmented_at),
                   NULL::bigint
            FROM article AS a, LATERAL (
                SELECT concat_ws(E'\n', a.headline, a.kicker, a.subtitle,
                                 a.column_name, a.summary, a.note, a.body,
                                 a.caption)) AS t (text)
            WHERE a.lexicon_version = ANY (part.versions)
                AND @extschema@.listed_words(t.text, part.words) IS NOT NULL
            LIMIT at_most - found_before;
        END IF;
        GET DIAGNOSTICS found_now = ROW_COUNT;
        found_before := found_before + found_now;
        EXIT WHEN found_before >= at_most;

        -- What was looked through: rows without an article.
        RETURN QUERY
        SELECT NULL::bigint, g.lexicon_version, NULL::text[],
               g.articles, g.segmentations, part.checked_version
        FROM unnest(part.versions, part.articles, part.segmentations)
            AS g (lexicon_version, articles, segmentations);
    END LOOP;
END;
$$;

COMMENT ON FUNCTION @extschema@.look_for_stale(pg_catalog.text, pg_catalog.int8)
    IS 'part of stale() and refresh(): stale articles of a corpus, and, as rows without an article, the groups of stale_groups() that were looked through to the end';

CREATE FUNCTION @extschema@.stale(corpus pg_catalog.text)
    RETURNS TABLE (article pg_catalog.int8, words pg_catalog.text[])
    LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT l.article, l.words
    FROM @extschema@.look_for_stale(corpus) AS l
    WHERE l.article IS NOT NULL;
END;

COMMENT ON FUNCTION @extschema@.stale(pg_catalog.text)
    IS 'articles of a corpus whose text has words that the lexicon has gained or lost, or has with another kind, since the article was segmented, and these words; words NULL: which words the lexicon had then is not known';

CREATE FUNCTION @extschema@.refresh(
        corpus pg_catalog.text,
        at_most pg_catalog.int8 DEFAULT NULL)
    RETURNS pg_catalog.int8
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    refreshed bigint[];
BEGIN
    IF at_most < 1 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('cannot refresh at most %s articles', at_most),
            HINT = 'Give a number from 1 on, or NULL for all.';
    END IF;
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    -- One at a time; nobody else is kept waiting.
    LOCK TABLE lexicon_check IN SHARE ROW EXCLUSIVE MODE;

    WITH look AS MATERIALIZED (
        SELECT * FROM @extschema@.look_for_stale(corpus, at_most)
    ), again AS (
        UPDATE article AS a SET words = NULL
        FROM look AS l
        WHERE a.id = l.article AND a.lexicon_version = l.lexicon_version
        RETURNING a.id
    ), looked_through AS (
        SELECT l.lexicon_version,
               max(l.articles) - count(l.article) AS articles,
               bit_xor(l.segmentations) AS segmentations,
               max(l.checked_version) AS checked_version
        FROM look AS l
        GROUP BY l.lexicon_version
        HAVING max(l.articles) > count(l.article)
    ), checked AS (
        INSERT INTO lexicon_check AS c
        SELECT * FROM looked_through
        ON CONFLICT (lexicon_version) DO UPDATE
            SET articles = EXCLUDED.articles,
                segmentations = EXCLUDED.segmentations,
                checked_version = EXCLUDED.checked_version
    )
    SELECT coalesce(array_agg(g.id), '{}') INTO refreshed FROM again AS g;
    PERFORM @extschema@.extract_articles(corpus, refreshed);

    DELETE FROM lexicon_check AS c
    WHERE NOT EXISTS (SELECT FROM article AS a
                      WHERE a.lexicon_version = c.lexicon_version);
    RETURN cardinality(refreshed);
END;
$$;

COMMENT ON FUNCTION @extschema@.refresh(pg_catalog.text, pg_catalog.int8)
    IS 'makes words, mentions and quotations anew of the articles that stale() lists, or of at most so many of them, and of no others; returns their number';
