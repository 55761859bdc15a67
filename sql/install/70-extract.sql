-- Extraction: who, where, when, how much, and who said what.

CREATE FUNCTION @extschema@.mentions(
    body pg_catalog.text,
    published pg_catalog.date DEFAULT NULL,
    home pg_catalog.text DEFAULT NULL
) RETURNS TABLE (
    kind pg_catalog.text,
    surface pg_catalog.text,
    name pg_catalog.text,
    title pg_catalog.text,
    value pg_catalog.numeric,
    value_to pg_catalog.numeric,
    unit pg_catalog.text,
    bound pg_catalog.text,
    approximate pg_catalog.bool,
    "ordinal" pg_catalog.bool,
    direction pg_catalog.text,
    period pg_catalog.daterange,
    timex pg_catalog.text,
    part_of_day pg_catalog.text,
    within pg_catalog.text,
    evidence pg_catalog.text,
    confidence pg_catalog.float4,
    paragraph pg_catalog.int4,
    start pg_catalog.int4,
    length pg_catalog.int4)
    LANGUAGE c STABLE PARALLEL SAFE
    COST 300 ROWS 50
    AS 'MODULE_PATHNAME', 'zhn_mentions';

COMMENT ON FUNCTION @extschema@.mentions(
    pg_catalog.text, pg_catalog.date, pg_catalog.text)
    IS 'people, organisations, places, dates, quantities, changes, works and quoted terms of a text: surface is substr(body, start, length), paragraph counts lines from 0; published is the day that words such as 昨天 are relative to, home what 我市 means';

CREATE FUNCTION @extschema@.quotations(body pg_catalog.text)
    RETURNS TABLE (
        kind pg_catalog.text,
        speaker pg_catalog.text,
        title pg_catalog.text,
        verb pg_catalog.text,
        text pg_catalog.text,
        "position" pg_catalog.text,
        confidence pg_catalog.float4,
        paragraph pg_catalog.int4,
        start pg_catalog.int4,
        length pg_catalog.int4)
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 300 ROWS 10
    AS 'MODULE_PATHNAME', 'zhn_quotations';

COMMENT ON FUNCTION @extschema@.quotations(pg_catalog.text)
    IS 'what a text says that somebody said, direct or indirect, with the speaker, the title and the verb: text is substr(body, start, length), without quotation marks; speaker is NULL for 据了解 and the like; position tells where the speaker stands';

-- The parts of an article in the text that article_text() makes of it

CREATE FUNCTION @extschema@.article_part(
    kicker pg_catalog.text,
    headline pg_catalog.text,
    subtitle pg_catalog.text,
    body pg_catalog.text
) RETURNS TABLE (
    part pg_catalog.text,
    start pg_catalog.int4,
    length pg_catalog.int4,
    paragraph pg_catalog.int4)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 4
BEGIN ATOMIC
    SELECT p.part,
           (pg_catalog.sum(pg_catalog.char_length(p.text)
                OPERATOR(pg_catalog.+) 1) OVER earlier)::pg_catalog.int4
               OPERATOR(pg_catalog.-) pg_catalog.char_length(p.text),
           pg_catalog.char_length(p.text),
           (pg_catalog.sum(pg_catalog.char_length(p.text)
                OPERATOR(pg_catalog.-) pg_catalog.char_length(
                    pg_catalog.replace(p.text, E'\n', ''))
                OPERATOR(pg_catalog.+) 1) OVER earlier)::pg_catalog.int4
               OPERATOR(pg_catalog.-) pg_catalog.char_length(p.text)
               OPERATOR(pg_catalog.+) pg_catalog.char_length(
                   pg_catalog.replace(p.text, E'\n', ''))
               OPERATOR(pg_catalog.-) 1
    FROM (VALUES (1, 'kicker', kicker), (2, 'headline', headline),
                 (3, 'subtitle', subtitle), (4, 'body', body))
        AS p (n, part, text)
    WHERE p.text IS NOT NULL
    WINDOW earlier AS (ORDER BY p.n);
