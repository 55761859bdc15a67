
-- frequency lists

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

-- counting

CREATE FUNCTION @extschema@.count_words(words pg_catalog.tsvector)
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_count_words_of_tsvector';

COMMENT ON FUNCTION @extschema@.count_words(pg_catalog.tsvector)
    IS 'frequency list of one text that is indexed; see the aggregate freqlist()';

CREATE FUNCTION @extschema@.count_words(words pg_catalog.text[])
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_count_words_of_array';

COMMENT ON FUNCTION @extschema@.count_words(pg_catalog.text[])
    IS 'frequency list of one text that is an array of words; see the aggregate freqlist()';

CREATE FUNCTION @extschema@.count_words(
        body pg_catalog.text,
        leave_out pg_catalog.text[] DEFAULT '{}')
    RETURNS @extschema@.freqlist
    LANGUAGE c STABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_count_words_of_text';

COMMENT ON FUNCTION @extschema@.count_words(pg_catalog.text, pg_catalog.text[])
    IS 'frequency list of one text, cut as by words() and folded, without kinds of words such as {date,number}; see the aggregate freqlist()';

CREATE FUNCTION @extschema@.freqlist_add_tsvector(
        @extschema@.freqlist,
        pg_catalog.tsvector)
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_add_tsvector';

COMMENT ON FUNCTION @extschema@.freqlist_add_tsvector(@extschema@.freqlist, pg_catalog.tsvector)
    IS 'part of the aggregate freqlist(): adds a text';

CREATE FUNCTION @extschema@.freqlist_take_tsvector(
        @extschema@.freqlist,
        pg_catalog.tsvector)
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_take_tsvector';

COMMENT ON FUNCTION @extschema@.freqlist_take_tsvector(@extschema@.freqlist, pg_catalog.tsvector)
    IS 'part of the aggregate freqlist(): takes out a text';

CREATE FUNCTION @extschema@.freqlist_add_words(
        @extschema@.freqlist,
        pg_catalog.text[])
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_add_words';

COMMENT ON FUNCTION @extschema@.freqlist_add_words(@extschema@.freqlist, pg_catalog.text[])
    IS 'part of the aggregate freqlist(): adds a text';

CREATE FUNCTION @extschema@.freqlist_take_words(
        @extschema@.freqlist,
        pg_catalog.text[])
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_take_words';

COMMENT ON FUNCTION @extschema@.freqlist_take_words(@extschema@.freqlist, pg_catalog.text[])
    IS 'part of the aggregate freqlist(): takes out a text';

CREATE FUNCTION @extschema@.freqlist_add_text(
        @extschema@.freqlist,
        pg_catalog.text)
    RETURNS @extschema@.freqlist
    LANGUAGE c STABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_add_text';

COMMENT ON FUNCTION @extschema@.freqlist_add_text(@extschema@.freqlist, pg_catalog.text)
    IS 'part of the aggregate freqlist(): adds a text';

CREATE FUNCTION @extschema@.freqlist_take_text(
        @extschema@.freqlist,
        pg_catalog.text)
    RETURNS @extschema@.freqlist
    LANGUAGE c STABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_take_text';

COMMENT ON FUNCTION @extschema@.freqlist_take_text(@extschema@.freqlist, pg_catalog.text)
    IS 'part of the aggregate freqlist(): takes out a text';

CREATE FUNCTION @extschema@.freqlist_add_text(
        @extschema@.freqlist,
        pg_catalog.text,
        pg_catalog.text[])
    RETURNS @extschema@.freqlist
    LANGUAGE c STABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_add_text';

COMMENT ON FUNCTION @extschema@.freqlist_add_text(@extschema@.freqlist, pg_catalog.text, pg_catalog.text[])
    IS 'part of the aggregate freqlist(): adds a text without some kinds of words';

CREATE FUNCTION @extschema@.freqlist_take_text(
        @extschema@.freqlist,
        pg_catalog.text,
        pg_catalog.text[])
    RETURNS @extschema@.freqlist
    LANGUAGE c STABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_take_text';

COMMENT ON FUNCTION @extschema@.freqlist_take_text(@extschema@.freqlist, pg_catalog.text, pg_catalog.text[])
    IS 'part of the aggregate freqlist(): takes out a text without some kinds of words';

