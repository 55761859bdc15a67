-- Extraction: who, where, when, how much, and who said what.

-- The columns of mentions(), which table mention of a corpus has, too: to add
-- a column, add it here.

CREATE TYPE @extschema@.mention AS (
    kind pg_catalog.text,
    surface pg_catalog.text,
    name pg_catalog.text,
    title pg_catalog.text,
    type pg_catalog.text,
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
    length pg_catalog.int4);

COMMENT ON TYPE @extschema@.mention
    IS 'one of the people, organisations, places, positions, dates, quantities, changes, works and terms that a text names';
COMMENT ON COLUMN @extschema@.mention.kind
    IS 'person, organisation, place, position (主教练), date, quantity, change, work (《…》) or term (“…”)';
COMMENT ON COLUMN @extschema@.mention.surface IS 'as printed';
COMMENT ON COLUMN @extschema@.mention.name
    IS 'name to count by: an abbreviation in full, 我市 resolved, aliases heeded';
COMMENT ON COLUMN @extschema@.mention.title
    IS 'title or titles of a person, as printed';
COMMENT ON COLUMN @extschema@.mention.type
    IS 'of an organisation, as far as its name tells: government (with armies and organs of parties), company, media, school, club, league, party or body';
COMMENT ON COLUMN @extschema@.mention.value
    IS 'value of a quantity, or first value of a range or change';
COMMENT ON COLUMN @extschema@.mention.value_to
    IS 'end of a range, or value that a change arrives at';
COMMENT ON COLUMN @extschema@.mention.unit IS 'unit, normalised: 元, 公里, 人, % …';
COMMENT ON COLUMN @extschema@.mention.bound
    IS 'what the value bounds: >, >=, < or <=';
COMMENT ON COLUMN @extschema@.mention.approximate
    IS 'whether value or date is only about right';
COMMENT ON COLUMN @extschema@.mention."ordinal"
    IS 'whether the quantity is a place in an order: 第103期';
COMMENT ON COLUMN @extschema@.mention.direction IS 'of a change: up or down';
COMMENT ON COLUMN @extschema@.mention.period
    IS 'days that a date means; open where it is vague';
COMMENT ON COLUMN @extschema@.mention.timex
    IS 'date in ISO 8601 or as in TIMEX3: 2022-07-04TEV, PAST_REF';
COMMENT ON COLUMN @extschema@.mention.part_of_day
    IS 'dawn, morning, noon, afternoon, evening or night';
COMMENT ON COLUMN @extschema@.mention.within
    IS 'kind of the name that this one is part of';
COMMENT ON COLUMN @extschema@.mention.evidence IS 'why it was taken for what it is';
COMMENT ON COLUMN @extschema@.mention.confidence IS 'how sure that is, 0 to 1';
COMMENT ON COLUMN @extschema@.mention.length IS 'length in characters';
COMMENT ON COLUMN @extschema@.mention.paragraph
    IS 'line of the text, or of the part of an article, from 0';
COMMENT ON COLUMN @extschema@.mention.start
    IS 'first character in the text, or in the part of an article, from 1';

CREATE FUNCTION @extschema@.mentions(
    body pg_catalog.text,
    published pg_catalog.date DEFAULT NULL,
    home pg_catalog.text DEFAULT NULL
) RETURNS SETOF @extschema@.mention
    LANGUAGE c STABLE PARALLEL SAFE
    COST 300 ROWS 50
    AS 'MODULE_PATHNAME', 'zhn_mentions';

COMMENT ON FUNCTION @extschema@.mentions(
    pg_catalog.text, pg_catalog.date, pg_catalog.text)
    IS 'people, organisations, places, dates, quantities, changes, works and quoted terms of a text: surface is substr(body, start, length), paragraph counts lines from 0; published is the day that words such as 昨天 are relative to, home what 我市 means';

CREATE TYPE @extschema@.quotation AS (
    kind pg_catalog.text,
    speaker pg_catalog.text,
    title pg_catalog.text,
    verb pg_catalog.text,
    text pg_catalog.text,
    "position" pg_catalog.text,
    confidence pg_catalog.float4,
    paragraph pg_catalog.int4,
    start pg_catalog.int4,
    length pg_catalog.int4);

COMMENT ON TYPE @extschema@.quotation
    IS 'what a text says that somebody said';
COMMENT ON COLUMN @extschema@.quotation.kind
    IS 'direct, in quotation marks, or indirect';
COMMENT ON COLUMN @extschema@.quotation.speaker
    IS 'who said it; NULL for 据了解 and the like';
