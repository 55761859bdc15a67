#!/usr/bin/python3
"""Turn the gold reading of examples/page.txt into lines for read_test.c.

usage: page_gold.py gold.json > page_gold.tsv

Each line is a kind and its fields, separated by tabs; a line feed inside a
field is written \\n.

line      number, article, role
join      number of a line that continues the paragraph before it
apart     number of a line that does not, though it looks so
article   position
FIELD     value of the article above; absent fields are not written
credit    role, name
section   label, first paragraph, last paragraph
"""
import json
import sys

gold = json.load(open(sys.argv[1], encoding="utf-8"))


def put(*fields):
    print("\t".join(str(f).replace("\n", "\\n") for f in fields))


for line in gold["lines"]:
    put("line", line["line"], line["article"], line["role"])
for join in gold["joins"]:
    put("join", join["right_line"])
for apart in gold["not_joins"]:
    put("apart", apart["right_line"])
for article in gold["articles"]:
    dateline = article["dateline"] or {}
    put("article", article["position"])
    for field, value in (
        ("kind", article["kind"]),
        ("kicker", article["kicker"]),
        ("headline", "\n".join(article["headline"])),
        ("subtitle", article["subtitle"]),
        ("column_name", article["column"]),
        ("source_mark", article["source_mark"]),
        ("dateline", dateline.get("text")),
        ("dateline_place", dateline.get("place")),
        ("dateline_date", dateline.get("date_text")),
        ("caption", article["caption"]),
        ("body", article["text"]),
    ):
        if value is not None:
            put(field, value)
    for credit in article["byline"]:
        put("credit", credit["role"], credit["name"])
    for section in article["sections"] or []:
        put("section", section["label"], section["first_paragraph"],
            section["last_paragraph"])