CREATE FUNCTION @extschema@.freqlist_add_list(
        @extschema@.freqlist,
        @extschema@.freqlist)
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_add_list';

COMMENT ON FUNCTION @extschema@.freqlist_add_list(@extschema@.freqlist, @extschema@.freqlist)
    IS 'part of the aggregate freqlist(): adds the texts of a list';

CREATE FUNCTION @extschema@.freqlist_take_list(
        @extschema@.freqlist,
        @extschema@.freqlist)
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_take_list';

COMMENT ON FUNCTION @extschema@.freqlist_take_list(@extschema@.freqlist, @extschema@.freqlist)
    IS 'part of the aggregate freqlist(): takes out the texts of a list';

CREATE FUNCTION @extschema@.freqlist_result(@extschema@.freqlist)
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_freqlist_result';

COMMENT ON FUNCTION @extschema@.freqlist_result(@extschema@.freqlist)
    IS 'part of aggregates: the list that was counted';

CREATE AGGREGATE @extschema@.freqlist(pg_catalog.tsvector) (
    SFUNC = @extschema@.freqlist_add_tsvector,
    STYPE = @extschema@.freqlist,
    FINALFUNC = @extschema@.freqlist_result,
    FINALFUNC_MODIFY = read_only,
    COMBINEFUNC = @extschema@.freqlist_add_list,
    INITCOND = '0/0',
    MSFUNC = @extschema@.freqlist_add_tsvector,
    MINVFUNC = @extschema@.freqlist_take_tsvector,
    MSTYPE = @extschema@.freqlist,
    MFINALFUNC = @extschema@.freqlist_result,
    MFINALFUNC_MODIFY = read_only,
    MINITCOND = '0/0',
    PARALLEL = safe
);

COMMENT ON AGGREGATE @extschema@.freqlist(pg_catalog.tsvector)
    IS 'words of texts that are indexed; a word counts as often as it has positions, and long words count with their parts, as for ts_stat()';

CREATE AGGREGATE @extschema@.freqlist(pg_catalog.text[]) (
    SFUNC = @extschema@.freqlist_add_words,
    STYPE = @extschema@.freqlist,
    FINALFUNC = @extschema@.freqlist_result,
    FINALFUNC_MODIFY = read_only,
    COMBINEFUNC = @extschema@.freqlist_add_list,
    INITCOND = '0/0',
    MSFUNC = @extschema@.freqlist_add_words,
    MINVFUNC = @extschema@.freqlist_take_words,
    MSTYPE = @extschema@.freqlist,
    MFINALFUNC = @extschema@.freqlist_result,
    MFINALFUNC_MODIFY = read_only,
    MINITCOND = '0/0',
    PARALLEL = safe
);

COMMENT ON AGGREGATE @extschema@.freqlist(pg_catalog.text[])
    IS 'words of texts, each of which is an array of words as they are';

CREATE AGGREGATE @extschema@.freqlist(pg_catalog.text) (
    SFUNC = @extschema@.freqlist_add_text,
    STYPE = @extschema@.freqlist,
    FINALFUNC = @extschema@.freqlist_result,
    FINALFUNC_MODIFY = read_only,
    COMBINEFUNC = @extschema@.freqlist_add_list,
    INITCOND = '0/0',
    MSFUNC = @extschema@.freqlist_add_text,
    MINVFUNC = @extschema@.freqlist_take_text,
    MSTYPE = @extschema@.freqlist,
    MFINALFUNC = @extschema@.freqlist_result,
    MFINALFUNC_MODIFY = read_only,
    MINITCOND = '0/0',
    PARALLEL = safe
);

COMMENT ON AGGREGATE @extschema@.freqlist(pg_catalog.text)
    IS 'words of texts, cut as by words() and folded; without punctuation';

