-- Loading: from a page of a corpus into article, credit and line.
--
-- What the triggers do can also be called without them: load_page() and
-- load_pages().  All of it runs with the rights of the caller.

CREATE FUNCTION @extschema@.same_articles(
    corpus pg_catalog.text,
    page pg_catalog.int8,
    items @extschema@.item[],
    OUT "position" pg_catalog.int4,
    OUT id pg_catalog.int8
) RETURNS SETOF pg_catalog.record
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    -- What makes two articles the same, the surest first: identifier, text,
    -- headline, body.
    rules CONSTANT integer := 4;
    positions integer[] := '{}';
    ids bigint[] := '{}';
    more_positions integer[];
    more_ids bigint[];
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    -- An article with an identifier may have come in another page, or alone.
    SELECT coalesce(array_agg(i.position), '{}'),
           coalesce(array_agg(a.id), '{}')
    INTO positions, ids
    FROM unnest(items) AS i
    JOIN article AS a ON a.external_id = i.external_id
        AND a.paper IS NOT DISTINCT FROM i.paper;

    FOR rule IN 2 .. rules LOOP
        SELECT array_agg(n.position), array_agg(o.id)
        INTO more_positions, more_ids
        FROM (SELECT i.position, k.key,
                     row_number() OVER (PARTITION BY k.key
                                        ORDER BY i.position) AS nth
              FROM unnest(items) AS i,
                  LATERAL (SELECT CASE rule
                      WHEN 2 THEN concat(i.headline, E'\n\n', i.body)
                      WHEN 3 THEN i.headline
                      WHEN 4 THEN i.body END) AS k (key)
              WHERE i.position <> ALL (positions) AND k.key IS NOT NULL) AS n
        JOIN (SELECT a.id, k.key,
                     row_number() OVER (PARTITION BY k.key
                                        ORDER BY a.position, a.id) AS nth
              FROM article AS a,
                  LATERAL (SELECT CASE rule
                      WHEN 2 THEN concat(a.headline, E'\n\n', a.body)
                      WHEN 3 THEN a.headline
                      WHEN 4 THEN a.body END) AS k (key)
              WHERE a.page = $2 AND a.id <> ALL (ids)
                  AND k.key IS NOT NULL) AS o
            USING (key, nth);
        positions := positions || more_positions;
        ids := ids || more_ids;
    END LOOP;
    RETURN QUERY SELECT s.position, s.id
                 FROM unnest(positions, ids) AS s (position, id);
END;
$$;

COMMENT ON FUNCTION @extschema@.same_articles(
    pg_catalog.text, pg_catalog.int8, @extschema@.item[])
    IS 'which articles of a corpus the items of a page are: by identifier, else, among the articles of the page, by headline and body, headline or body';

CREATE FUNCTION @extschema@.changed_keys(
    before pg_catalog.jsonb,
    after pg_catalog.jsonb
) RETURNS pg_catalog.text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT coalesce(array_agg(e.key ORDER BY e.key COLLATE "C"), '{}')
    FROM jsonb_each(after) AS e
    WHERE before -> e.key IS DISTINCT FROM e.value;
END;

COMMENT ON FUNCTION @extschema@.changed_keys(
    pg_catalog.jsonb, pg_catalog.jsonb)
    IS 'keys of the second object that have another value in the first';

CREATE FUNCTION @extschema@.insert_articles(
    corpus pg_catalog.text,
    pages pg_catalog.int8[],
    items @extschema@.item[],
    OUT article pg_catalog.int8,
    OUT "position" pg_catalog.int4,
    OUT headline pg_catalog.text
) RETURNS SETOF pg_catalog.record
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    RETURN QUERY EXECUTE format(
        'INSERT INTO article AS a (page, reader_version, %1$s)'
        ' SELECT i.unnest, $3, %1$s'
        ' FROM ROWS FROM (unnest($1), unnest($2)) AS i'
        ' ORDER BY i.unnest, i.position'
        ' RETURNING a.id, a.position, a.headline',
        @extschema@.columns_of('@extschema@.item', '{credits,original}'))
        USING pages, items, @extschema@.reader_version();
    PERFORM @extschema@.insert_credits(corpus, pages, items);
END;
$$;

COMMENT ON FUNCTION @extschema@.insert_articles(
    pg_catalog.text, pg_catalog.int8[], @extschema@.item[])
    IS 'part of loading: inserts articles of pages and their credits; an element of pages is the page of the element of items in the same place';

