#!/usr/bin/env python3
"""Write articles to measure search with, a line each in the format of COPY.

usage: articles.py NUMBER NEWS

The first articles are the items of NEWS (.jsonl.xz with "title" and "body").
When there are no more of them, sentences are put together anew: as many as an
item has, drawn from three items, so that an article has the length and the
choice of words of news.  Always the same articles come of the same NEWS.
"""
import json
import lzma
import random
import re
import sys

SENTENCE = re.compile(r'[^。！？\n]*[。！？\n]+|[^。！？\n]+$')


def escaped(text):
    for char, name in ('\\', '\\\\'), ('\n', '\\n'), ('\r', '\\r'), ('\t', '\\t'):
        text = text.replace(char, name)
    return text.replace('\0', '')


def main():
    number, news = int(sys.argv[1]), sys.argv[2]
    pick = random.Random(20220706)
    items = []
    with lzma.open(news, 'rt', encoding='utf-8') as f:
        for line in f:
            item = json.loads(line)
            items.append((item['title'], SENTENCE.findall(item['body'])))
    with open(sys.stdout.fileno(), 'w', encoding='utf-8', newline='') as out:
        for n in range(number):
            if n < len(items):
                title, sentences = items[n]
            else:
                title = pick.choice(items)[0]
                length = len(pick.choice(items)[1])
                pool = [s for _ in range(3) for s in pick.choice(items)[1]]
                sentences = [pick.choice(pool) for _ in range(length)] if pool else []
            out.write('%d\t%s\t%s\n' % (n + 1, escaped(title), escaped(''.join(sentences))))


if __name__ == '__main__':
    main()