CREATE AGGREGATE @extschema@.freqlist(body pg_catalog.text, leave_out pg_catalog.text[]) (
    SFUNC = @extschema@.freqlist_add_text,
    STYPE = @extschema@.freqlist,
    FINALFUNC = @extschema@.freqlist_result,
    FINALFUNC_MODIFY = read_only,
    COMBINEFUNC = @extschema@.freqlist_add_list,
    INITCOND = '0/0',
    MSFUNC = @extschema@.freqlist_add_text,
    MINVFUNC = @extschema@.freqlist_take_text,
    MSTYPE = @extschema@.freqlist,
    MFINALFUNC = @extschema@.freqlist_result,
    MFINALFUNC_MODIFY = read_only,
    MINITCOND = '0/0',
    PARALLEL = safe
);

COMMENT ON AGGREGATE @extschema@.freqlist(pg_catalog.text, pg_catalog.text[])
    IS 'words of texts, without kinds of words, such as {date,number}, which are not among the tokens';

CREATE AGGREGATE @extschema@.freqlist(@extschema@.freqlist) (
    SFUNC = @extschema@.freqlist_add_list,
    STYPE = @extschema@.freqlist,
    FINALFUNC = @extschema@.freqlist_result,
    FINALFUNC_MODIFY = read_only,
    COMBINEFUNC = @extschema@.freqlist_add_list,
    INITCOND = '0/0',
    MSFUNC = @extschema@.freqlist_add_list,
    MINVFUNC = @extschema@.freqlist_take_list,
    MSTYPE = @extschema@.freqlist,
    MFINALFUNC = @extschema@.freqlist_result,
    MFINALFUNC_MODIFY = read_only,
    MINITCOND = '0/0',
    PARALLEL = safe
);

COMMENT ON AGGREGATE @extschema@.freqlist(@extschema@.freqlist)
    IS 'texts of all lists';

CREATE FUNCTION @extschema@.neighbours_add(
        @extschema@.freqlist,
        pg_catalog.text,
        pg_catalog.text,
        pg_catalog.int4,
        pg_catalog.int4)
    RETURNS @extschema@.freqlist
    LANGUAGE c STABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_neighbours_add';

COMMENT ON FUNCTION @extschema@.neighbours_add(@extschema@.freqlist, pg_catalog.text, pg_catalog.text, pg_catalog.int4, pg_catalog.int4)
    IS 'part of the aggregate neighbours(): adds a text';

CREATE AGGREGATE @extschema@.neighbours(
        body pg_catalog.text,
        node pg_catalog.text,
        span_left pg_catalog.int4,
        span_right pg_catalog.int4) (
    SFUNC = @extschema@.neighbours_add,
    STYPE = @extschema@.freqlist,
    FINALFUNC = @extschema@.freqlist_result,
    FINALFUNC_MODIFY = read_only,
    COMBINEFUNC = @extschema@.freqlist_add_list,
    INITCOND = '0/0',
    PARALLEL = safe
);

COMMENT ON AGGREGATE @extschema@.neighbours(pg_catalog.text, pg_catalog.text, pg_catalog.int4, pg_catalog.int4)
    IS 'words of texts that are at most so many words left or right of a word or phrase, in its sentence (NULL: anywhere in it), each place counted once; documents are texts that have the phrase';

CREATE FUNCTION @extschema@.ngrams_add(
        @extschema@.freqlist,
        pg_catalog.text,
        pg_catalog.int4)
    RETURNS @extschema@.freqlist
    LANGUAGE c STABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_ngrams_add_text';

COMMENT ON FUNCTION @extschema@.ngrams_add(@extschema@.freqlist, pg_catalog.text, pg_catalog.int4)
    IS 'part of the aggregate ngrams(): adds a text';

CREATE FUNCTION @extschema@.ngrams_add(
        @extschema@.freqlist,
        pg_catalog.text[],
        pg_catalog.int4)
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_ngrams_add_words';

COMMENT ON FUNCTION @extschema@.ngrams_add(@extschema@.freqlist, pg_catalog.text[], pg_catalog.int4)
    IS 'part of the aggregate ngrams(): adds a text';

CREATE AGGREGATE @extschema@.ngrams(body pg_catalog.text, n pg_catalog.int4) (
    SFUNC = @extschema@.ngrams_add,
    STYPE = @extschema@.freqlist,
    FINALFUNC = @extschema@.freqlist_result,
    FINALFUNC_MODIFY = read_only,
    COMBINEFUNC = @extschema@.freqlist_add_list,
    INITCOND = '0/0',
    PARALLEL = safe
);

