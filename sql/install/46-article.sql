-- Articles and their credits: what the triggers of a corpus fill in.
--
-- article_words() can also be called without them.  All of it runs with the
-- rights of the caller.

-- The words of an article

CREATE FUNCTION @extschema@.article_words(
    headline pg_catalog.text,
    display pg_catalog.text,
    context pg_catalog.text,
    body pg_catalog.text
) RETURNS pg_catalog.tsvector
    LANGUAGE c STABLE PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_article_words';

COMMENT ON FUNCTION @extschema@.article_words(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text)
    IS 'words of an article for search: headline with weight A; kicker and subtitle (display) B; column, summary and note (context) C; body D';

CREATE FUNCTION @extschema@.article_text(
    kicker pg_catalog.text,
    headline pg_catalog.text,
    subtitle pg_catalog.text,
    body pg_catalog.text
) RETURNS pg_catalog.text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_catalog.concat_ws(E'\n', kicker, headline, subtitle, body);
END;

COMMENT ON FUNCTION @extschema@.article_text(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text)
    IS 'text of an article as it is read: kicker, headline, subtitle and body, each on a line of its own';

-- Triggers of a corpus

CREATE FUNCTION @extschema@.article_before() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- The version first: if the lexicon is edited in between, the words are
    -- newer than it says, and not older.
    NEW.lexicon_version := @extschema@.lexicon_version();
    NEW.segmented_at := clock_timestamp();
    NEW.words := @extschema@.article_words(
        NEW.headline,
        concat_ws(E'\n', NEW.kicker, NEW.subtitle),
        concat_ws(E'\n', NEW.column_name, NEW.summary, NEW.note),
        CASE WHEN NEW.body IS DISTINCT FROM NEW.caption
             THEN concat_ws(E'\n', NEW.body, NEW.caption)
             ELSE NEW.body END);
    NEW.script := @extschema@.script(@extschema@.article_text(
        NEW.kicker, NEW.headline, NEW.subtitle, NEW.body));
    RETURN NEW;
END;
$$;

COMMENT ON FUNCTION @extschema@.article_before()
    IS 'trigger of article in a corpus: fills words, lexicon_version, segmented_at and script';

CREATE FUNCTION @extschema@.article_after() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format(
        'UPDATE %1$I.credit SET paper = $2, published = $3 WHERE article = $1',
        TG_TABLE_SCHEMA) USING NEW.id, NEW.paper, NEW.published;
    EXECUTE format(
        'UPDATE %1$I.line SET paper = $2, published = $3 WHERE article = $1',
        TG_TABLE_SCHEMA) USING NEW.id, NEW.paper, NEW.published;
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.article_after()
    IS 'trigger of article in a corpus: carries a new paper or day over to credit and line';

CREATE FUNCTION @extschema@.credit_before() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', TG_TABLE_SCHEMA),
                       true);
    SELECT a.paper, a.published INTO NEW.paper, NEW.published
    FROM article AS a WHERE a.id = NEW.article;
    RETURN NEW;
END;
$$;

COMMENT ON FUNCTION @extschema@.credit_before()
    IS 'trigger of credit in a corpus: fills paper and day from the article';
