#!/usr/bin/env python3
"""Make sets of questions whose article is known, from news.

usage: known_items.py NEWS DIRECTORY

NEWS is a .jsonl.xz with "id", "title" and "body".  Each set is a folder in
DIRECTORY with docs.jsonl, queries.tsv and qrels.tsv:

    headlines   a headline that only one item has, for the body of that item
    sentences   a sentence, for the rest of the body that it was taken out of

Always the same sets come of the same NEWS.
"""
import collections
import json
import lzma
import os
import random
import re
import sys

ITEMS = 12000
QUERIES = 1500
SENTENCE = re.compile(r'[^。！？\n]*[。！？\n]+|[^。！？\n]+$')


def write(directory, name, docs, queries):
    path = os.path.join(directory, name)
    os.mkdir(path)
    with open(os.path.join(path, 'docs.jsonl'), 'w', encoding='utf-8') as out:
        for number, body in docs:
            out.write(json.dumps({'id': number, 'title': '', 'body': body},
                                 ensure_ascii=False) + '\n')
    with open(os.path.join(path, 'queries.tsv'), 'w', encoding='utf-8') as out, \
            open(os.path.join(path, 'qrels.tsv'), 'w', encoding='utf-8') as rels:
        for number, query in queries[:QUERIES]:
            out.write('q%s\t%s\n' % (number, ' '.join(query.split())))
            rels.write('q%s\t0\t%s\t1\n' % (number, number))


def main():
    pick = random.Random(7)
    with lzma.open(sys.argv[1], 'rt', encoding='utf-8') as f:
        items = [json.loads(line) for line in f]
    items = [i for i in items if 100 <= len(i['body']) <= 5000
             and '快讯' not in i['title']]
    pick.shuffle(items)
    items = items[:ITEMS]
    times = collections.Counter(i['title'] for i in items)
    write(sys.argv[2], 'headlines', [(i['id'], i['body']) for i in items],
          [(i['id'], i['title']) for i in items
           if times[i['title']] == 1 and len(i['title']) >= 8])

    docs, queries = [], []
    for item in items:
        sentences = [s for s in SENTENCE.findall(item['body']) if s.strip()]
        if len(sentences) < 4:
            continue
        out = pick.randrange(1, len(sentences) - 1)
        docs.append((item['id'], ''.join(sentences[:out] + sentences[out + 1:])))
        if 15 <= len(sentences[out].strip()) <= 60:
            queries.append((item['id'], sentences[out]))
    write(sys.argv[2], 'sentences', docs, queries)


if __name__ == '__main__':
    main()