COMMENT ON AGGREGATE @extschema@.ngrams(pg_catalog.text, pg_catalog.int4)
    IS 'sequences of 1 to 5 words, with spaces between; not across punctuation';

CREATE AGGREGATE @extschema@.ngrams(words pg_catalog.text[], n pg_catalog.int4) (
    SFUNC = @extschema@.ngrams_add,
    STYPE = @extschema@.freqlist,
    FINALFUNC = @extschema@.freqlist_result,
    FINALFUNC_MODIFY = read_only,
    COMBINEFUNC = @extschema@.freqlist_add_list,
    INITCOND = '0/0',
    PARALLEL = safe
);

COMMENT ON AGGREGATE @extschema@.ngrams(pg_catalog.text[], pg_catalog.int4)
    IS 'sequences of 1 to 5 words, with spaces between; not across NULL';

-- stop words

CREATE TABLE @extschema@.stop_word (
    word pg_catalog.text COLLATE pg_catalog."C"
        CONSTRAINT stop_word_pkey PRIMARY KEY,
    keep pg_catalog.bool NOT NULL DEFAULT false,
    note pg_catalog.text
);

COMMENT ON TABLE @extschema@.stop_word
    IS 'changes to the built-in stop words; nothing leaves them out unless told to, see stop_words()';
COMMENT ON COLUMN @extschema@.stop_word.word
    IS 'a word as it is in lists: folded to lower case, half width and simplified characters';
COMMENT ON COLUMN @extschema@.stop_word.keep
    IS 'false: the word is a stop word; true: it is none, although it is a built-in one';
COMMENT ON COLUMN @extschema@.stop_word.note
    IS 'anything worth noting; not used';
COMMENT ON CONSTRAINT stop_word_pkey ON @extschema@.stop_word
    IS 'a word is listed once';

SELECT pg_catalog.pg_extension_config_dump('@extschema@.stop_word', '');

GRANT SELECT ON @extschema@.stop_word TO PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE
    ON @extschema@.stop_word TO @extowner@ WITH GRANT OPTION;

CREATE FUNCTION @extschema@.stop_words()
    RETURNS pg_catalog.text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
        SELECT pg_catalog.array_agg(word ORDER BY word)
        FROM (SELECT word COLLATE pg_catalog."C" AS word
              FROM pg_catalog.unnest('{
                  的,了,和,在,是,为,对,与,等,以,中,上,下,将,有,也,就,都,而,及,
                  着,地,得,从,到,向,于,由,把,被,让,使,给,同,跟,或,并,且,但,但是,
                  却,又,再,还,更,最,很,不,没,没有,要,会,能,可,可以,应,该,这,那,
                  这个,那个,这些,那些,其,其中,此,之,者,所,一,一个,一些,个,我,我们,
                  你,你们,他,他们,她,她们,它,它们,自己,因为,所以,如果,虽然,因此,
                  以及,通过,进行,根据,按照,关于,对于,随着,为了,之后,之间,以来,以上,
                  以下,后,前,时,里,内,外,间,来,去,说,年,月,日,记者,本报讯
                  }'::pg_catalog.text[]) AS built_in (word)
              UNION
              SELECT s.word FROM @extschema@.stop_word AS s) AS listed
        WHERE NOT EXISTS (
            SELECT FROM @extschema@.stop_word AS s
            WHERE s.word OPERATOR(pg_catalog.=) listed.word AND s.keep);
    END;

COMMENT ON FUNCTION @extschema@.stop_words()
    IS 'words that say little by themselves, changed by table stop_word; for without(list, stop_words())';

-- measures

