-- The type freqlist: frequency lists.

CREATE TYPE @extschema@.freqlist;

CREATE FUNCTION @extschema@.freqlist_in(pg_catalog.cstring)
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_in';

COMMENT ON FUNCTION @extschema@.freqlist_in(pg_catalog.cstring)
    IS 'frequency list from text: tokens/documents, then word:count/documents for each word';

CREATE FUNCTION @extschema@.freqlist_out(@extschema@.freqlist)
    RETURNS pg_catalog.cstring
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_out';

COMMENT ON FUNCTION @extschema@.freqlist_out(@extschema@.freqlist)
    IS 'frequency list as text';

CREATE FUNCTION @extschema@.freqlist_recv(pg_catalog.internal)
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_recv';

COMMENT ON FUNCTION @extschema@.freqlist_recv(pg_catalog.internal)
    IS 'frequency list from its stored form, which is checked';

CREATE FUNCTION @extschema@.freqlist_send(@extschema@.freqlist)
    RETURNS pg_catalog.bytea
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_send';

COMMENT ON FUNCTION @extschema@.freqlist_send(@extschema@.freqlist)
    IS 'frequency list in its stored form';

REVOKE EXECUTE ON FUNCTION @extschema@.freqlist_recv(pg_catalog.internal)
    FROM PUBLIC;

CREATE TYPE @extschema@.freqlist (
    INPUT = @extschema@.freqlist_in,
    OUTPUT = @extschema@.freqlist_out,
    RECEIVE = @extschema@.freqlist_recv,
    SEND = @extschema@.freqlist_send,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = pg_catalog.int4,
    STORAGE = extended
);

COMMENT ON TYPE @extschema@.freqlist
    IS 'frequency list: words, how often each occurs and in how many texts, with the number of all words (tokens) and texts (documents)';

CREATE FUNCTION @extschema@.freqlist_eq(
        @extschema@.freqlist,
        @extschema@.freqlist)
    RETURNS pg_catalog.bool
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_eq';

COMMENT ON FUNCTION @extschema@.freqlist_eq(@extschema@.freqlist, @extschema@.freqlist)
    IS 'same words, counts and sizes';

CREATE FUNCTION @extschema@.freqlist_ne(
        @extschema@.freqlist,
        @extschema@.freqlist)
    RETURNS pg_catalog.bool
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_ne';

COMMENT ON FUNCTION @extschema@.freqlist_ne(@extschema@.freqlist, @extschema@.freqlist)
    IS 'different words, counts or sizes';

CREATE FUNCTION @extschema@.freqlist_hash(@extschema@.freqlist)
    RETURNS pg_catalog.int4
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_hash';

COMMENT ON FUNCTION @extschema@.freqlist_hash(@extschema@.freqlist)
    IS 'hash of a frequency list';

CREATE FUNCTION @extschema@.freqlist_hash_extended(
        @extschema@.freqlist,
        pg_catalog.int8)
    RETURNS pg_catalog.int8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_hash_extended';

COMMENT ON FUNCTION @extschema@.freqlist_hash_extended(@extschema@.freqlist, pg_catalog.int8)
    IS 'hash of a frequency list with a seed';

CREATE FUNCTION @extschema@.freqlist_plus(
        @extschema@.freqlist,
        @extschema@.freqlist)
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_add_lists';

COMMENT ON FUNCTION @extschema@.freqlist_plus(@extschema@.freqlist, @extschema@.freqlist)
    IS 'list of the texts of both lists';

CREATE FUNCTION @extschema@.freqlist_minus(
        @extschema@.freqlist,
        @extschema@.freqlist)
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_take_lists';

COMMENT ON FUNCTION @extschema@.freqlist_minus(@extschema@.freqlist, @extschema@.freqlist)
    IS 'list of the texts of the first that are not in the second, all of whose texts must be in the first';

CREATE FUNCTION @extschema@.freqlist_count(
        list @extschema@.freqlist,
        word pg_catalog.text)
    RETURNS pg_catalog.int8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_count_of';

COMMENT ON FUNCTION @extschema@.freqlist_count(@extschema@.freqlist, pg_catalog.text)
    IS 'occurrences of a word, 0 if there is none; words are folded: lower case, half width, simplified';

CREATE OPERATOR @extschema@.= (
    LEFTARG = @extschema@.freqlist,
    RIGHTARG = @extschema@.freqlist,
    FUNCTION = @extschema@.freqlist_eq,
    COMMUTATOR = OPERATOR(@extschema@.=),
    NEGATOR = OPERATOR(@extschema@.<>),
    RESTRICT = pg_catalog.eqsel,
    JOIN = pg_catalog.eqjoinsel,
    HASHES
);

COMMENT ON OPERATOR @extschema@.= (@extschema@.freqlist, @extschema@.freqlist)
    IS 'same words, counts and sizes';

CREATE OPERATOR @extschema@.<> (
    LEFTARG = @extschema@.freqlist,
    RIGHTARG = @extschema@.freqlist,
    FUNCTION = @extschema@.freqlist_ne,
    COMMUTATOR = OPERATOR(@extschema@.<>),
    NEGATOR = OPERATOR(@extschema@.=),
    RESTRICT = pg_catalog.neqsel,
    JOIN = pg_catalog.neqjoinsel
);

