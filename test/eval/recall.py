#!/usr/bin/env python3
"""Draw search strings from news: words of a dictionary, and neighbours.

    recall.py ITEMS DATA NUMBER

ITEMS is a file of JSON objects with "body", one a line; DATA the folder of
the word lists.  Writes NUMBER different strings of 2 to 4 characters, tab,
what they are: "word" if a list has the string, "pair" if it is two words that
stand side by side in some text.  A string is drawn as often as it occurs, so
frequent words are among them, and strings that are words by accident, too.
"""
import gzip
import json
import random
import re
import sys


def dictionary(folder):
    words = set()
    for name in ('words', 'newer', 'compounds'):
        with gzip.open(f'{folder}/{name}.tsv.gz', 'rt', encoding='utf-8') as f:
            words.update(line.split('\t', 1)[0] for line in f)
    return words


def is_pair(string, words):
    return any(string[:i] in words and string[i:] in words
               for i in range(1, len(string)) if len(string) == 4 and i == 2)


def main():
    items, folder, number = sys.argv[1:]
    words = dictionary(folder)
    with open(items, encoding='utf-8') as f:
        bodies = [body for body in (json.loads(line)['body'] for line in f)
                  if len(body) > 8]
    draw = random.Random(1)
    strings = {}
    while len(strings) < int(number):
        body = draw.choice(bodies)
        start = draw.randrange(len(body) - 4)
        string = body[start:start + draw.choice((2, 3, 3, 4, 4))]
        if not re.fullmatch('[一-鿿]+', string) or string in strings:
            continue
        if string in words:
            strings[string] = 'word'
        elif len(string) == 4 and is_pair(string, words):
            if draw.random() < 0.1:
                strings[string] = 'pair'
    for string, what in strings.items():
        print(string, what, sep='\t')


main()