CREATE FUNCTION @extschema@.keyness(
        target @extschema@.freqlist,
        reference @extschema@.freqlist,
        min_count pg_catalog.int4 DEFAULT 1,
        top pg_catalog.int4 DEFAULT NULL,
        terms pg_catalog.int4 DEFAULT 4,
        yates pg_catalog.bool DEFAULT false,
        lambda pg_catalog.float8 DEFAULT 1,
        level pg_catalog.float8 DEFAULT 0.95)
    RETURNS TABLE (
        word pg_catalog.text,
        target_count pg_catalog.int8,
        reference_count pg_catalog.int8,
        target_per_million pg_catalog.float8,
        reference_per_million pg_catalog.float8,
        target_documents pg_catalog.int8,
        reference_documents pg_catalog.int8,
        g2 pg_catalog.float8,
        chi2 pg_catalog.float8,
        p pg_catalog.float8,
        p_bonferroni pg_catalog.float8,
        p_bh pg_catalog.float8,
        log_ratio pg_catalog.float8,
        lrc pg_catalog.float8,
        log_ratio_low pg_catalog.float8,
        log_ratio_high pg_catalog.float8,
        simple_maths pg_catalog.float8)
    LANGUAGE c IMMUTABLE PARALLEL SAFE
    COST 1000 ROWS 10000 SUPPORT @extschema@.freqlist_support
    AS 'MODULE_PATHNAME', 'zhn_keyness';

COMMENT ON FUNCTION @extschema@.keyness(@extschema@.freqlist, @extschema@.freqlist, pg_catalog.int4, pg_catalog.int4, pg_catalog.int4, pg_catalog.bool, pg_catalog.float8, pg_catalog.float8)
    IS 'words that set two collections apart, those of the target first; g2 is the log-likelihood ratio (Dunning 1993) of 4 terms, or 2 as in UCREL''s calculator; chi2 is Pearson''s, with Yates'' correction on request; both are below 0 if the word is rarer in the target; p is that of g2; log_ratio is log2 of the ratio of relative frequencies with 1/2 added (Hardie 2014, Walter 1975); lrc is its conservative value, from the exact interval low to high at level with Bonferroni''s correction (Evert 2022); simple_maths is the ratio of per-million frequencies with lambda added (Kilgarriff 2009); p_bonferroni and p_bh (Benjamini and Hochberg) are adjusted for all words that occur min_count times in both together; top limits the rows';