CREATE FUNCTION @extschema@.insert_credits(
    corpus pg_catalog.text,
    pages pg_catalog.int8[],
    items @extschema@.item[]
) RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    INSERT INTO credit (article, position, role, name, organisation,
                        paper, published)
    SELECT a.id, c.position, c.role, c.name, c.organisation,
           i.paper, i.published
    FROM ROWS FROM (unnest(pages), unnest(items)) AS i
    JOIN article AS a ON a.page = i.unnest AND a.position = i.position,
        unnest(i.credits) WITH ORDINALITY
            AS c (role, name, organisation, position)
    WHERE i.credits IS NOT NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.insert_credits(
    pg_catalog.text, pg_catalog.int8[], @extschema@.item[])
    IS 'part of loading: inserts the credits of articles that are there';

CREATE FUNCTION @extschema@.insert_lines(
    corpus pg_catalog.text,
    pages pg_catalog.int8[],
    lines @extschema@.page_line[]
) RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    INSERT INTO line (page, number, role, article, joined, text,
                      paper, published)
    SELECT p.id, l.line, l.role, a.id, l.joined, l.text,
           p.paper, p.published
    FROM ROWS FROM (unnest(pages), unnest(lines)) AS l
    JOIN page AS p ON p.id = l.unnest
    LEFT JOIN article AS a ON a.page = l.unnest AND a.position = l.article;
END;
$$;

COMMENT ON FUNCTION @extschema@.insert_lines(
    pg_catalog.text, pg_catalog.int8[], @extschema@.page_line[])
    IS 'part of loading: inserts the lines of pages whose articles are there; an element of pages is the page of the element of lines in the same place';

CREATE FUNCTION @extschema@.reload_page(
    corpus pg_catalog.text,
    page pg_catalog.int8,
    OUT article pg_catalog.int8,
    OUT "position" pg_catalog.int4,
    OUT change pg_catalog.text,
    OUT headline pg_catalog.text,
    OUT changed_columns pg_catalog.text[]
) RETURNS SETOF pg_catalog.record
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    input record;
    items @extschema@.item[];
    lines @extschema@.page_line[];
    -- The articles that are there already: their places in items, and ids.
    positions integer[] := '{}';
    ids bigint[] := '{}';
    changed @extschema@.item[] := '{}';
    added @extschema@.item[];
    old record;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    SELECT * INTO input FROM page AS p WHERE p.id = $2;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING
            ERRCODE = 'no_data_found',
            MESSAGE = format('corpus "%s" has no page %s', $1, $2),
            HINT = 'Give the value of column "id" of table "page".';
    END IF;
    SELECT r.items, r.lines INTO items, lines
    FROM @extschema@.page_reading(input.body, input.published, input.format)
        AS r;
    items := @extschema@.complete_items(
        items, input.paper, input.published, input.page_no, input.url,
        CASE WHEN input.format <> 'text' THEN input.external_id END);

    IF EXISTS (SELECT FROM article AS a WHERE a.page = $2)
        OR EXISTS (SELECT FROM unnest(items) AS i
                   JOIN article AS a ON a.external_id = i.external_id
                       AND a.paper IS NOT DISTINCT FROM i.paper) THEN
        SELECT coalesce(array_agg(s.position), '{}'),
               coalesce(array_agg(s.id), '{}')
        INTO positions, ids
        FROM @extschema@.same_articles($1, $2, items) AS s;

        RETURN QUERY
            SELECT a.id, a.position, 'removed', a.headline, NULL::text[]
            FROM article AS a
            WHERE a.page = $2 AND a.id <> ALL (ids)
            ORDER BY a.position;
        -- A role that only loads needs no right to delete.
        IF FOUND THEN
            DELETE FROM article AS a
            WHERE a.page = $2 AND a.id <> ALL (ids);
        END IF;
        IF EXISTS (SELECT FROM line AS l WHERE l.page = $2) THEN
            DELETE FROM line AS l WHERE l.page = $2;
        END IF;

        FOR old IN
            SELECT a.id, i.position, i.headline, i AS item,
                   @extschema@.changed_keys(
                       to_jsonb(a) || jsonb_build_object('credits', (
                           SELECT jsonb_agg(jsonb_build_object(
                                      'role', c.role, 'name', c.name,
                                      'organisation', c.organisation)
                                      ORDER BY c.position)
                           FROM credit AS c WHERE c.article = a.id)),
                       to_jsonb(i) - 'original'
                           || jsonb_build_object('page', $2)) AS columns
            FROM unnest(positions, ids) AS s (position, id)
            JOIN article AS a ON a.id = s.id
            JOIN unnest(items) AS i ON i.position = s.position
            ORDER BY i.position
        LOOP
            article := old.id;
            position := old.position;
            headline := old.headline;
            changed_columns := nullif(old.columns, '{}');
            change := CASE
                WHEN changed_columns IS NULL THEN 'same'
                WHEN changed_columns <@ '{page,position,line_from,line_to}'
                THEN 'moved'
                ELSE 'changed' END;
            RETURN NEXT;
            IF change <> 'same' THEN
                changed := changed || old.item;
            END IF;
        END LOOP;

        -- Articles that change places leave them first, as two must never be
        -- in one place.
        UPDATE article AS a SET position = NULL
        FROM unnest(positions, ids) AS s (position, id)
        WHERE a.id = s.id AND a.page = $2 AND a.position <> s.position;
        EXECUTE format(
            'UPDATE article AS a'
            ' SET (page, reader_version, %s) = ROW ($3, $4, %s)'
            ' FROM unnest($1, $2) AS s (place, id)'
            ' JOIN unnest($5) AS i ON i.position = s.place'
            ' WHERE a.id = s.id',
            @extschema@.columns_of('@extschema@.item', '{credits,original}'),
            @extschema@.columns_of('@extschema@.item', '{credits,original}',
                                   'i'))
            USING positions, ids, $2, @extschema@.reader_version(), changed;
        UPDATE article AS a
        SET reader_version = @extschema@.reader_version()
        WHERE a.id = ANY (ids)
            AND a.reader_version IS DISTINCT FROM @extschema@.reader_version();
        DELETE FROM credit AS c
        USING unnest(positions, ids) AS s (position, id), unnest(changed) AS i
        WHERE c.article = s.id AND s.position = i.position;
        PERFORM @extschema@.insert_credits(
            corpus, array_fill($2, ARRAY[cardinality(changed)]), changed);
    END IF;

    added := ARRAY(SELECT i FROM unnest(items) AS i
                   WHERE i.position <> ALL (positions));
    RETURN QUERY
        SELECT a.article, a.position, 'added', a.headline, NULL::text[]
        FROM @extschema@.insert_articles(
            corpus, array_fill($2, ARRAY[cardinality(added)]), added) AS a;
    IF lines IS NOT NULL THEN
        PERFORM @extschema@.insert_lines(
            corpus, array_fill($2, ARRAY[cardinality(lines)]), lines);
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.reload_page(
    pg_catalog.text, pg_catalog.int8)
    IS 'reads a page of a corpus into article, line and credit; articles that are there already keep their id; returns what became of each article: added, changed (and which columns), moved, same or removed';

