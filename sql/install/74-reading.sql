
-- Words of a corpus by how they are read, and a query with what else is meant

CREATE FUNCTION @extschema@.every_word_read_as(
    corpus pg_catalog.text,
    typed pg_catalog.text
) RETURNS TABLE (word pg_catalog.text, articles pg_catalog.int8)
    LANGUAGE c STABLE STRICT PARALLEL SAFE COST 100000 ROWS 10
    AS 'MODULE_PATHNAME', 'zhn_words_read_as';

COMMENT ON FUNCTION @extschema@.every_word_read_as(
    pg_catalog.text, pg_catalog.text)
    IS 'words_read_as() without an order and a bound';

CREATE FUNCTION @extschema@.words_read_as(
    corpus pg_catalog.text,
    typed pg_catalog.text,
    k pg_catalog.int4 DEFAULT 200
) RETURNS TABLE (word pg_catalog.text, articles pg_catalog.int8)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT w.word, w.articles
    FROM @extschema@.every_word_read_as(corpus, typed) AS w
    ORDER BY w.articles DESC, w.word COLLATE "C" LIMIT k;
END;

COMMENT ON FUNCTION @extschema@.words_read_as(
    pg_catalog.text, pg_catalog.text, pg_catalog.int4)
    IS 'the k commonest words of a corpus that are read as somebody typed (see reads_as), and in about how many articles they are: changed articles that were not folded yet count besides what was folded. Where row-level security hides articles, the words and the numbers of the others';

CREATE FUNCTION @extschema@.words_like(
    corpus pg_catalog.text,
    word pg_catalog.text
) RETURNS TABLE (
        suggestion pg_catalog.text,
        articles pg_catalog.int8,
        same_reading pg_catalog.bool)
    LANGUAGE c STABLE STRICT PARALLEL SAFE COST 100000 ROWS 10
    AS 'MODULE_PATHNAME', 'zhn_words_like';

COMMENT ON FUNCTION @extschema@.words_like(pg_catalog.text, pg_catalog.text)
    IS 'suggest() without an order and a bound, with the word itself and words of one character';

CREATE FUNCTION @extschema@.suggest(
    corpus pg_catalog.text,
    word pg_catalog.text,
    k pg_catalog.int4 DEFAULT 5
) RETURNS TABLE (
        suggestion pg_catalog.text,
        articles pg_catalog.int8,
        same_reading pg_catalog.bool)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 5
    SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT s.suggestion, s.articles, s.same_reading
    FROM @extschema@.words_like(corpus, word) AS s
    WHERE length(s.suggestion) > 1
        AND s.suggestion <> @extschema@.folded(word)
    ORDER BY s.same_reading DESC, s.articles DESC, s.suggestion COLLATE "C"
    LIMIT k;
END;

COMMENT ON FUNCTION @extschema@.suggest(
    pg_catalog.text, pg_catalog.text, pg_catalog.int4)
    IS 'words and names of a corpus that sound like a word, for one that is not found: first those that are read the same but for tones, then those that are where zh is z, ch c, sh s, l n, f h and ng n; the commonest first';

-- A query with its alternatives

CREATE FUNCTION @extschema@.expand_query(
    query pg_catalog.text,
    synonyms pg_catalog.bool,
    corpus pg_catalog.text,
    latin pg_catalog.bool
) RETURNS pg_catalog.text
    LANGUAGE c STABLE PARALLEL SAFE
    COST 1000
    AS 'MODULE_PATHNAME', 'zhn_expand_query';

COMMENT ON FUNCTION @extschema@.expand_query(
    pg_catalog.text, pg_catalog.bool, pg_catalog.text, pg_catalog.bool)
    IS 'a query with alternatives for its words: their synonyms, and the words of a corpus for pinyin:…, with latin for any letters; without a corpus pinyin stays';

CREATE FUNCTION @extschema@.expand_plain(
    query pg_catalog.text,
    synonyms pg_catalog.bool,
    corpus pg_catalog.text,
    latin pg_catalog.bool
) RETURNS pg_catalog.text
    LANGUAGE c STABLE PARALLEL SAFE
    COST 1000
    AS 'MODULE_PATHNAME', 'zhn_expand_plain';

COMMENT ON FUNCTION @extschema@.expand_plain(
    pg_catalog.text, pg_catalog.bool, pg_catalog.text, pg_catalog.bool)
    IS 'what expand_query() would add to the words of a text that is no query, as a query; NULL for nothing';

CREATE FUNCTION @extschema@.with_synonyms(query pg_catalog.text)
    RETURNS pg_catalog.text
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT @extschema@.expand_query(query, true, NULL, false);
END;

COMMENT ON FUNCTION @extschema@.with_synonyms(pg_catalog.text)
    IS 'a query that also finds the synonyms of its words, as table synonym has them; for whatever takes a query, such as kwic()';

CREATE FUNCTION @extschema@.with_pinyin(
    corpus pg_catalog.text,
    query pg_catalog.text,
    latin pg_catalog.bool DEFAULT false
) RETURNS pg_catalog.text
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT @extschema@.expand_query(query, false, corpus, latin);
END;

COMMENT ON FUNCTION @extschema@.with_pinyin(
    pg_catalog.text, pg_catalog.text, pg_catalog.bool)
    IS 'a query with words of a corpus in place of pinyin:…, with latin of all that may be pinyin; for whatever takes a query, such as kwic()';
