-- Measures of corpus statistics.

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