CREATE FUNCTION @extschema@.load_page(
    corpus pg_catalog.text,
    page pg_catalog.int8
) RETURNS pg_catalog.int4
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT count(*)
            FROM @extschema@.reload_page(corpus, page) AS a
            WHERE a.change <> 'removed');
END;
$$;

COMMENT ON FUNCTION @extschema@.load_page(pg_catalog.text, pg_catalog.int8)
    IS 'reads a page of a corpus, or reads it again, into article, line and credit; returns the number of articles';

-- Many pages at once

CREATE FUNCTION @extschema@.new_page_reading(
    content_hash pg_catalog.bytea,
    body pg_catalog.text,
    published pg_catalog.date,
    format pg_catalog.text,
    OUT items @extschema@.item[],
    OUT lines @extschema@.page_line[]
) RETURNS pg_catalog.record
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    SELECT k.items, k.lines INTO items, lines
    FROM @extschema@.kept_reading(content_hash, format, published) AS k;
    IF items IS NULL THEN
        SELECT r.items, r.lines INTO items, lines
        FROM @extschema@.page_reading(body, published, format) AS r;
    END IF;
END;
$$;

COMMENT ON FUNCTION @extschema@.new_page_reading(
    pg_catalog.bytea, pg_catalog.text, pg_catalog.date, pg_catalog.text)
    IS 'part of loading: what was kept of a page, or else page_reading()';