COMMENT ON OPERATOR @extschema@.<> (@extschema@.freqlist, @extschema@.freqlist)
    IS 'different words, counts or sizes';

CREATE OPERATOR @extschema@.+ (
    LEFTARG = @extschema@.freqlist,
    RIGHTARG = @extschema@.freqlist,
    FUNCTION = @extschema@.freqlist_plus,
    COMMUTATOR = OPERATOR(@extschema@.+)
);

COMMENT ON OPERATOR @extschema@.+ (@extschema@.freqlist, @extschema@.freqlist)
    IS 'texts of both lists';

CREATE OPERATOR @extschema@.- (
    LEFTARG = @extschema@.freqlist,
    RIGHTARG = @extschema@.freqlist,
    FUNCTION = @extschema@.freqlist_minus
);

COMMENT ON OPERATOR @extschema@.- (@extschema@.freqlist, @extschema@.freqlist)
    IS 'texts of the first list that are not in the second';

CREATE OPERATOR @extschema@.-> (
    LEFTARG = @extschema@.freqlist,
    RIGHTARG = pg_catalog.text,
    FUNCTION = @extschema@.freqlist_count
);

COMMENT ON OPERATOR @extschema@.-> (@extschema@.freqlist, pg_catalog.text)
    IS 'occurrences of a word';

CREATE OPERATOR FAMILY @extschema@.freqlist_ops USING hash;

COMMENT ON OPERATOR FAMILY @extschema@.freqlist_ops USING hash
    IS 'equality of frequency lists';

CREATE OPERATOR CLASS @extschema@.freqlist_ops
    DEFAULT FOR TYPE @extschema@.freqlist USING hash
    FAMILY @extschema@.freqlist_ops AS
    OPERATOR 1 @extschema@.=,
    FUNCTION 1 @extschema@.freqlist_hash(@extschema@.freqlist),
    FUNCTION 2 @extschema@.freqlist_hash_extended(
        @extschema@.freqlist, pg_catalog.int8);

COMMENT ON OPERATOR CLASS @extschema@.freqlist_ops USING hash
    IS 'equality of frequency lists, for GROUP BY and DISTINCT';

CREATE FUNCTION @extschema@.tokens(list @extschema@.freqlist)
    RETURNS pg_catalog.int8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_tokens';

COMMENT ON FUNCTION @extschema@.tokens(@extschema@.freqlist)
    IS 'number of all words that were counted';

CREATE FUNCTION @extschema@.documents(list @extschema@.freqlist)
    RETURNS pg_catalog.int8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_documents';

COMMENT ON FUNCTION @extschema@.documents(@extschema@.freqlist)
    IS 'number of texts that were counted';

CREATE FUNCTION @extschema@.documents(
        list @extschema@.freqlist,
        word pg_catalog.text)
    RETURNS pg_catalog.int8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_documents_of';

COMMENT ON FUNCTION @extschema@.documents(@extschema@.freqlist, pg_catalog.text)
    IS 'number of texts that have a word, 0 if there is none';

CREATE FUNCTION @extschema@.types(list @extschema@.freqlist)
    RETURNS pg_catalog.int8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_types';

COMMENT ON FUNCTION @extschema@.types(@extschema@.freqlist)
    IS 'number of different words';

CREATE FUNCTION @extschema@.without(
        list @extschema@.freqlist,
        words pg_catalog.text[])
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_leave_out';

COMMENT ON FUNCTION @extschema@.without(@extschema@.freqlist, pg_catalog.text[])
    IS 'the list without some words, which are taken out of its tokens too';

CREATE FUNCTION @extschema@.freqlist_to_jsonb(list @extschema@.freqlist)
    RETURNS pg_catalog.jsonb
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_to_jsonb';

COMMENT ON FUNCTION @extschema@.freqlist_to_jsonb(@extschema@.freqlist)
    IS '{"tokens": n, "documents": n, "words": {word: [count, documents]}}';

CREATE CAST (@extschema@.freqlist AS pg_catalog.jsonb)
    WITH FUNCTION @extschema@.freqlist_to_jsonb(@extschema@.freqlist);

COMMENT ON CAST (@extschema@.freqlist AS pg_catalog.jsonb)
    IS '{"tokens": n, "documents": n, "words": {word: [count, documents]}}';

CREATE FUNCTION @extschema@.freqlist_support(pg_catalog.internal)
    RETURNS pg_catalog.internal
    LANGUAGE c VOLATILE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_support';

COMMENT ON FUNCTION @extschema@.freqlist_support(pg_catalog.internal)
    IS 'planner support of functions with a row for each word: rows from the length of the list';

REVOKE EXECUTE ON FUNCTION @extschema@.freqlist_support(pg_catalog.internal)
    FROM PUBLIC;

CREATE FUNCTION @extschema@.each(list @extschema@.freqlist)
    RETURNS TABLE (
        word pg_catalog.text,
        count pg_catalog.int8,
        documents pg_catalog.int8,
        per_million pg_catalog.float8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    COST 1000 ROWS 10000 SUPPORT @extschema@.freqlist_support
    AS 'MODULE_PATHNAME', 'zhn_freqlist_each';

COMMENT ON FUNCTION @extschema@.each(@extschema@.freqlist)
    IS 'words of a list in the order of their bytes: occurrences, texts that have the word, occurrences per million words';