COMMENT ON COLUMN @extschema@.quotation.title
    IS 'title of the speaker, as printed';
COMMENT ON COLUMN @extschema@.quotation.verb
    IS 'verb of speech, or 据了解 and the like';
COMMENT ON COLUMN @extschema@.quotation.text IS 'what was said';
COMMENT ON COLUMN @extschema@.quotation."position"
    IS 'where the speaker stands: before, after, middle, carried (named earlier) or none';
COMMENT ON COLUMN @extschema@.quotation.confidence
    IS 'how sure that is, 0 to 1';
COMMENT ON COLUMN @extschema@.quotation.paragraph
    IS 'line of the text, or of the part of an article, from 0';
COMMENT ON COLUMN @extschema@.quotation.start
    IS 'first character in the text, or in the part of an article, from 1';
COMMENT ON COLUMN @extschema@.quotation.length IS 'length in characters';

CREATE FUNCTION @extschema@.quotations(body pg_catalog.text)
    RETURNS SETOF @extschema@.quotation
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 300 ROWS 10
    AS 'MODULE_PATHNAME', 'zhn_quotations';

COMMENT ON FUNCTION @extschema@.quotations(pg_catalog.text)
    IS 'what a text says that somebody said, direct or indirect, with the speaker, the title and the verb: text is substr(body, start, length), without quotation marks; speaker is NULL for 据了解 and the like; position tells where the speaker stands';

-- Mentions and quotations of a corpus

CREATE FUNCTION @extschema@.article_mentions(
    kicker pg_catalog.text,
    headline pg_catalog.text,
    subtitle pg_catalog.text,
    body pg_catalog.text,
    published pg_catalog.date,
    home pg_catalog.text,
    OUT mentions @extschema@.mention[],
    OUT mention_parts pg_catalog.text[],
    OUT quotations @extschema@.quotation[],
    OUT quotation_parts pg_catalog.text[]
) RETURNS pg_catalog.record
    LANGUAGE c STABLE PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_article_mentions';

COMMENT ON FUNCTION @extschema@.article_mentions(
    pg_catalog.text, pg_catalog.text, pg_catalog.text, pg_catalog.text,
    pg_catalog.date, pg_catalog.text)
    IS 'part of extract_articles(): what mentions() and quotations() find in the text that article_text() makes of an article, in its order, and the part that each is in: start and paragraph are counted from there';

CREATE FUNCTION @extschema@.extract_articles(
    corpus pg_catalog.text,
    articles pg_catalog.int8[]
) RETURNS pg_catalog.int8
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
AS $$
DECLARE
    found_mentions bigint;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    -- A role that only loads needs no right to delete.
    IF EXISTS (SELECT FROM mention AS m WHERE m.article = ANY (articles)) THEN
        DELETE FROM mention AS m WHERE m.article = ANY (articles);
    END IF;
    IF EXISTS (SELECT FROM quotation AS q WHERE q.article = ANY (articles))
    THEN
        DELETE FROM quotation AS q WHERE q.article = ANY (articles);
    END IF;

    EXECUTE format(
        'WITH found AS MATERIALIZED ('
        '     SELECT a.id, a.paper, a.published, x.*'
        '     FROM article AS a,'
        '         @extschema@.article_mentions('
        '             a.kicker, a.headline, a.subtitle,'
        '             coalesce(a.body, a.caption), a.published,'
        '             (SELECT s.value FROM setting AS s'
        '              WHERE s.name = ''home'')) AS x'
        '     WHERE a.id = ANY ($1)'
        '     ORDER BY a.id'
        ' ), quoted AS ('
        '     INSERT INTO quotation (article, position, kind, speaker, title,'
        '         verb, text, speaker_position, confidence, part, paragraph,'
        '         start, length, paper, published)'
        '     SELECT f.id, q.ordinality, q.kind, coalesce(k.name, q.speaker),'
        '            q.title, q.verb, q.text, q."position", q.confidence,'
        '            q.unnest, q.paragraph, q.start, q.length,'
        '            f.paper, f.published'
        '     FROM found AS f CROSS JOIN LATERAL ROWS FROM ('
        '         unnest(f.quotations), unnest(f.quotation_parts))'
        '         WITH ORDINALITY AS q'
        '     LEFT JOIN alias AS k'
        '         ON k.kind = ''person'' AND k.alias = q.speaker'
        ' )'
        ' INSERT INTO mention (article, position, part, paper, published,'
        '     name, %s)'
        ' SELECT f.id, m.ordinality, m.unnest, f.paper, f.published,'
        '        coalesce(k.name, m.name), %s'
        ' FROM found AS f CROSS JOIN LATERAL ROWS FROM ('
        '     unnest(f.mentions), unnest(f.mention_parts))'
        '     WITH ORDINALITY AS m'
        ' LEFT JOIN alias AS k ON k.kind = m.kind AND k.alias = m.name',
        @extschema@.columns_of('@extschema@.mention', '{name}'),
        @extschema@.columns_of('@extschema@.mention', '{name}', 'm'))
        USING articles;
    GET DIAGNOSTICS found_mentions = ROW_COUNT;
    RETURN found_mentions;
