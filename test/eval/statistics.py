#!/usr/bin/python3
"""Compare the measures of zhnews with those of other programs.

usage: statistics.py input > input.sql
       statistics.py tables output.tsv > tables.tsv
       statistics.py compare output.tsv [r.tsv]

The first form writes SQL that computes measures of random input, the second
the same input for statistics.R, and the last computes the same with scipy,
NLTK and scikit-learn and compares, also with what R computed.  Each line of
the output is a measure, the number of the input, and values.
"""
import collections
import math
import random
import sys

random.seed(2022)


def table():
    """A random table of counts: f1, n1, f2, n2."""
    n1, n2 = (int(10 ** random.uniform(2, 8)) for _ in range(2))
    share = 10 ** random.uniform(-6, -0.5)
    f1, f2 = (min(n, int(n * share * random.uniform(0, 3))) for n in (n1, n2))
    return f1, n1, f2, n2


def pair():
    """Random counts of two words: f_xy, f_x, f_y, n."""
    n = int(10 ** random.uniform(3, 8))
    f_x, f_y = (random.randint(1, n // 3) for _ in range(2))
    return random.randint(1, min(f_x, f_y)), f_x, f_y, n


def series():
    """A random series, with a trend and ties or without."""
    slope = random.choice((0, 0.1, -2))
    values = [slope * i + random.gauss(0, 5)
              for i in range(random.randint(3, 60))]
    return [round(v) for v in values] if random.random() < 0.5 else values


TABLES = [table() for _ in range(500)]
PAIRS = [pair() for _ in range(500)]
SERIES = [series() for _ in range(100)]
TEXTS = [[f"w{int(random.paretovariate(0.7))}" for _ in
          range(random.randint(1, 200))] for _ in range(30)]


def write_input():
    def values(rows):
        return ",\n".join(f"({i}, {', '.join(map(str, row))})"
                          for i, row in enumerate(rows))
    print("SET search_path = zhnews, pg_catalog;")
    print("SET extra_float_digits = 1;")
    print("SELECT 'keyness', i, k.*, y.chi2 FROM (VALUES")
    print(values(TABLES))
    print(") AS v (i, a, b, c, d), keyness(a, b, c, d) AS k,"
          " keyness(a, b, c, d, yates => true) AS y;")
    print("SELECT 'association', v.i, a.* FROM (VALUES")
    print(values(PAIRS))
    print(") AS v (i, a, b, c, d), association(a, b, c, d) AS a;")
    rows = values((f"'{{{','.join(map(repr, s))}}}'::float8[]",)
                  for s in SERIES)
    print(f"SELECT 'trend', i, m.*, t.* FROM (VALUES {rows}) AS v (i, y),"
          " mann_kendall(y) AS m, theil_sen(y) AS t;")
    rows = values((f"string_to_array('{' '.join(t)}', ' ')",) for t in TEXTS)
    print(f"CREATE TEMP TABLE text (i, words) AS VALUES {rows};")
    print("SELECT 'tfidf', i, f.word, f.weight FROM text,"
          " tfidf(count_words(words), (SELECT freqlist(words) FROM text))"
          " AS f;")
    print("SELECT 'adjusted', 0, k.word, k.p, k.p_bonferroni, k.p_bh FROM"
          " (SELECT freqlist(words) FILTER (WHERE i % 2 = 0) AS a,"
          " freqlist(words) FILTER (WHERE i % 2 = 1) AS b FROM text) AS v,"
          " keyness(a, b) AS k;")


def write_tables(path):
    """The input for R; the p values to adjust are those of ours."""
    def put(kind, i, values):
        print(kind, i, *map(repr, values), sep="\t")
    for i, row in enumerate(TABLES):
        put("keyness", i, row)
    for i, row in enumerate(PAIRS):
        put("association", i, row)
    for i, row in enumerate(SERIES):
        put("trend", i, row)
    put("adjusted", 0, [float(fields[3]) for fields in read_rows(path)
                        if fields[0] == "adjusted"])


def read_rows(path):
    return [line.rstrip("\n").split("\t")
            for line in open(path, encoding="utf-8")]


class Comparison:
    def __init__(self):
        self.count = collections.Counter()
        self.worst = collections.defaultdict(float)

    def add(self, name, ours, theirs):
        if math.isnan(theirs):
            assert ours is None, (name, ours, theirs)
            return
        scale = max(abs(ours), abs(theirs))
        # What a difference of near equals leaves is noise on either side.
        difference = abs(ours - theirs) / scale if scale > 1e-11 else 0.0
        self.count[name] += 1
        self.worst[name] = max(self.worst[name], difference)

    def report(self):
        for name, n in self.count.items():
            print(f"{name:45} {n:7} {self.worst[name]:.1e}")
        failed = [name for name in self.worst if not self.worst[name] <= 1e-9]
        print(f"{len(self.count) - len(failed)} agree, {len(failed)} do not")
        return 1 if failed or not self.count else 0


def number(text):
    return float(text) if text != "" else None


def compare_keyness(c, rows, stats):
    for (f1, n1, f2, n2), row in zip(TABLES, rows):
        g2, chi2, p, ratio, lrc, low, high, maths, yates = map(number, row)
        observed = [[f1, f2], [n1 - f1, n2 - f2]]
        if f1 + f2 > 0:
            r = stats.chi2_contingency(observed, False, "log-likelihood")
            # Below this, scipy's sum of logarithms is rounding.
            if r[0] > 1e-3:
                c.add("G2, scipy", abs(g2), r[0])
                c.add("p of G2, scipy", p, r[1])
            c.add("chi-squared, scipy", abs(chi2),
                  stats.chi2_contingency(observed, False)[0])
            c.add("chi-squared with Yates, scipy", abs(yates),
                  stats.chi2_contingency(observed, True)[0])
        for bound, sign, a, b in ((low, 1, f1, f2), (high, -1, f2, f1)):
            if a > 0:
                share = stats.beta.ppf(0.025, a, b + 1)
                ratio = math.log2(n2 / n1) + sign * math.log2(
                    share / (1 - share))
                # The size of what is subtracted limits the precision.
                c.add("interval of log ratio, scipy", bound + sign * 100,
                      ratio + sign * 100)


def compare_association(c, rows, measures):
    for counts, row in zip(PAIRS, rows):
        values = [number(v) for v in row]
        f_xy, f_x, f_y, n = counts
        args = (f_xy, (f_x, f_y), n)
        for name, at, function in (
                ("PMI, NLTK", 4, measures.pmi),
                ("chi-squared of pairs, NLTK", 2, measures.chi_sq),
                ("t, NLTK", 7, measures.student_t),
                ("Dice, NLTK", 9, measures.dice)):
            theirs = function(*args)
            ours = values[at]
            if at == 2:
                ours = abs(ours)
            if abs(theirs) > 1e-6:
                c.add(name, ours, theirs)
        theirs = measures.likelihood_ratio(*args)
        if theirs > 1e-3 and f_x + f_y - f_xy <= n:
            c.add("G2 of pairs, NLTK", abs(values[1]), theirs)


def compare_trend(c, rows, stats):
    for y, row in zip(SERIES, rows):
        n, s, var, z, p, tau_a, tau_b, n2, slope, base, low, high = map(
            number, row)
        x = list(range(len(y)))
        c.add("Kendall's tau-b, scipy", tau_b, stats.kendalltau(x, y)[0])
        r = stats.theilslopes(y, x, 0.95)
        for name, ours, theirs in zip(
                ("Theil-Sen slope, scipy", "Theil-Sen intercept, scipy",
                 "Theil-Sen low, scipy", "Theil-Sen high, scipy"),
                (slope, base, low, high), r):
            c.add(name, ours, theirs)


def compare_tfidf(c, rows, text):
    vectorizer = text.TfidfVectorizer(analyzer=lambda words: words)
    matrix = vectorizer.fit_transform(TEXTS)
    for i, word, weight in rows:
        c.add("TF-IDF, scikit-learn", float(weight),
              matrix[int(i), vectorizer.vocabulary_[word]])


def compare_r(c, rows, path):
    r = collections.defaultdict(list)
    for fields in read_rows(path):
        r[fields[0]].append([float("nan") if v in ("NA", "NaN") else float(v)
                             for v in fields[2:]])
    for ours, theirs, table in zip(rows["keyness"], r["keyness"], TABLES):
        g2, chi2, p, ratio, lrc, low, high, maths, yates = map(number, ours)
        if table[0] + table[2] > 0:
            c.add("chi-squared, R", abs(chi2), theirs[0])
            c.add("chi-squared with Yates, R", abs(yates), theirs[1])
        for bound, value in ((low, theirs[2]), (high, theirs[3])):
            if math.isfinite(value):
                c.add("interval of log ratio, R", bound + 100, value + 100)
    for ours, theirs in zip(rows["association"], r["association"]):
        if not math.isnan(theirs[0]):
            c.add("chi-squared of pairs, R", abs(number(ours[2])), theirs[0])
    for ours, theirs in zip(rows["trend"], r["trend"]):
        c.add("Kendall's tau-b, R", number(ours[6]), theirs[0])
        c.add("p of Mann-Kendall, R", number(ours[4]), theirs[1])
        c.add("Theil-Sen slope, R", number(ours[8]), theirs[2])
    for at, measure in ((3, "bonferroni"), (4, "bh")):
        for ours, theirs in zip(rows["adjusted"], r[measure][0]):
            c.add(f"p adjusted ({measure}), R", float(ours[at]), theirs)


def compare(path, r_path=None):
    rows = collections.defaultdict(list)
    for fields in read_rows(path):
        rows[fields[0]].append(fields[1:])
    for measure in ("keyness", "association", "trend"):
        rows[measure].sort(key=lambda row: int(row[0]))
        rows[measure] = [row[1:] for row in rows[measure]]
    c = Comparison()
    try:
        from scipy import stats
        compare_keyness(c, rows["keyness"], stats)
        compare_trend(c, rows["trend"], stats)
    except ImportError:
        print("left out: scipy")
    try:
        from nltk.metrics.association import BigramAssocMeasures
        compare_association(c, rows["association"], BigramAssocMeasures)
    except ImportError:
        print("left out: NLTK")
    try:
        from sklearn.feature_extraction import text
        compare_tfidf(c, rows["tfidf"], text)
    except ImportError:
        print("left out: scikit-learn")
    if r_path is not None:
        compare_r(c, rows, r_path)
    return c.report() if c.count else 0


if sys.argv[1:] == ["input"]:
    write_input()
elif len(sys.argv) == 3 and sys.argv[1] == "tables":
    write_tables(sys.argv[2])
elif len(sys.argv) in (3, 4) and sys.argv[1] == "compare":
    sys.exit(compare(*sys.argv[2:]))
else:
    sys.exit(__doc__)
