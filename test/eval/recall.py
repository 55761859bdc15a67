#!/usr/bin/env python3
"""Draw search strings from news: words of a dictionary, and neighbours.

    recall.py ITEMS DATA NUMBER

ITEMS is a file of JSON objects with "body", one a line; DATA the folder of
the word lists.  Writes NUMBER different strings of 2 to 6 characters, tab,
what they are: "word" if a list has the string, "words" if it is two or three
words that stand side by side in some text.  A string is drawn as often as it
occurs, so frequent words are among them, and strings that are words by
accident, too.  Besides these, a tenth as many "character", which is one, and
"inside", which is no word and no sequence of words.
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


def is_sequence(string, words):
    """Is it words of two characters or more, each of a list?"""
    return any(string[:i] in words and
               (string[i:] in words or is_sequence(string[i:], words))
               for i in range(2, len(string) - 1))


def kind_of(string, words):
    if len(string) == 1:
        return 'character'
    if string in words:
        return 'word'
    return 'words' if is_sequence(string, words) else 'inside'


def main():
    items, folder, number = sys.argv[1:]
    words = dictionary(folder)
    with open(items, encoding='utf-8') as f:
        bodies = [body for body in (json.loads(line)['body'] for line in f)
                  if len(body) > 8]
    draw = random.Random(1)
    left = {'word': int(number) * 4 // 5, 'words': int(number) // 5,
            'character': int(number) // 10, 'inside': int(number) // 10}
    strings = set()
    while any(left.values()):
        body = draw.choice(bodies)
        start = draw.randrange(len(body) - 6)
        length = draw.choice((1, 2, 3, 3, 4, 4, 5, 6))
        string = body[start:start + length]
        if not re.fullmatch('[一-鿿]+', string) or string in strings:
            continue
        kind = kind_of(string, words)
        if left[kind] > 0:
            left[kind] -= 1
            strings.add(string)
            print(string, kind, sep='\t')


main()