END;
$$;

COMMENT ON FUNCTION @extschema@.extract_articles(
    pg_catalog.text, pg_catalog.int8[])
    IS 'fills mention and quotation of a corpus from these articles, or fills them again; returns the number of mentions';

CREATE FUNCTION @extschema@.extract_article(
    corpus pg_catalog.text,
    article pg_catalog.int8
) RETURNS pg_catalog.int4
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    is_there boolean;
BEGIN
    PERFORM @extschema@.require_corpus(corpus);
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.article WHERE id = $1)',
                   corpus) INTO is_there USING article;
    IF NOT is_there THEN
        RAISE EXCEPTION USING
            ERRCODE = 'no_data_found',
            MESSAGE = format('corpus "%s" has no article %s', $1, $2),
            HINT = 'Give the value of column "id" of table "article".';
    END IF;
    RETURN @extschema@.extract_articles(corpus, ARRAY[article]);
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
    IF TG_LEVEL = 'ROW' THEN
        PERFORM @extschema@.extract_articles(TG_TABLE_SCHEMA, ARRAY[NEW.id]);
    ELSE
        PERFORM @extschema@.extract_articles(
            TG_TABLE_SCHEMA, ARRAY(SELECT a.id FROM new_article AS a));
    END IF;
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.article_extract()
    IS 'trigger of article in a corpus: calls extract_articles() for a row, or for the new articles of a statement';

CREATE FUNCTION @extschema@.create_extraction(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    k text;
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

    -- The same by kind, for those who keep one kind at a time.
    FOR k IN SELECT unnest(ARRAY['person', 'organisation', 'place']) LOOP
        EXECUTE format(
            'CREATE VIEW %1$I WITH (security_invoker) AS
             SELECT a.name, a.alias, a.kind FROM alias AS a
             WHERE a.kind = %1$L WITH CHECK OPTION', k);
        EXECUTE format(
            'ALTER VIEW %1$I ALTER COLUMN kind SET DEFAULT %1$L', k);
        EXECUTE format('COMMENT ON VIEW %I IS %L', k,
            format('rows of alias of kind %s, to be edited like a table', k));
        EXECUTE format('COMMENT ON COLUMN %I.name IS %L', k,
            'name that it is counted under');
        EXECUTE format('COMMENT ON COLUMN %I.alias IS %L', k,
            'name as articles have it');
        EXECUTE format('COMMENT ON COLUMN %I.kind IS %L', k,
            format('always %s', k));
    END LOOP;

    CREATE TABLE mention (
        article bigint NOT NULL REFERENCES article ON DELETE CASCADE,
        position integer NOT NULL,
        part text NOT NULL,
        LIKE @extschema@.mention INCLUDING COMMENTS,
        paper text,
        published date,
        PRIMARY KEY (article, position)
    );
    ALTER TABLE mention
        ALTER COLUMN kind SET NOT NULL,
        ALTER COLUMN surface SET NOT NULL,
        ALTER COLUMN name SET NOT NULL,
        ALTER COLUMN paragraph SET NOT NULL,
        ALTER COLUMN start SET NOT NULL,
        ALTER COLUMN length SET NOT NULL;
    COMMENT ON TABLE mention
        IS 'people, organisations, places, dates, quantities, changes, works and terms that articles name';
    COMMENT ON COLUMN mention.article IS 'article.id';
    COMMENT ON COLUMN mention.position
        IS 'number of the mention in its article, from 1';
    COMMENT ON COLUMN mention.part
        IS 'part of the article: kicker, headline, subtitle or body';
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
        AFTER INSERT ON article REFERENCING NEW TABLE AS new_article
        FOR EACH STATEMENT EXECUTE FUNCTION @extschema@.article_extract();
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
    DROP VIEW IF EXISTS person, organisation, place;
    DROP TABLE IF EXISTS quotation, mention, alias, setting;
END;
$$;

COMMENT ON FUNCTION @extschema@.drop_extraction(pg_catalog.text)
    IS 'drops the tables of a corpus that create_extraction() made';
