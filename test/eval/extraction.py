"""Compare what extract writes with gold: extraction.py PROGRAM SHARED

Of the sample page (seed/gold.json) each article that has lists is compared:
every required item should be found and none of the negatives; an item that
is optional counts neither way.  Of names (eval/ner) a prediction counts if
its span and type are those of the gold; overlap is the F1 when it need only
touch one of that type.  Names that follow 记者, 编辑 and the like are authors,
who are credits and no people of the text: they count neither way, and neither
does 王市长, of which these sets mark 市长 alone.  Our types of organisations
are sorted into those of CLUENER, whose sentences are told in two halves: only
half A was looked at when rules and lists were written.
"""
import collections
import json
import os
import re
import subprocess
import sys

PROGRAM, SHARED = sys.argv[1:3]
DAY, HOME = "2022-07-06", "平湖市"
LISTS = (("person", "persons"), ("organisation", "organisations"),
         ("place", "places"), ("date", "dates"), ("quantity", "quantities"),
         ("term", "quoted"))
BYLINE = re.compile("(记者|编辑|责编|通讯员|作者|摄影|设计|撰文|文/|图/)"
                    "[ :：]?([^ ,，。]{2,4} )*$")
TYPES = {"person": "PER", "organisation": "ORG", "place": "LOC",
         "position": "TITLE"}


def run(text, *options):
    done = subprocess.run([PROGRAM, *options], input=text.encode(),
                          stdout=subprocess.PIPE, check=True)
    return [line.split("\t") for line in done.stdout.decode().split("\n")
            if line]


def scores(found, right, wanted):
    precision = right / found if found else 1
    recall = right / wanted if wanted else 1
    f1 = 2 * precision * recall / (precision + recall) if right else 0
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def parts_of(article):
    for where in ("kicker", "headline", "subtitle"):
        value = article.get(where)
        if value:
            yield where, "\n".join(value) if isinstance(value, list) else value
    yield from enumerate(article["body"] or [])


def value_is_right(kind, row, item):
    if kind == "quantity":
        return float(row[7]) == item["value"] and row[9] == item["unit"]
    if kind == "date" and item.get("value") and "REF" not in item["value"]:
        return item.get("timex", item["value"]) in (row[13], row[14])
    return True


def page(path):
    total = collections.defaultdict(lambda: [0, 0, 0, 0])
    with open(path, encoding="utf-8") as file:
        gold = json.load(file)
    for article in gold["articles"]:
        if "persons" not in article:
            continue
        parts = list(parts_of(article))
        text = "\n".join(part for _, part in parts)
        at, start = 0, {}
        for where, part in parts:
            start[where] = at
            at += len(part) + 1
        mentions = run(text, "-h", HOME, DAY)
        for kind, name in LISTS:
            have = {(int(r[2]), int(r[3])): r for r in mentions
                    if r[1] == kind and not (kind == "place" and r[16])}
            wanted, optional = {}, set()
            for item in article[name]:
                for where, first, last, *inner in item["mentions"]:
                    span = start[where] + first, start[where] + last
                    if item.get("required", True) and not any(inner):
                        wanted[span] = item
                    else:
                        optional.add(span)
            count = total[kind]
            count[0] += len(have.keys() - optional)
            count[1] += len(have.keys() & wanted.keys())
            count[2] += len(wanted)
            count[3] += sum(value_is_right(kind, have[s], wanted[s])
                            for s in have.keys() & wanted.keys())
            for s in wanted.keys() - have.keys():
                print(f"missed {kind} {text[s[0]:s[1]]}")
            for s in have.keys() - wanted.keys() - optional:
                print(f"not in the gold: {kind} {text[s[0]:s[1]]}")
        for negative in gold["negatives"]:
            if negative["article"] == article["id"]:
                kinds = negative["not_a"].split(" or ")
                for row in mentions:
                    if row[4] == negative["surface"] and row[1] in kinds:
                        print(f"negative returned: {row[1]} {row[4]}")
        said = run(text, "-q", DAY)
        count = total["statement"]
        for item in article["statements"]:
            span = tuple(start[item["paragraph"]] + n for n in item["span"])
            right = any((int(r[2]), int(r[3])) == span and
                        (r[4] or None) == item["speaker"] for r in said)
            if item.get("required", True):
                count[0] += 1
                count[1] += right
                count[2] += 1
                count[3] += right
            if not right:
                print(f"missed statement {item['text'][:20]}")
    for kind, (found, right, wanted, values) in total.items():
        print(f"page\t{kind}\t{right} of {wanted} found, {values} with "
              f"their values, {found - right} besides")


