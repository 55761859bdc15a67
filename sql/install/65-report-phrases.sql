-- Reports: phrases that the user follows, quotations, quantities.
--
-- An article that has a phrase is noted in report_phrase: when the phrase is
-- listed, by a trigger, and when articles have changed, by the refresh.  Days
-- that changed since are looked through when they are asked for.

CREATE FUNCTION @extschema@.occurrences(
    text pg_catalog.text,
    phrase pg_catalog.text
) RETURNS pg_catalog.int4
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT (pg_catalog.char_length(text) OPERATOR(pg_catalog.-)
            pg_catalog.char_length(pg_catalog.replace(text, phrase, '')))
        OPERATOR(pg_catalog./)
        NULLIF(pg_catalog.char_length(phrase), 0);
END;

COMMENT ON FUNCTION @extschema@.occurrences(pg_catalog.text, pg_catalog.text)
    IS 'how often a text has a phrase, character by character; overlaps count once';

CREATE FUNCTION @extschema@.phrase_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', TG_TABLE_SCHEMA),
                       true);
    DELETE FROM report_phrase AS r WHERE r.phrase = NEW.phrase;
    INSERT INTO report_phrase (phrase, article, occurrences)
    SELECT NEW.phrase, a.id, @extschema@.occurrences(t.text, NEW.phrase)
    FROM article AS a, LATERAL (
        SELECT @extschema@.article_text(a.kicker, a.headline, a.subtitle,
                                        coalesce(a.body, a.caption))) AS t (text)
    WHERE strpos(t.text, NEW.phrase) > 0;
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION @extschema@.phrase_changed()
    IS 'trigger of phrase in a corpus: looks for a new phrase in all articles';

CREATE FUNCTION @extschema@.create_phrase_tables(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);
    IF to_regclass('phrase') IS NULL THEN
        CREATE TABLE phrase (
            phrase text PRIMARY KEY
                CHECK (phrase ~ '\S' AND phrase !~ '[\n\r]'),
            note text
        );
    END IF;
    PERFORM @extschema@.describe_report(corpus, 'phrase',
        'one row is a phrase to follow (提法); kept by the user',
        '{"phrase": "the phrase, as it is printed: 两个先行 (提法)",
          "note": "anything worth noting: a topic, where it comes from (备注)"}');

    CREATE TABLE report_phrase (
        phrase text NOT NULL
            REFERENCES phrase ON DELETE CASCADE ON UPDATE CASCADE,
        article bigint NOT NULL REFERENCES article ON DELETE CASCADE,
        occurrences integer NOT NULL,
        PRIMARY KEY (phrase, article)
    );
    COMMENT ON TABLE report_phrase
        IS 'one row is a phrase in an article; kept by the trigger of phrase and by refresh_reports()';
    COMMENT ON COLUMN report_phrase.phrase IS 'phrase.phrase';
    COMMENT ON COLUMN report_phrase.article IS 'article.id';
    COMMENT ON COLUMN report_phrase.occurrences
        IS 'how often the article has the phrase';
    CREATE INDEX report_phrase_article_index ON report_phrase (article);

    CREATE OR REPLACE TRIGGER phrase_count AFTER INSERT OR UPDATE OF phrase
        ON phrase FOR EACH ROW
        EXECUTE FUNCTION @extschema@.phrase_changed();
END;
$$;

COMMENT ON FUNCTION @extschema@.create_phrase_tables(pg_catalog.text)
    IS 'part of create_reports(): table phrase, and the table of where phrases are';

