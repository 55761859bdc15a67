
-- parsers

CREATE FUNCTION @extschema@.token_types(pg_catalog.internal)
    RETURNS pg_catalog.internal
    LANGUAGE c STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_token_types';

CREATE FUNCTION @extschema@.news_start(pg_catalog.internal, pg_catalog.int4)
    RETURNS pg_catalog.internal
    LANGUAGE c STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_news_start';

CREATE FUNCTION @extschema@.news_token(
        pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    RETURNS pg_catalog.internal
    LANGUAGE c STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_news_token';

CREATE FUNCTION @extschema@.news_end(pg_catalog.internal)
    RETURNS pg_catalog.void
    LANGUAGE c STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_news_end';

CREATE FUNCTION @extschema@.icu_start(pg_catalog.internal, pg_catalog.int4)
    RETURNS pg_catalog.internal
    LANGUAGE c STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_icu_start';

CREATE FUNCTION @extschema@.icu_token(
        pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    RETURNS pg_catalog.internal
    LANGUAGE c STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_icu_token';

CREATE FUNCTION @extschema@.icu_end(pg_catalog.internal)
    RETURNS pg_catalog.void
    LANGUAGE c STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_icu_end';

COMMENT ON FUNCTION @extschema@.token_types(pg_catalog.internal)
    IS 'method of the text search parsers: kinds of token';
COMMENT ON FUNCTION @extschema@.news_start(pg_catalog.internal, pg_catalog.int4)
    IS 'method of text search parser zhnews.news: begin a text';
COMMENT ON FUNCTION @extschema@.news_token(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    IS 'method of text search parser zhnews.news: next token';
COMMENT ON FUNCTION @extschema@.news_end(pg_catalog.internal)
    IS 'method of text search parser zhnews.news: end a text';
COMMENT ON FUNCTION @extschema@.icu_start(pg_catalog.internal, pg_catalog.int4)
    IS 'method of text search parser zhnews.icu: begin a text';
COMMENT ON FUNCTION @extschema@.icu_token(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    IS 'method of text search parser zhnews.icu: next token';
COMMENT ON FUNCTION @extschema@.icu_end(pg_catalog.internal)
    IS 'method of text search parser zhnews.icu: end a text';

CREATE TEXT SEARCH PARSER @extschema@.news (
    START    = @extschema@.news_start,
    GETTOKEN = @extschema@.news_token,
    END      = @extschema@.news_end,
    HEADLINE = pg_catalog.prsd_headline,
    LEXTYPES = @extschema@.token_types
);

COMMENT ON TEXT SEARCH PARSER @extschema@.news
    IS 'Chinese words, names, numbers and dates, and the words of the lexicon';

CREATE TEXT SEARCH PARSER @extschema@.icu (
    START    = @extschema@.icu_start,
    GETTOKEN = @extschema@.icu_token,
    END      = @extschema@.icu_end,
    HEADLINE = pg_catalog.prsd_headline,
    LEXTYPES = @extschema@.token_types
);

COMMENT ON TEXT SEARCH PARSER @extschema@.icu
    IS 'words as ICU cuts them, without names and lexicon';

-- dictionaries

CREATE FUNCTION @extschema@.news_word_init(pg_catalog.internal)
    RETURNS pg_catalog.internal
    LANGUAGE c STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_news_word_init';

CREATE FUNCTION @extschema@.news_word_lexize(
        pg_catalog.internal, pg_catalog.internal,
        pg_catalog.internal, pg_catalog.internal)
    RETURNS pg_catalog.internal
    LANGUAGE c STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_news_word_lexize';

COMMENT ON FUNCTION @extschema@.news_word_init(pg_catalog.internal)
    IS 'method of text search template zhnews.news_word: read the options';
COMMENT ON FUNCTION @extschema@.news_word_lexize(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    IS 'method of text search template zhnews.news_word: lexemes of a token';

CREATE TEXT SEARCH TEMPLATE @extschema@.news_word (
    INIT   = @extschema@.news_word_init,
    LEXIZE = @extschema@.news_word_lexize
);

COMMENT ON TEXT SEARCH TEMPLATE @extschema@.news_word
    IS 'folds width, case and traditional characters; option parts (default true): long words are found by their parts too';

CREATE TEXT SEARCH DICTIONARY @extschema@.news_word (
    TEMPLATE = @extschema@.news_word
);

COMMENT ON TEXT SEARCH DICTIONARY @extschema@.news_word
    IS 'folded word, and the parts of a long word';

CREATE TEXT SEARCH DICTIONARY @extschema@.news_exact (
    TEMPLATE = @extschema@.news_word,
    PARTS = false
);

COMMENT ON TEXT SEARCH DICTIONARY @extschema@.news_exact
    IS 'folded word without parts: names of people, Latin';

-- configurations

CREATE TEXT SEARCH CONFIGURATION @extschema@.news (PARSER = @extschema@.news);

ALTER TEXT SEARCH CONFIGURATION @extschema@.news
    ADD MAPPING FOR word, place, organisation, number, date, quantity
    WITH @extschema@.news_word;

ALTER TEXT SEARCH CONFIGURATION @extschema@.news
    ADD MAPPING FOR latin, person, other
    WITH @extschema@.news_exact;

COMMENT ON TEXT SEARCH CONFIGURATION @extschema@.news
    IS 'Chinese news; long words are found whole and by their parts';

CREATE TEXT SEARCH CONFIGURATION @extschema@.icu (PARSER = @extschema@.icu);

ALTER TEXT SEARCH CONFIGURATION @extschema@.icu
    ADD MAPPING FOR latin, number, word, person, place, organisation, date,
        quantity, other
    WITH @extschema@.news_exact;

COMMENT ON TEXT SEARCH CONFIGURATION @extschema@.icu
    IS 'words as ICU cuts them';

-- the index of a text

CREATE FUNCTION @extschema@.index_words(body pg_catalog.text)
    RETURNS pg_catalog.tsvector
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    COST 200
    AS 'MODULE_PATHNAME', 'zhn_index_words';

COMMENT ON FUNCTION @extschema@.index_words(pg_catalog.text)
    IS 'what to_tsvector(''zhnews.news'', body) has, and every word of the dictionary that the text has inside or across these: for documents that are to be found by any word in them, with queries of configuration zhnews.news';

REVOKE EXECUTE ON FUNCTION
    @extschema@.token_types(pg_catalog.internal),
    @extschema@.news_start(pg_catalog.internal, pg_catalog.int4),
    @extschema@.news_token(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal),
    @extschema@.news_end(pg_catalog.internal),
    @extschema@.icu_start(pg_catalog.internal, pg_catalog.int4),
    @extschema@.icu_token(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal),
    @extschema@.icu_end(pg_catalog.internal),
    @extschema@.news_word_init(pg_catalog.internal),
    @extschema@.news_word_lexize(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal, pg_catalog.internal)
    FROM PUBLIC;
