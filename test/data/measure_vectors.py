#!/usr/bin/python3
"""Turn reference values of statistics into lines for measure_test.c.

usage: measure_vectors.py stat_vectors.json > measure_vectors.tsv

The reference values were computed by the peers that the file names: R
(packages corpora, quanteda.textstats, tlda, bursts), NLTK, scipy,
scikit-learn, pyMannKendall.  Each line is the name of a measure, its
arguments, an equals sign and the expected values, separated by tabs.  A
series is written as its length and its values; what is undefined is nan.
"""
import collections
import json
import sys

vectors = json.load(open(sys.argv[1], encoding="utf-8"))


def put(name, arguments, values):
    def text(x):
        return "nan" if x is None else repr(x)
    print("\t".join([name] + [text(x) for x in arguments] + ["="] +
                    [text(x) for x in values]))


def series(values):
    return [len(values)] + list(values)


k = vectors["keyness"]
for i, (f1, f2) in enumerate(zip(k["f1"], k["f2"])):
    table = (f1, k["n1"], f2, k["n2"])
    put("g2", table, [k["G2_signed_4term"][i]])
    put("g2_short", table, [k["G2_2term_ucrel"][i]])
    put("chi2", table, [k["chi2"][i]])
    put("chi2_yates", table, [k["chi2_yates_always"][i]])
    put("log_ratio", table, [k["LogRatio_walter"][i]])
    put("simple_maths", table, [k["SimpleMaths_lambda1"][i]])
    put("lrc", table + (1,), [k["LRC_unadjusted"][i]])
    put("lrc", table + (5,), [k["LRC_bonferroni_m5"][i]])
    put("jlh", (f1, k["n1"], f1 + f2, k["n1"] + k["n2"]),
        [k["JLH_background_is_both"][i]])

q = vectors["quanteda_keyness"]
d1, d2 = (collections.Counter(q[d].split()) for d in ("d1", "d2"))
for word in q["lr_none"]:
    table = (d1[word], sum(d1.values()), d2[word], sum(d2.values()))
    put("quanteda_g2", table, [q["lr_none"][word]])
    put("chi2_signed", table, [q["chi2_none"][word]])
    put("quanteda_pmi", table, [q["pmi_natural_log"][word]])

for row in vectors["association"]["rows"]:
    put("association", (row["f_xy"], row["f_x"], row["f_y"], row["N"]),
        [row[x] for x in ("pmi_log2", "npmi", "mi3_log2", "log_likelihood",
                          "chi2", "t_score", "dice", "logDice",
                          "min_sensitivity")])

c = vectors["quanteda_collocations"]
words = c["text"].split()
pairs = list(zip(words, words[1:]))
for row in c["rows"]:
    x, y = row["collocation"].split()
    put("multiword", (2, len(pairs), sum(p[0] == x for p in pairs),
                      sum(p[1] == y for p in pairs), pairs.count((x, y)),
                      c["smoothing"]), [row["lambda"], row["z"]])

for row in (vectors["dispersion"]["a"], vectors["dispersion"]["b"]):
    a = row["all"]
    put("dispersion", series(row["t"]) + series(row["w"]),
        [row["DP_gries2008"], row["DP_norm_lijffijt2012"],
         row["DP_egbert2020_even_is_1"], a["Rrel"], a["D"], a["D2"], a["S"],
         a["DA"], a["DKL"]])
for row in vectors["arf"]["rows"]:
    put("arf", series(row["positions"]) + [row["N"]], [row["arf"]])

for row in vectors["trend"]["rows"]:
    put("mann_kendall", series(row["y"]),
        [row[x] for x in ("S", "var_S", "Z", "p", "tau_a", "scipy_tau_b")])
    put("theil_sen", series(row["y"]),
        [row[x] for x in ("sen_slope", "intercept_mk", "theil_low95",
                          "theil_high95")])

for row in vectors["kleinberg_batched"]["rows"]:
    put("bursts", series(row["r"]) + series(row["d"]) +
        [row["s"], row["gamma"]],
        row["states"] + [row["cost"]] +
        [x for b in row["bursts"] for x in (b["first"], b["last"],
                                            b["weight"])])
e = vectors["kleinberg_enumerating"]
for name, gamma in (("s2g1", 1), ("s2g05", 0.5)):
    put("event_bursts", series(e["offsets"]) + [2, gamma],
        [x for b in e[name] for x in (b["level"], b["start"], b["end"])])

t = vectors["tfidf"]
docs = [collections.Counter(d.split()) for d in t["docs"]]
for doc, row in zip(docs, t["rows"]):
    used = [term for term in t["terms"] if doc[term]]
    put("tfidf", [len(docs)] + series([doc[u] for u in used]) +
        series([sum(u in d for d in docs) for u in used]),
        [row[t["terms"].index(u)] for u in used])

# quanteda's moving average has one window for all texts, that of the shortest
# if it is below 100 words.
s = vectors["seed_by_quanteda"]
window = min(100, min(s["tokens_no_punct_no_numbers"]))
for i, row in enumerate(s["lexdiv"]):
    put("variety", [i + 1, window],
        [s["tokens_no_punct_no_numbers"][i], s["types"][i]] +
        [row[x] for x in ("TTR", "R", "C", "S", "K", "D", "Maas", "MATTR")])