def sentences(path):
    """Text and entities of a file in IOB2, or of JSON lines."""
    words, tags = [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("{"):
                item = json.loads(line)
                yield item["text"], {(e["start"], e["end"], e["type"])
                                     for e in item["entities"]}
            elif line.startswith("#"):
                continue
            elif line.strip():
                fields = line.split("\t")
                words.append(fields[1])
                tags.append(fields[2])
            elif words:
                yield entities_of(words, tags)
                words, tags = [], []
    if words:
        yield entities_of(words, tags)


def entities_of(words, tags):
    spans, at, begun = set(), 0, None
    for word, tag in zip(words + [""], tags + ["O"]):
        if begun and not tag.startswith("I-"):
            spans.add((begun[0], at, begun[1]))
            begun = None
        if tag.startswith("B-"):
            begun = at, tag[2:]
        at += len(word)
    return "".join(words), spans


def predict(texts):
    """What is found in each text: start, end, type, kind of organisation."""
    predicted = [set() for _ in texts]
    for row in run("\n".join(texts) + "\n", "-l"):
        # 我市 is a place of ours only, and what lies within another name none
        # of theirs.
        if row[1] not in TYPES or (row[1] == "place" and
                                   (row[16] or row[17] == "deictic")):
            continue
        # 王市长 is a person of ours, and to the others 市长 alone is one.
        if row[17] == "surname":
            continue
        predicted[int(row[0])].add((int(row[2]), int(row[3]), TYPES[row[1]],
                                    row[20]))
    return predicted


def is_author(text, span):
    return span[2] == "PER" and BYLINE.search(text[:span[0]])


def report(label, kind, gold, predicted):
    """One line: what has the very span, and what touches one of its kind."""
    found = sum(map(len, predicted))
    wanted = sum(map(len, gold))
    right = sum(len(p & g) for p, g in zip(predicted, gold))
    near = sum(any(s < b and a < e for a, b in g)
               for p, g in zip(predicted, gold) for s, e in p)
    met = sum(any(s < b and a < e for a, b in p)
              for p, g in zip(predicted, gold) for s, e in g)
    precision = near / found if found else 1
    recall = met / wanted if wanted else 1
    f1 = 2 * precision * recall / (precision + recall) if near else 0
    print(f"{label}\t{kind:12s}\t{scores(found, right, wanted)}"
          f"\toverlap {f1:.3f}")


def names(path, label, rows, halves):
    data = [(text.replace("\t", " ").replace("\n", " "), spans)
            for text, spans in sentences(path)]
    predicted = predict([text for text, _ in data])
    for half in range(halves):
        part = f"{label} {'AB'[half]}" if halves > 1 else label
        some = range(half, len(data), halves)
        for theirs, ours, types in rows:
            gold, mine = [], []
            for n in some:
                text, spans = data[n]
                gold.append({(s, e) for s, e, t in spans if t in theirs and
                             not is_author(text, (s, e, ours))})
                mine.append({p[:2] for p in predicted[n] if p[2] == ours and
                             (types is None or p[3] in types) and
                             not is_author(text, p)})
            report(part, "+".join(theirs), gold, mine)


# Their types, our kind, and our types of organisations, where these count.
SETS = (
    ("dev.iob2", "GSD", 1,
     ((("PER",), "PER", None), (("LOC",), "LOC", None),
      (("ORG",), "ORG", None))),
    ("cluener_train.jsonl", "CLUENER", 2,
     ((("name",), "PER", None), (("position",), "TITLE", None),
      (("government",), "ORG", {"government"}),
      (("company",), "ORG", {"company", "media"}),
      (("organization",), "ORG",
       {"body", "club", "league", "party", "school", ""}),
      (("government", "company", "organization"), "ORG", None))),
    ("resume_dev.jsonl", "resume", 1,
     ((("NAME",), "PER", None), (("TITLE",), "TITLE", None),
      (("ORG",), "ORG", None))))


def main():
    path = os.path.join(SHARED, "seed", "gold.json")
    if os.path.exists(path):
        page(path)
    for file, label, halves, rows in SETS:
        path = os.path.join(SHARED, "eval", "ner", file)
        if os.path.exists(path):
            names(path, label, rows, halves)
        else:
            print(f"{path} is not there")


main()
