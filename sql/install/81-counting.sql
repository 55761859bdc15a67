-- Counting words of texts into frequency lists.

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

CREATE FUNCTION @extschema@.neighbours_take(
        @extschema@.freqlist,
        pg_catalog.text,
        pg_catalog.text,
        pg_catalog.int4,
        pg_catalog.int4)
    RETURNS @extschema@.freqlist
    LANGUAGE c STABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_neighbours_take';

COMMENT ON FUNCTION @extschema@.neighbours_take(@extschema@.freqlist, pg_catalog.text, pg_catalog.text, pg_catalog.int4, pg_catalog.int4)
    IS 'part of the aggregate neighbours(): takes out a text';

CREATE FUNCTION @extschema@.neighbours_add(
        @extschema@.freqlist,
        pg_catalog.text,
        pg_catalog.tsquery,
        pg_catalog.int4,
        pg_catalog.int4)
    RETURNS @extschema@.freqlist
    LANGUAGE c STABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_neighbours_of_query_add';

COMMENT ON FUNCTION @extschema@.neighbours_add(@extschema@.freqlist, pg_catalog.text, pg_catalog.tsquery, pg_catalog.int4, pg_catalog.int4)
    IS 'part of the aggregate neighbours(): adds a text';

CREATE FUNCTION @extschema@.neighbours_take(
        @extschema@.freqlist,
        pg_catalog.text,
        pg_catalog.tsquery,
        pg_catalog.int4,
        pg_catalog.int4)
    RETURNS @extschema@.freqlist
    LANGUAGE c STABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_neighbours_of_query_take';

COMMENT ON FUNCTION @extschema@.neighbours_take(@extschema@.freqlist, pg_catalog.text, pg_catalog.tsquery, pg_catalog.int4, pg_catalog.int4)
    IS 'part of the aggregate neighbours(): takes out a text';

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
    MSFUNC = @extschema@.neighbours_add,
    MINVFUNC = @extschema@.neighbours_take,
    MSTYPE = @extschema@.freqlist,
    MFINALFUNC = @extschema@.freqlist_result,
    MFINALFUNC_MODIFY = read_only,
    MINITCOND = '0/0',
    PARALLEL = safe
);

COMMENT ON AGGREGATE @extschema@.neighbours(pg_catalog.text, pg_catalog.text, pg_catalog.int4, pg_catalog.int4)
    IS 'words of texts that are at most so many words left or right of a word or phrase, in its sentence (NULL: anywhere in it), each place counted once; documents are texts that have the phrase';

CREATE AGGREGATE @extschema@.neighbours(
        body pg_catalog.text,
        node pg_catalog.tsquery,
        span_left pg_catalog.int4,
        span_right pg_catalog.int4) (
    SFUNC = @extschema@.neighbours_add,
    STYPE = @extschema@.freqlist,
    FINALFUNC = @extschema@.freqlist_result,
    FINALFUNC_MODIFY = read_only,
    COMBINEFUNC = @extschema@.freqlist_add_list,
    INITCOND = '0/0',
    MSFUNC = @extschema@.neighbours_add,
    MINVFUNC = @extschema@.neighbours_take,
    MSTYPE = @extschema@.freqlist,
    MFINALFUNC = @extschema@.freqlist_result,
    MFINALFUNC_MODIFY = read_only,
    MINITCOND = '0/0',
    PARALLEL = safe
);

COMMENT ON AGGREGATE @extschema@.neighbours(pg_catalog.text, pg_catalog.tsquery, pg_catalog.int4, pg_catalog.int4)
    IS 'words of texts that are at most so many words left or right of what a query finds, in sentences that answer it, each by itself (NULL: anywhere in the sentence); its own words are not counted; documents are texts with such a sentence';

CREATE FUNCTION @extschema@.node_count(
        body pg_catalog.text,
        node pg_catalog.text)
    RETURNS pg_catalog.int8
    LANGUAGE c STABLE STRICT PARALLEL SAFE COST 300
    AS 'MODULE_PATHNAME', 'zhn_node_count_of_phrase';

COMMENT ON FUNCTION @extschema@.node_count(pg_catalog.text, pg_catalog.text)
    IS 'how often a text has a word or phrase, as neighbours() finds it';

CREATE FUNCTION @extschema@.node_count(
        body pg_catalog.text,
        node pg_catalog.tsquery)
    RETURNS pg_catalog.int8
    LANGUAGE c STABLE STRICT PARALLEL SAFE COST 300
    AS 'MODULE_PATHNAME', 'zhn_node_count_of_query';

COMMENT ON FUNCTION @extschema@.node_count(pg_catalog.text, pg_catalog.tsquery)
    IS 'how many matches of a query the sentences of a text have that answer it, as neighbours() finds them; for node_count of collocates()';

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

CREATE FUNCTION @extschema@.ngrams_take(
        @extschema@.freqlist,
        pg_catalog.text,
        pg_catalog.int4)
    RETURNS @extschema@.freqlist
    LANGUAGE c STABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_ngrams_take_text';

COMMENT ON FUNCTION @extschema@.ngrams_take(@extschema@.freqlist, pg_catalog.text, pg_catalog.int4)
    IS 'part of the aggregate ngrams(): takes out a text';

CREATE FUNCTION @extschema@.ngrams_take(
        @extschema@.freqlist,
        pg_catalog.text[],
        pg_catalog.int4)
    RETURNS @extschema@.freqlist
    LANGUAGE c IMMUTABLE PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_ngrams_take_words';

COMMENT ON FUNCTION @extschema@.ngrams_take(@extschema@.freqlist, pg_catalog.text[], pg_catalog.int4)
    IS 'part of the aggregate ngrams(): takes out a text';

CREATE AGGREGATE @extschema@.ngrams(body pg_catalog.text, n pg_catalog.int4) (
    SFUNC = @extschema@.ngrams_add,
    STYPE = @extschema@.freqlist,
    FINALFUNC = @extschema@.freqlist_result,
    FINALFUNC_MODIFY = read_only,
    COMBINEFUNC = @extschema@.freqlist_add_list,
    INITCOND = '0/0',
    MSFUNC = @extschema@.ngrams_add,
    MINVFUNC = @extschema@.ngrams_take,
    MSTYPE = @extschema@.freqlist,
    MFINALFUNC = @extschema@.freqlist_result,
    MFINALFUNC_MODIFY = read_only,
    MINITCOND = '0/0',
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
    MSFUNC = @extschema@.ngrams_add,
    MINVFUNC = @extschema@.ngrams_take,
    MSTYPE = @extschema@.freqlist,
    MFINALFUNC = @extschema@.freqlist_result,
    MFINALFUNC_MODIFY = read_only,
    MINITCOND = '0/0',
    PARALLEL = safe
);

COMMENT ON AGGREGATE @extschema@.ngrams(pg_catalog.text[], pg_catalog.int4)
    IS 'sequences of 1 to 5 words, with spaces between; not across NULL';

-- Stop words.

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
                  以下,后,前,时,里,内,外,间,来,去,说,年,月,日,记者,本报讯,今天,今年,
                  近日,目前,同时,表示,指出
                  }'::pg_catalog.text[]) AS built_in (word)
              UNION
              SELECT s.word FROM @extschema@.stop_word AS s) AS listed
        WHERE NOT EXISTS (
            SELECT FROM @extschema@.stop_word AS s
            WHERE s.word OPERATOR(pg_catalog.=) listed.word AND s.keep);
    END;

COMMENT ON FUNCTION @extschema@.stop_words()
    IS 'words that say little by themselves, changed by table stop_word; for without(list, stop_words())';