CREATE FUNCTION @extschema@.load_pages_together(
    corpus pg_catalog.text,
    pages pg_catalog.int8[]
) RETURNS pg_catalog.int8
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
AS $$
DECLARE
    item_pages bigint[];
    items @extschema@.item[];
    line_pages bigint[];
    lines @extschema@.page_line[];
    -- Pages that are not new, or have an article that is there already or
    -- comes twice: what becomes of each article depends on the others.
    one_by_one bigint[];
    loaded bigint;
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    WITH reading AS MATERIALIZED (
        SELECT p.id, r.lines,
               @extschema@.complete_items(
                   r.items, p.paper, p.published, p.page_no, p.url,
                   CASE WHEN p.format <> 'text' THEN p.external_id END)
                   AS items
        FROM page AS p,
            @extschema@.new_page_reading(p.content_hash, p.body, p.published,
                                         p.format) AS r
        WHERE p.id = ANY (pages)
    ), item AS (
        SELECT array_agg(r.id) AS pages, array_agg(i) AS items
        FROM reading AS r, unnest(r.items) AS i
    ), line AS (
        SELECT array_agg(r.id) AS pages, array_agg(l) AS lines
        FROM reading AS r, unnest(r.lines) AS l
    )
    SELECT i.pages, i.items, l.pages, l.lines
    INTO item_pages, items, line_pages, lines
    FROM item AS i, line AS l;

    one_by_one := ARRAY(
        SELECT k.page
        FROM (SELECT i.unnest AS page, i.external_id, i.paper,
                     count(*) OVER (PARTITION BY i.external_id, i.paper) AS n
              FROM ROWS FROM (unnest(item_pages), unnest(items)) AS i
              WHERE i.external_id IS NOT NULL) AS k
        WHERE k.n > 1
            OR EXISTS (SELECT FROM article AS a
                       WHERE a.external_id = k.external_id
                           AND a.paper IS NOT DISTINCT FROM k.paper)
        UNION
        SELECT u.page FROM unnest(pages) AS u (page)
        WHERE EXISTS (SELECT FROM article AS a WHERE a.page = u.page));
    IF cardinality(one_by_one) > 0 THEN
        SELECT array_agg(i.page), array_agg(i.item) INTO item_pages, items
        FROM (SELECT p.page, u AS item
              FROM unnest(item_pages) WITH ORDINALITY AS p (page, n)
              JOIN (SELECT u, row_number() OVER () AS n
                    FROM unnest(items) AS u) AS u USING (n)
              WHERE p.page <> ALL (one_by_one)) AS i;
        SELECT array_agg(l.page), array_agg(l.line) INTO line_pages, lines
        FROM (SELECT p.page, u AS line
              FROM unnest(line_pages) WITH ORDINALITY AS p (page, n)
              JOIN (SELECT u, row_number() OVER () AS n
                    FROM unnest(lines) AS u) AS u USING (n)
              WHERE p.page <> ALL (one_by_one)) AS l;
    END IF;

    loaded := (SELECT count(*)
               FROM @extschema@.insert_articles(corpus, item_pages, items));
    IF lines IS NOT NULL THEN
        PERFORM @extschema@.insert_lines(corpus, line_pages, lines);
    END IF;
    RETURN loaded + (SELECT coalesce(sum(@extschema@.load_page(corpus, p.id)),
                                     0)
                     FROM (SELECT p.id FROM unnest(one_by_one) AS p (id)
                           ORDER BY p.id) AS p);
END;
$$;

COMMENT ON FUNCTION @extschema@.load_pages_together(
    pg_catalog.text, pg_catalog.int8[])
    IS 'part of load_pages(): so many pages that their articles go well into memory';

CREATE FUNCTION @extschema@.load_pages(
    corpus pg_catalog.text,
    pages pg_catalog.int8[]
) RETURNS pg_catalog.int8
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    batch_size CONSTANT integer := 500;
    loaded bigint := 0;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    FOR start IN 1 .. cardinality(pages) BY batch_size LOOP
        loaded := loaded + @extschema@.load_pages_together(
            corpus, pages[start : start + batch_size - 1]);
    END LOOP;
    RETURN loaded;
END;
$$;

COMMENT ON FUNCTION @extschema@.load_pages(
    pg_catalog.text, pg_catalog.int8[])
    IS 'does for each of these pages what load_page() does, but faster; returns the number of articles';

CREATE FUNCTION @extschema@.page_after() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF TG_LEVEL = 'ROW' THEN
        PERFORM @extschema@.load_page(TG_TABLE_SCHEMA, NEW.id);
        RETURN NULL;
    END IF;
    PERFORM @extschema@.load_pages(
        TG_TABLE_SCHEMA, ARRAY(SELECT p.id FROM new_page AS p ORDER BY p.id));
    PERFORM @extschema@.forget_readings();
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.page_after()
    IS 'trigger of page in a corpus: calls load_page() for a row, load_pages() for the new pages of a statement';
