#!/usr/bin/env python3
"""Write texts to measure speed with.

usage: texts.py MEGABYTES PAGE NEWS TEXTS COPY

The texts are the items of NEWS (.jsonl.xz with "title" and "body"), or PAGE
again and again where there is no NEWS.  TEXTS gets a zero byte after each,
COPY a line each in the format of COPY.
"""
import itertools
import json
import lzma
import os
import sys


def items(news, page):
    if not os.path.exists(news):
        with open(page, encoding='utf-8') as f:
            yield from itertools.repeat(f.read())
    with lzma.open(news, 'rt', encoding='utf-8') as f:
        for line in f:
            item = json.loads(line)
            yield item['title'] + '\n' + item['body']


def escaped(text):
    for char, name in ('\\', '\\\\'), ('\n', '\\n'), ('\r', '\\r'), ('\t', '\\t'):
        text = text.replace(char, name)
    return text


def main():
    megabytes, page, news, texts, copy = sys.argv[1:]
    left = float(megabytes) * 1e6
    with open(texts, 'w', encoding='utf-8', newline='') as to_texts, \
            open(copy, 'w', encoding='utf-8', newline='') as to_copy:
        for text in items(news, page):
            text = text.replace('\0', '')
            to_texts.write(text + '\0')
            to_copy.write(escaped(text) + '\n')
            left -= len(text.encode())
            if left <= 0:
                break


if __name__ == '__main__':
    main()