END;

COMMENT ON FUNCTION @extschema@.article_part(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text)
    IS 'where kicker, headline, subtitle and body begin in the text that article_text() makes of them: first character, from 1, length, and number of the first line, from 0';

-- Mentions and quotations of a corpus

CREATE FUNCTION @extschema@.extract_article(
    corpus pg_catalog.text,
    article pg_catalog.int8
) RETURNS pg_catalog.int4
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    a record;
    all_text text;
    home text;
    found_mentions integer;
BEGIN
    -- With the corpus in the search path, the statements below are planned
    -- once and not for every article.  The path is put back on return.
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    SELECT * INTO a FROM article AS t WHERE t.id = $2;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING
            ERRCODE = 'no_data_found',
            MESSAGE = format('corpus "%s" has no article %s', $1, $2),
            HINT = 'Give the value of column "id" of table "article".';
    END IF;
    home := (SELECT s.value FROM setting AS s WHERE s.name = 'home');
    all_text := @extschema@.article_text(a.kicker, a.headline, a.subtitle,
        coalesce(a.body, a.caption));

    -- A role that only loads needs no right to delete.
    IF EXISTS (SELECT FROM mention AS m WHERE m.article = $2) THEN
        DELETE FROM mention AS m WHERE m.article = $2;
    END IF;
    IF EXISTS (SELECT FROM quotation AS q WHERE q.article = $2) THEN
        DELETE FROM quotation AS q WHERE q.article = $2;
    END IF;

    INSERT INTO mention (article, position, kind, surface, name, title,
                         value, value_to, unit, bound, approximate, "ordinal",
                         direction, period, timex, part_of_day, within,
                         evidence, confidence, part, paragraph, start, length,
                         paper, published)
    SELECT a.id, row_number() OVER (ORDER BY m.start, m.length DESC, m.kind),
           m.kind, m.surface, coalesce(k.name, m.name), m.title,
           m.value, m.value_to, m.unit, m.bound, m.approximate, m."ordinal",
           m.direction, m.period, m.timex, m.part_of_day, m.within,
           m.evidence, m.confidence,
           p.part, m.paragraph - p.paragraph, m.start - p.start + 1, m.length,
           a.paper, a.published
    FROM @extschema@.mentions(all_text, a.published, home) AS m
    JOIN @extschema@.article_part(a.kicker, a.headline, a.subtitle,
                                  coalesce(a.body, a.caption)) AS p
        ON m.start >= p.start AND m.start < p.start + p.length
    LEFT JOIN alias AS k ON k.kind = m.kind AND k.alias = m.name;
    GET DIAGNOSTICS found_mentions = ROW_COUNT;

    INSERT INTO quotation (article, position, kind, speaker, title, verb,
                           text, speaker_position, confidence, part,
                           paragraph, start, length, paper, published)
    SELECT a.id, row_number() OVER (ORDER BY q.start, q.length DESC),
           q.kind, coalesce(k.name, q.speaker), q.title, q.verb, q.text,
           q."position", q.confidence,
           p.part, q.paragraph - p.paragraph, q.start - p.start + 1, q.length,
           a.paper, a.published
    FROM @extschema@.quotations(all_text) AS q
    JOIN @extschema@.article_part(a.kicker, a.headline, a.subtitle,
                                  coalesce(a.body, a.caption)) AS p
        ON q.start >= p.start AND q.start < p.start + p.length
    LEFT JOIN alias AS k ON k.kind = 'person' AND k.alias = q.speaker;
    RETURN found_mentions;
END;
$$;

COMMENT ON FUNCTION @extschema@.extract_article(
    pg_catalog.text, pg_catalog.int8)
    IS 'fills mention and quotation of a corpus from an article, or fills them again; returns the number of mentions';