CREATE FUNCTION @extschema@.create_phrase_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    CREATE OR REPLACE VIEW phrase_article WITH (security_invoker) AS
        SELECT r.phrase, a.id AS article, a.paper, a.published,
               r.occurrences, replace(a.headline, E'\n', ' ') AS headline
        FROM report_phrase AS r
        JOIN article AS a ON a.id = r.article
        WHERE NOT EXISTS (SELECT FROM daily_freq_change AS c
                          WHERE c.published = a.published)
        UNION ALL
        SELECT p.phrase, a.id, a.paper, a.published,
               @extschema@.occurrences(t.text, p.phrase),
               replace(a.headline, E'\n', ' ')
        FROM article AS a
        CROSS JOIN LATERAL (
            SELECT @extschema@.article_text(
                a.kicker, a.headline, a.subtitle,
                coalesce(a.body, a.caption))) AS t (text)
        JOIN phrase AS p ON strpos(t.text, p.phrase) > 0
        WHERE a.published IN (SELECT c.published FROM daily_freq_change AS c);
    PERFORM @extschema@.describe_report(corpus, 'phrase_article',
        'one row is a phrase of table phrase in an article (稿件中的提法)',
        '{"occurrences": "how often the article has the phrase (出现次数)"}');

    CREATE OR REPLACE VIEW phrase_day WITH (security_invoker) AS
        SELECT p.phrase, p.paper, p.published,
               count(*)::integer AS articles,
               sum(p.occurrences)::integer AS occurrences
        FROM phrase_article AS p
        WHERE p.published IS NOT NULL
        GROUP BY p.phrase, p.paper, p.published;
    PERFORM @extschema@.describe_report(corpus, 'phrase_day',
        'one row is a phrase of table phrase in a newspaper on a day (提法每日)',
        '{"articles": "number of articles that have it (稿件数)",
          "occurrences": "how often they have it (出现次数)"}');
END;
$$;

COMMENT ON FUNCTION @extschema@.create_phrase_reports(pg_catalog.text)
    IS 'part of create_reports(): views of phrases';

CREATE FUNCTION @extschema@.create_speech_reports(corpus pg_catalog.text)
    RETURNS pg_catalog.void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM set_config('search_path', format('%I, pg_temp', corpus), true);

    CREATE OR REPLACE VIEW quotation_overview WITH (security_invoker) AS
        SELECT q.article, q.position, a.paper, a.published,
               q.speaker, q.title, q.verb, q.kind = 'direct' AS direct,
               replace(q.text, E'\n', ' ') AS text,
               char_length(q.text) AS length,
               replace(a.headline, E'\n', ' ') AS headline,
               q.confidence::numeric(3, 2) AS confidence,
               EXISTS (SELECT FROM mention AS m
                       WHERE m.article = q.article AND m.name = q.speaker
                           AND m.kind = 'person') AS by_person
        FROM quotation AS q
        JOIN article AS a ON a.id = q.article;
    PERFORM @extschema@.describe_report(corpus, 'quotation_overview',
        'one row is something that an article says somebody said (引语)',
        '{"position": "number of the quotation in its article, from 1 (序号)",
          "speaker": "who said it; NULL for 据了解 and the like (说话人)",
          "title": "title of the speaker, as printed (职务)",
          "verb": "verb of speech, or 据了解 and the like (言说动词)",
          "direct": "whether it stands in quotation marks (是否直接引语)",
          "text": "what was said, on one line (内容)",
          "length": "length of what was said in characters (字数)",
          "by_person": "whether the speaker is a person, and not a meeting, an office or a document (说话人是否人物)"}');

    CREATE OR REPLACE VIEW quantity_overview WITH (security_invoker) AS
        SELECT m.article, m.position, a.paper, a.published, m.kind,
               m.surface, m.value, m.value_to, m.unit, m.bound,
               m.approximate, m."ordinal", m.direction,
               CASE m.part
                   WHEN 'body' THEN replace(substr(
                       coalesce(a.body, a.caption), greatest(m.start - 20, 1),
                       m.length + least(m.start - 1, 20) + 20), E'\n', ' ')
                   ELSE replace(a.headline, E'\n', ' ') END AS context,
               m.confidence::numeric(3, 2) AS confidence
        FROM mention AS m
        JOIN article AS a ON a.id = m.article
        WHERE m.kind IN ('quantity', 'change') AND m.within IS NULL;
    PERFORM @extschema@.describe_report(corpus, 'quantity_overview',
        'one row is an amount that an article tells, or a change of one (数量)',
        '{"position": "number of the mention in its article (序号)",
          "kind": "quantity, or change: 同比增长8.6% (类别)",
          "surface": "as printed (原文)",
          "value": "value, or first value of a range or change (数值)",
          "value_to": "end of a range, or value that a change arrives at (数值上限)",
          "unit": "unit, normalised: 元, 公里, 人, % … (单位)",
          "bound": "what the value bounds: >, >=, < or <= (界限)",
          "approximate": "whether the value is only about right (约数)",
          "ordinal": "whether it is a place in an order: 第103期 (序数)",
          "direction": "of a change: up or down (增减)",
          "context": "the text around it (上下文)"}');
END;
$$;

COMMENT ON FUNCTION @extschema@.create_speech_reports(pg_catalog.text)
    IS 'part of create_reports(): views of quotations and quantities';
