-- How like texts are.

CREATE FUNCTION @extschema@.resemblance(
        a pg_catalog.text,
        b pg_catalog.text,
        size pg_catalog.int4 DEFAULT 5)
    RETURNS pg_catalog.float8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_resemblance_of_texts';

COMMENT ON FUNCTION @extschema@.resemblance(pg_catalog.text, pg_catalog.text, pg_catalog.int4)
    IS 'share of the shingles of two texts that both have, 0 to 1 (Jaccard; Broder 1997): runs of so many characters, without punctuation and spaces, folded as for search; NULL if neither has any';

CREATE FUNCTION @extschema@.resemblance(
        a pg_catalog.text[],
        b pg_catalog.text[],
        size pg_catalog.int4 DEFAULT 2)
    RETURNS pg_catalog.float8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_resemblance_of_words';

COMMENT ON FUNCTION @extschema@.resemblance(pg_catalog.text[], pg_catalog.text[], pg_catalog.int4)
    IS 'share of the shingles of two texts that both have, 0 to 1 (Jaccard; Broder 1997): runs of so many words, as they are; NULL if neither has any';

CREATE FUNCTION @extschema@.resemblance(
        a pg_catalog.int4[],
        b pg_catalog.int4[])
    RETURNS pg_catalog.float8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_resemblance_of_minhashes';

COMMENT ON FUNCTION @extschema@.resemblance(pg_catalog.int4[], pg_catalog.int4[])
    IS 'resemblance J of two texts as estimated from their MinHashes of m values, with a standard error of sqrt(J (1 - J) / m)';

CREATE FUNCTION @extschema@.containment(
        part pg_catalog.text,
        whole pg_catalog.text,
        size pg_catalog.int4 DEFAULT 5)
    RETURNS pg_catalog.float8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_containment_of_texts';

COMMENT ON FUNCTION @extschema@.containment(pg_catalog.text, pg_catalog.text, pg_catalog.int4)
    IS 'share of the shingles of the first text that the second has, 0 to 1 (Broder 1997): 1 for a text that was cut out of it; shingles are runs of so many characters, without punctuation and spaces, folded as for search; NULL if the first has none';

CREATE FUNCTION @extschema@.containment(
        part pg_catalog.text[],
        whole pg_catalog.text[],
        size pg_catalog.int4 DEFAULT 2)
    RETURNS pg_catalog.float8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_containment_of_words';

COMMENT ON FUNCTION @extschema@.containment(pg_catalog.text[], pg_catalog.text[], pg_catalog.int4)
    IS 'share of the shingles of the first text that the second has, 0 to 1 (Broder 1997): runs of so many words, as they are; NULL if the first has none';

CREATE FUNCTION @extschema@.minhash(
        body pg_catalog.text,
        size pg_catalog.int4 DEFAULT 5,
        hashes pg_catalog.int4 DEFAULT 128)
    RETURNS pg_catalog.int4[]
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_minhash_of_text';

COMMENT ON FUNCTION @extschema@.minhash(pg_catalog.text, pg_catalog.int4, pg_catalog.int4)
    IS 'MinHash of a text (Broder and others 1998), of so many values, over its runs of so many characters; the same on every machine and in every version, to be stored and compared by resemblance(); NULL for a text without letters or digits';

CREATE FUNCTION @extschema@.minhash(
        words pg_catalog.text[],
        size pg_catalog.int4 DEFAULT 2,
        hashes pg_catalog.int4 DEFAULT 128)
    RETURNS pg_catalog.int4[]
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_minhash_of_words';

COMMENT ON FUNCTION @extschema@.minhash(pg_catalog.text[], pg_catalog.int4, pg_catalog.int4)
    IS 'MinHash of a text (Broder and others 1998), of so many values, over its runs of so many words; NULL for a text without words';

CREATE FUNCTION @extschema@.simhash(
        body pg_catalog.text,
        size pg_catalog.int4 DEFAULT 3)
    RETURNS pg_catalog.int8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_simhash_of_text';

COMMENT ON FUNCTION @extschema@.simhash(pg_catalog.text, pg_catalog.int4)
    IS 'SimHash of a text (Charikar 2002), 64 bits, over its runs of so many characters; see simhash_distance(); NULL for a text without letters or digits';

CREATE FUNCTION @extschema@.simhash(
        words pg_catalog.text[],
        size pg_catalog.int4 DEFAULT 1)
    RETURNS pg_catalog.int8
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_simhash_of_words';

COMMENT ON FUNCTION @extschema@.simhash(pg_catalog.text[], pg_catalog.int4)
    IS 'SimHash of a text (Charikar 2002), 64 bits, over its runs of so many words; see simhash_distance(); NULL for a text without words';

CREATE FUNCTION @extschema@.simhash_distance(
        a pg_catalog.int8,
        b pg_catalog.int8)
    RETURNS pg_catalog.int4
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_simhash_distance';

COMMENT ON FUNCTION @extschema@.simhash_distance(pg_catalog.int8, pg_catalog.int8)
    IS 'bits in which two SimHashes differ, 0 to 64: about 32 for texts that have nothing in common, at most 3 for near-duplicates of web pages (Manku and others 2007)';

CREATE FUNCTION @extschema@.compare_texts(
        a pg_catalog.text,
        b pg_catalog.text,
        size pg_catalog.int4 DEFAULT 5,
        OUT resemblance pg_catalog.float8,
        OUT a_in_b pg_catalog.float8,
        OUT b_in_a pg_catalog.float8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_compare_texts';

COMMENT ON FUNCTION @extschema@.compare_texts(pg_catalog.text, pg_catalog.text, pg_catalog.int4)
    IS 'resemblance of two texts and containment of each in the other, in one row; fastest where pairs are sorted by their first text';

CREATE FUNCTION @extschema@.text_sketch(
        body pg_catalog.text,
        size pg_catalog.int4,
        n pg_catalog.int4,
        OUT shingles pg_catalog.int8,
        OUT fingerprints pg_catalog.int8[])
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
    AS 'MODULE_PATHNAME', 'zhn_text_sketch';

COMMENT ON FUNCTION @extschema@.text_sketch(pg_catalog.text, pg_catalog.int4, pg_catalog.int4)
    IS 'number of different shingles of a text, and the least of them, by which texts with shingles in common are found (bottom sketch, Broder 1997)';

CREATE FUNCTION @extschema@.connected(
        "from" pg_catalog.int8[],
        "to" pg_catalog.int8[])
    RETURNS TABLE (node pg_catalog.int8, component pg_catalog.int8)
    LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
    AS 'MODULE_PATHNAME', 'zhn_connected';

COMMENT ON FUNCTION @extschema@.connected(pg_catalog.int8[], pg_catalog.int8[])
    IS 'connected components of the graph whose edges go from each element of the first array to that of the second: each node with the least node of its component';
