#!/usr/bin/env python3
"""Items of two crawls, and cut copies of some, for COPY.

reprints.py FOLDER prints paper, identifier, day, body, and for a copy the
identifier of what it was cut from and the share that was kept.
"""
import datetime
import json
import lzma
import random
import sys

COPIES = 3000


def field(text):
    for character, escape in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"),
                              ("\r", "\\r")):
        text = text.replace(character, escape)
    return text


def put(paper, identifier, day, body, source="", kept=""):
    print(paper, identifier, day, field(body), source, kept, sep="\t")


def items(path):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            if item.get("body"):
                yield item


def copy(item, rng):
    """A part of the body, with one of 60 characters taken out."""
    body = item["body"]
    kept = rng.choice((0.3, 0.5, 0.8, 1.0))
    length = int(len(body) * kept)
    start = rng.randrange(len(body) - length + 1)
    part = [c for c in body[start:start + length] if rng.random() > 1 / 60]
    day = datetime.date.fromisoformat(item["date"]) + datetime.timedelta(
        rng.randrange(10))
    put("copy", "c" + item["id"], day, "".join(part), item["id"], kept)


def main(folder):
    rng = random.Random(1)
    long = []
    for item in items(folder + "/news/xwlb.jsonl.xz"):
        put("xwlb", item["id"], item["date"], item["body"])
        if len(item["body"]) >= 200:
            long.append(item)
    for item in items(folder + "/eval/neardup/xwlb2.jsonl.xz"):
        put("xwlb2", item["id"], item["date"], item["body"])
    for item in rng.sample(long, COPIES):
        copy(item, rng)


main(sys.argv[1])
