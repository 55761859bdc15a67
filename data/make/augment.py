"""Writes a corpus in IOB2 again, with other names in it.

usage: augment.py CORPUS.iob2 JIEBA_DICT DATA

Each sentence that has names is written once more with every name replaced by
another of its kind and make, so that the model learns what stands around
names and how names are spelled rather than which names the corpus has.  The
names are those that jieba's dictionary tags as people, and those of
regions.txt, subdivisions.txt and organisations.tsv in the folder DATA.  The
choice is that of a fixed seed.
"""
import os
import random
import re
import sys

HAN = re.compile("[\u4e00-\u9fff·]+")


def lines(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read().splitlines()


def read_names(jieba, data):
    names = {"chinese": [], "foreign": [], "LOC": [], "ORG": [], "suffix": []}
    for line in lines(jieba):
        word, _, tag = line.split(" ")
        if tag == "nr" and len(word) == 3:
            names["chinese"].append(word)
        elif tag == "nrt" and len(word) > 2:
            names["foreign"].append(word)
        elif tag == "ns" and len(word) > 1:
            names["suffix" if word[-1] in "市县区镇村山河湖路岛" else
                  "LOC"].append(word)
    names["LOC"] += lines(data, "regions.txt") + \
        lines(data, "subdivisions.txt")
    for line in lines(data, "organisations.tsv"):
        kind, _, words = line.split("\t")
        if kind != "city":
            names["ORG"] += words.split(" ")
    return names


def other_name(rng, names, kind, name):
    """Another name of the make, or the same where there is none."""
    if not HAN.fullmatch(name):
        return name
    if kind == "PER":
        if len(name) <= 3 and "·" not in name:
            return rng.choice(names["chinese"])
        return rng.choice(names["foreign"])
    if kind == "LOC":
        if name[-1] in "市县区镇村山河湖路岛":
            return rng.choice([n for n in rng.sample(names["suffix"], 50)
                               if n[-1] == name[-1]] or [name])
        return rng.choice(names["LOC"]) if len(name) < 5 else name
    return rng.choice(names["ORG"]) if len(name) < 7 else name


def sentences(path):
    rows = []
    for line in lines(path):
        if line and not line.startswith("#"):
            rows.append(line.split("\t")[1:3])
        elif not line and rows:
            yield rows
            rows = []
    if rows:
        yield rows


def replaced(rng, names, rows):
    out = []
    for word, tag in rows:
        if tag[0] == "I" and out:
            out[-1][0] += word
        else:
            out.append([word, tag])
    for row in out:
        if row[1] != "O":
            row[0] = other_name(rng, names, row[1][2:5], row[0])
    return out


def main(corpus, jieba, data):
    names = read_names(jieba, data)
    rng = random.Random(1)
    for rows in sentences(corpus):
        if any(tag != "O" for _, tag in rows):
            rows = replaced(rng, names, rows)
            print("# text = " + "".join(word for word, _ in rows))
            for number, row in enumerate(rows, 1):
                print(number, *row, sep="\t")
            print()


main(*sys.argv[1:])