CREATE FUNCTION @extschema@.keyness(
        target pg_catalog.int8,
        target_tokens pg_catalog.int8,
        reference pg_catalog.int8,
        reference_tokens pg_catalog.int8,
        terms pg_catalog.int4 DEFAULT 4,
        yates pg_catalog.bool DEFAULT false,
        lambda pg_catalog.float8 DEFAULT 1,
        level pg_catalog.float8 DEFAULT 0.95,
        family pg_catalog.int8 DEFAULT 1)
    RETURNS TABLE (
        g2 pg_catalog.float8,
        chi2 pg_catalog.float8,
        p pg_catalog.float8,
        log_ratio pg_catalog.float8,
        lrc pg_catalog.float8,
        log_ratio_low pg_catalog.float8,
        log_ratio_high pg_catalog.float8,
        simple_maths pg_catalog.float8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    ROWS 1
    AS 'MODULE_PATHNAME', 'zhn_keyness_of_counts';

COMMENT ON FUNCTION @extschema@.keyness(pg_catalog.int8, pg_catalog.int8, pg_catalog.int8, pg_catalog.int8, pg_catalog.int4, pg_catalog.bool, pg_catalog.float8, pg_catalog.float8, pg_catalog.int8)
    IS 'keyness of one word from its counts, one row; g2 is the log-likelihood ratio (Dunning 1993) of 4 terms, or 2 as in UCREL''s calculator; chi2 is Pearson''s, with Yates'' correction on request; both are below 0 if the word is rarer in the target; p is that of g2; log_ratio is log2 of the ratio of relative frequencies with 1/2 added (Hardie 2014, Walter 1975); lrc is its conservative value, from the exact interval low to high at level with Bonferroni''s correction (Evert 2022); simple_maths is the ratio of per-million frequencies with lambda added (Kilgarriff 2009); family is the number of words compared';

CREATE FUNCTION @extschema@.association(
        f_xy pg_catalog.int8,
        f_x pg_catalog.int8,
        f_y pg_catalog.int8,
        n pg_catalog.int8)
    RETURNS TABLE (
        expected pg_catalog.float8,
        g2 pg_catalog.float8,
        chi2 pg_catalog.float8,
        p pg_catalog.float8,
        pmi pg_catalog.float8,
        npmi pg_catalog.float8,
        mi3 pg_catalog.float8,
        t pg_catalog.float8,
        z pg_catalog.float8,
        dice pg_catalog.float8,
        log_dice pg_catalog.float8,
        minimum_sensitivity pg_catalog.float8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    ROWS 1
    AS 'MODULE_PATHNAME', 'zhn_association';

COMMENT ON FUNCTION @extschema@.association(pg_catalog.int8, pg_catalog.int8, pg_catalog.int8, pg_catalog.int8)
    IS 'how strongly two words attract each other that occur f_x and f_y times in n places, f_xy = O times together, one row; expected E is f_x f_y / n; g2 is the log-likelihood ratio (Dunning 1993), chi2 Pearson''s, both below 0 if the words avoid each other; p is that of g2; pmi is log2(O/E) (Church and Hanks 1990), npmi pmi/-log2(O/n) (Bouma 2009), mi3 log2(O^3/E) (Daille 1994), t (O-E)/sqrt(O), z (O-E)/sqrt(E), log_dice 14+log2(dice) (Rychly 2008), minimum_sensitivity min(O/f_x, O/f_y) (Pedersen 1998)';

CREATE FUNCTION @extschema@.collocates(
        near @extschema@.freqlist,
        all_words @extschema@.freqlist,
        node_count pg_catalog.int8 DEFAULT NULL,
        min_count pg_catalog.int4 DEFAULT 2)
    RETURNS TABLE (
        word pg_catalog.text,
        observed pg_catalog.int8,
        expected pg_catalog.float8,
        documents pg_catalog.int8,
        count pg_catalog.int8,
        g2 pg_catalog.float8,
        chi2 pg_catalog.float8,
        p pg_catalog.float8,
        pmi pg_catalog.float8,
        npmi pg_catalog.float8,
        mi3 pg_catalog.float8,
        t pg_catalog.float8,
        z pg_catalog.float8,
        dice pg_catalog.float8,
        log_dice pg_catalog.float8,
        minimum_sensitivity pg_catalog.float8)
    LANGUAGE c IMMUTABLE PARALLEL SAFE
    COST 1000 ROWS 10000 SUPPORT @extschema@.freqlist_support
    AS 'MODULE_PATHNAME', 'zhn_collocates';

COMMENT ON FUNCTION @extschema@.collocates(@extschema@.freqlist, @extschema@.freqlist, pg_catalog.int8, pg_catalog.int4)
    IS 'words that are near a node more often than by chance, strongest g2 first, from neighbours(…) and freqlist(…) of the same texts; n is all words, f_x the words near the node, f_y the count of the word; g2 is the log-likelihood ratio (Dunning 1993), chi2 Pearson''s, both below 0 if the words avoid each other; p is that of g2; pmi is log2(O/E) (Church and Hanks 1990), npmi pmi/-log2(O/n) (Bouma 2009), mi3 log2(O^3/E) (Daille 1994), t (O-E)/sqrt(O), z (O-E)/sqrt(E), log_dice 14+log2(dice) (Rychly 2008), minimum_sensitivity min(O/f_x, O/f_y) (Pedersen 1998); dice, log_dice and minimum_sensitivity have the occurrences of the node for f_x, as in Sketch Engine, and are NULL if node_count is';

CREATE FUNCTION @extschema@.multiword_units(
        ngrams @extschema@.freqlist,
        min_count pg_catalog.int4 DEFAULT 2,
        smoothing pg_catalog.float8 DEFAULT 0.5)
    RETURNS TABLE (
        words pg_catalog.text,
        count pg_catalog.int8,
        documents pg_catalog.int8,
        length pg_catalog.int4,
        lambda pg_catalog.float8,
        z_lambda pg_catalog.float8,
        g2 pg_catalog.float8,
        chi2 pg_catalog.float8,
        p pg_catalog.float8,
        pmi pg_catalog.float8,
        npmi pg_catalog.float8,
        mi3 pg_catalog.float8,
        t pg_catalog.float8,
        z pg_catalog.float8,
        dice pg_catalog.float8,
        log_dice pg_catalog.float8,
        minimum_sensitivity pg_catalog.float8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    COST 1000 ROWS 10000 SUPPORT @extschema@.freqlist_support
    AS 'MODULE_PATHNAME', 'zhn_multiword_units';

COMMENT ON FUNCTION @extschema@.multiword_units(@extschema@.freqlist, pg_catalog.int4, pg_catalog.float8)
    IS 'sequences of words that stand together more often than their parts explain, strongest z_lambda first, from ngrams(…); lambda and z_lambda as of quanteda (Blaheta and Johnson 2001); pairs have the measures of association too: g2 is the log-likelihood ratio (Dunning 1993), chi2 Pearson''s, both below 0 if the words avoid each other; p is that of g2; pmi is log2(O/E) (Church and Hanks 1990), npmi pmi/-log2(O/n) (Bouma 2009), mi3 log2(O^3/E) (Daille 1994), t (O-E)/sqrt(O), z (O-E)/sqrt(E), log_dice 14+log2(dice) (Rychly 2008), minimum_sensitivity min(O/f_x, O/f_y) (Pedersen 1998)';

CREATE FUNCTION @extschema@.tfidf(
        document @extschema@.freqlist,
        collection @extschema@.freqlist)
    RETURNS TABLE (
        word pg_catalog.text,
        count pg_catalog.int8,
        documents pg_catalog.int8,
        idf pg_catalog.float8,
        weight pg_catalog.float8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    COST 1000 ROWS 10000 SUPPORT @extschema@.freqlist_support
    AS 'MODULE_PATHNAME', 'zhn_tfidf_of_lists';

COMMENT ON FUNCTION @extschema@.tfidf(@extschema@.freqlist, @extschema@.freqlist)
    IS 'words that are typical of a text among texts, heaviest first; weight is count * idf, where idf is ln((1 + n) / (1 + documents)) + 1, divided by the length of the vector: the variant of scikit-learn';

CREATE FUNCTION @extschema@.dispersion(
        counts pg_catalog.int8[],
        sizes pg_catalog.int8[])
    RETURNS TABLE (
        total pg_catalog.float8,
        range pg_catalog.int8,
        relative_range pg_catalog.float8,
        d pg_catalog.float8,
        d2 pg_catalog.float8,
        s pg_catalog.float8,
        dp pg_catalog.float8,
        dp_norm pg_catalog.float8,
        dp_even pg_catalog.float8,
        da pg_catalog.float8,
        dkl pg_catalog.float8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    ROWS 1
    AS 'MODULE_PATHNAME', 'zhn_dispersion_of_arrays';

COMMENT ON FUNCTION @extschema@.dispersion(pg_catalog.int8[], pg_catalog.int8[])
    IS 'how evenly a word is spread over parts, one row; total occurrences, range is the parts that have it; d Juilland, d2 Carroll, s Rosengren, da Burch, dkl Gries 2024 (1 / (1 + KLD)), dp_even Egbert 2020 are 1 for an even spread; dp Gries 2008 and dp_norm Lijffijt and Gries 2012 are 0 for it';

CREATE FUNCTION @extschema@.arf(
        positions pg_catalog.int8[],
        size pg_catalog.int8)
    RETURNS pg_catalog.float8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_arf_of_array';

COMMENT ON FUNCTION @extschema@.arf(pg_catalog.int8[], pg_catalog.int8)
    IS 'average reduced frequency of a word at these positions among size words (Savicky and Hlavacova 2002): its count if it is spread evenly, about 1 if it is in one place';

CREATE FUNCTION @extschema@.mann_kendall(series pg_catalog.float8[])
    RETURNS TABLE (
        n pg_catalog.int8,
        s pg_catalog.float8,
        variance pg_catalog.float8,
        z pg_catalog.float8,
        p pg_catalog.float8,
        tau_a pg_catalog.float8,
        tau_b pg_catalog.float8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    ROWS 1
    AS 'MODULE_PATHNAME', 'zhn_mann_kendall_of_array';

COMMENT ON FUNCTION @extschema@.mann_kendall(pg_catalog.float8[])
    IS 'does a series rise or fall (Mann 1945, Kendall 1975), one row; variance is corrected for ties, z for continuity as in pyMannKendall; p is two-sided; NULL elements are left out';

CREATE FUNCTION @extschema@.theil_sen(
        series pg_catalog.float8[],
        level pg_catalog.float8 DEFAULT 0.95)
    RETURNS TABLE (
        n pg_catalog.int8,
        slope pg_catalog.float8,
        intercept pg_catalog.float8,
        low pg_catalog.float8,
        high pg_catalog.float8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    ROWS 1
    AS 'MODULE_PATHNAME', 'zhn_theil_sen_of_array';

COMMENT ON FUNCTION @extschema@.theil_sen(pg_catalog.float8[], pg_catalog.float8)
    IS 'slope of a series (Sen 1968), one row: median of the slopes of all pairs, per period, with its interval; intercept at the first period; NULL elements take their time';

CREATE FUNCTION @extschema@.bursts(
        counts pg_catalog.int8[],
        totals pg_catalog.int8[],
        s pg_catalog.float8 DEFAULT 2,
        gamma pg_catalog.float8 DEFAULT 1,
        states pg_catalog.int4 DEFAULT 2)
    RETURNS TABLE (
        level pg_catalog.int4,
        first pg_catalog.int4,
        last pg_catalog.int4,
        weight pg_catalog.float8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    ROWS 10
    AS 'MODULE_PATHNAME', 'zhn_bursts_of_arrays';

COMMENT ON FUNCTION @extschema@.bursts(pg_catalog.int8[], pg_catalog.int8[], pg_catalog.float8, pg_catalog.float8, pg_catalog.int4)
    IS 'periods in which a word bursts (Kleinberg 2003, section 3), from the items that have it and all items of each period; each state expects s times the share of the one below, and gamma makes rising dear; first and last are elements from 1; weight is what the state saved, in nats';

CREATE FUNCTION @extschema@.event_bursts(
        times pg_catalog.timestamptz[],
        s pg_catalog.float8 DEFAULT 2,
        gamma pg_catalog.float8 DEFAULT 1)
    RETURNS TABLE (
        level pg_catalog.int4,
        first pg_catalog.timestamptz,
        last pg_catalog.timestamptz,
        weight pg_catalog.float8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    ROWS 10
    AS 'MODULE_PATHNAME', 'zhn_bursts_of_events';

COMMENT ON FUNCTION @extschema@.event_bursts(pg_catalog.timestamptz[], pg_catalog.float8, pg_catalog.float8)
    IS 'bursts of events at different times (Kleinberg 2003, section 2); level 1 is all events, each level expects gaps that are s times shorter; as in R package bursts';

CREATE FUNCTION @extschema@.lexical_variety(
        words pg_catalog.text[],
        "window" pg_catalog.int4 DEFAULT 100)
    RETURNS TABLE (
        tokens pg_catalog.int8,
        types pg_catalog.int8,
        ttr pg_catalog.float8,
        r pg_catalog.float8,
        c pg_catalog.float8,
        s pg_catalog.float8,
        k pg_catalog.float8,
        d pg_catalog.float8,
        maas pg_catalog.float8,
        mattr pg_catalog.float8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    ROWS 1
    AS 'MODULE_PATHNAME', 'zhn_variety_of_words';

COMMENT ON FUNCTION @extschema@.lexical_variety(pg_catalog.text[], pg_catalog.int4)
    IS 'lexical variety, one row; names as in quanteda: ttr is types / tokens, r Guiraud, c Herdan, s Somers, k Yule, d Simpson, maas Maas, mattr the mean ttr of all windows of so many words';

CREATE FUNCTION @extschema@.lexical_variety(list @extschema@.freqlist)
    RETURNS TABLE (
        tokens pg_catalog.int8,
        types pg_catalog.int8,
        ttr pg_catalog.float8,
        r pg_catalog.float8,
        c pg_catalog.float8,
        s pg_catalog.float8,
        k pg_catalog.float8,
        d pg_catalog.float8,
        maas pg_catalog.float8,
        mattr pg_catalog.float8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    ROWS 1
    AS 'MODULE_PATHNAME', 'zhn_variety_of_list';

COMMENT ON FUNCTION @extschema@.lexical_variety(@extschema@.freqlist)
    IS 'lexical variety, one row; names as in quanteda: ttr is types / tokens, r Guiraud, c Herdan, s Somers, k Yule, d Simpson, maas Maas, mattr the mean ttr of all windows of words, which a list does not have: NULL';