CREATE FUNCTION @extschema@.article_extract() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.extract_article(TG_TABLE_SCHEMA, NEW.id);
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.article_extract()
    IS 'trigger of article in a corpus: calls extract_article()';

CREATE FUNCTION @extschema@.create_extraction(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    CREATE TABLE setting (
        name text PRIMARY KEY,
        value text
    );
    COMMENT ON TABLE setting IS 'settings of this corpus';
    COMMENT ON COLUMN setting.name
        IS 'home: what 我市 (我县, 我区) means, as in 绍兴市';
    COMMENT ON COLUMN setting.value IS 'value of the setting';

    CREATE TABLE alias (
        kind text NOT NULL
            CHECK (kind IN ('person', 'organisation', 'place')),
        alias text NOT NULL,
        name text NOT NULL,
        PRIMARY KEY (kind, alias)
    );
    COMMENT ON TABLE alias
        IS 'names that stand for another name; kept by the user, heeded when an article is loaded or extracted again';
    COMMENT ON COLUMN alias.kind IS 'person, organisation or place';
    COMMENT ON COLUMN alias.alias IS 'name as articles have it';
    COMMENT ON COLUMN alias.name IS 'name that it is counted under';

    CREATE TABLE mention (
        article bigint NOT NULL REFERENCES article ON DELETE CASCADE,
        position integer NOT NULL,
        kind text NOT NULL,
        surface text NOT NULL,
        name text NOT NULL,
        title text,
        value numeric,
        value_to numeric,
        unit text,
        bound text,
        approximate boolean,
        "ordinal" boolean,
        direction text,
        period daterange,
        timex text,
        part_of_day text,
        within text,
        evidence text,
        confidence real,
        part text NOT NULL,
        paragraph integer NOT NULL,
        start integer NOT NULL,
        length integer NOT NULL,
        paper text,
        published date,
        PRIMARY KEY (article, position)
    );
    COMMENT ON TABLE mention
        IS 'people, organisations, places, dates, quantities, changes, works and terms that articles name';
    COMMENT ON COLUMN mention.article IS 'article.id';
    COMMENT ON COLUMN mention.position
        IS 'number of the mention in its article, from 1';
    COMMENT ON COLUMN mention.kind
        IS 'person, organisation, place, date, quantity, change, work (《…》) or term (“…”)';
    COMMENT ON COLUMN mention.surface IS 'as printed';
    COMMENT ON COLUMN mention.name
        IS 'name to count by: an abbreviation in full, 我市 resolved, aliases heeded';
    COMMENT ON COLUMN mention.title
        IS 'title or titles of a person, as printed';
    COMMENT ON COLUMN mention.value
        IS 'value of a quantity, or first value of a range or change';
    COMMENT ON COLUMN mention.value_to
        IS 'end of a range, or value that a change arrives at';
    COMMENT ON COLUMN mention.unit IS 'unit, normalised: 元, 公里, 人, % …';
    COMMENT ON COLUMN mention.bound
        IS 'what the value bounds: >, >=, < or <=';
    COMMENT ON COLUMN mention.approximate
        IS 'whether value or date is only about right';
    COMMENT ON COLUMN mention."ordinal"
        IS 'whether the quantity is a place in an order: 第103期';
    COMMENT ON COLUMN mention.direction IS 'of a change: up or down';
    COMMENT ON COLUMN mention.period
        IS 'days that a date means; open where it is vague';
    COMMENT ON COLUMN mention.timex
        IS 'date in ISO 8601 or as in TIMEX3: 2022-07-04TEV, PAST_REF';
    COMMENT ON COLUMN mention.part_of_day
        IS 'dawn, morning, noon, afternoon, evening or night';
    COMMENT ON COLUMN mention.within
        IS 'kind of the name that this one is part of';
    COMMENT ON COLUMN mention.evidence IS 'why it was taken for what it is';
    COMMENT ON COLUMN mention.confidence IS 'how sure that is, 0 to 1';
    COMMENT ON COLUMN mention.part
        IS 'part of the article: kicker, headline, subtitle or body';
    COMMENT ON COLUMN mention.paragraph
        IS 'line of that part, from 0';
    COMMENT ON COLUMN mention.start
        IS 'first character in that part, from 1';
    COMMENT ON COLUMN mention.length IS 'length in characters';
    COMMENT ON COLUMN mention.paper IS 'name of the newspaper';
    COMMENT ON COLUMN mention.published IS 'day of publication';
    CREATE INDEX mention_name_index ON mention (name, kind);

    CREATE TABLE quotation (
        article bigint NOT NULL REFERENCES article ON DELETE CASCADE,
        position integer NOT NULL,
        kind text NOT NULL,
        speaker text,
        title text,
        verb text,
        text text NOT NULL,
        speaker_position text,
        confidence real,
        part text NOT NULL,
        paragraph integer NOT NULL,
        start integer NOT NULL,
        length integer NOT NULL,
        paper text,
        published date,
        PRIMARY KEY (article, position)
    );
    COMMENT ON TABLE quotation IS 'what articles say that somebody said';
    COMMENT ON COLUMN quotation.article IS 'article.id';
    COMMENT ON COLUMN quotation.position
        IS 'number of the quotation in its article, from 1';
    COMMENT ON COLUMN quotation.kind
        IS 'direct, in quotation marks, or indirect';
    COMMENT ON COLUMN quotation.speaker
        IS 'who said it; NULL for 据了解 and the like';
    COMMENT ON COLUMN quotation.title IS 'title of the speaker, as printed';
    COMMENT ON COLUMN quotation.verb
        IS 'verb of speech, or 据了解 and the like';
    COMMENT ON COLUMN quotation.text IS 'what was said';
    COMMENT ON COLUMN quotation.speaker_position
        IS 'where the speaker stands: before, after, middle, carried (named earlier) or none';
    COMMENT ON COLUMN quotation.confidence IS 'how sure that is, 0 to 1';
    COMMENT ON COLUMN quotation.part
        IS 'part of the article: kicker, headline, subtitle or body';
    COMMENT ON COLUMN quotation.paragraph IS 'line of that part, from 0';
    COMMENT ON COLUMN quotation.start
        IS 'first character in that part, from 1';
    COMMENT ON COLUMN quotation.length IS 'length in characters';
    COMMENT ON COLUMN quotation.paper IS 'name of the newspaper';
    COMMENT ON COLUMN quotation.published IS 'day of publication';
    CREATE INDEX quotation_speaker_index ON quotation (speaker);

    CREATE TRIGGER article_extract
        AFTER INSERT ON article FOR EACH ROW
        EXECUTE FUNCTION @extschema@.article_extract();
    CREATE TRIGGER article_extract_again
        AFTER UPDATE OF kicker, headline, subtitle, body, caption, paper,
                        published ON article
        FOR EACH ROW
        WHEN ((OLD.kicker, OLD.headline, OLD.subtitle, OLD.body, OLD.caption,
               OLD.paper, OLD.published) IS DISTINCT FROM
              (NEW.kicker, NEW.headline, NEW.subtitle, NEW.body, NEW.caption,
               NEW.paper, NEW.published))
        EXECUTE FUNCTION @extschema@.article_extract();
END;
$$;

COMMENT ON FUNCTION @extschema@.create_extraction(pg_catalog.text)
    IS 'makes the tables and triggers of a corpus that hold mentions and quotations; create_corpus() calls it';

CREATE FUNCTION @extschema@.drop_extraction(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET client_min_messages = warning
AS $$
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    DROP TABLE IF EXISTS quotation, mention, alias, setting;
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_extraction(pg_catalog.text)
    IS 'drops the tables of a corpus that create_extraction() made';
