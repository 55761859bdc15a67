#!/usr/bin/env python3
"""How many names of persons on the sample page are tokens of their own.

usage: page_names.py SEGMENT_COMMAND PERSONS PAGE

Counts every mention of the persons, and each author once, in a byline.
SEGMENT_COMMAND reads the page and writes a line a token: first byte, length,
kind.
"""
import re
import subprocess
import sys


def tokens(command, text):
    """Kind of each token, by its (start, end) in characters."""
    data = text.encode()
    out = subprocess.run(command, shell=True, input=data, capture_output=True,
                         check=True).stdout.decode()
    kinds = {}
    for line in out.splitlines():
        start, length, kind = line.split('\t')
        first = len(data[:int(start)].decode())
        count = len(data[int(start):int(start) + int(length)].decode())
        kinds[first, first + count] = kind
    return kinds


def places(pattern, page):
    """The (start, end) of group 1 of each match."""
    return [m.span(1) for m in re.finditer(pattern, page)]


def report(what, spans, kinds, page):
    whole = [s for s in spans if s in kinds]
    person = [s for s in whole if kinds[s] == 'person']
    print(f'page.txt\t{what}\twhole {len(whole)} of {len(spans)}, '
          f'as a person {len(person)}')
    for start, end in spans:
        if kinds.get((start, end)) != 'person':
            print(f'\tnot: …{page[start - 6:start]}[{page[start:end]}]'
                  f'{page[end:end + 6]}…')


def read_persons(path):
    names = {'mention': [], 'author': []}
    with open(path, encoding='utf-8') as f:
        for line in f:
            if not line.startswith('#'):
                role, name = line.split()
                names[role].append(name)
    return names


def main():
    command, persons_path, page_path = sys.argv[1:]
    names = read_persons(persons_path)
    with open(page_path, encoding='utf-8', newline='') as f:
        page = f.read()
    kinds = tokens(command, page)
    mentions = places('(' + '|'.join(names['mention']) + ')', page)
    bylines = {}
    for span in places('(?:记者|通讯员|摄影) *(' + '|'.join(names['author']) + ')',
                       page):
        bylines.setdefault(page[slice(*span)], span)
    report('mentions', mentions, kinds, page)
    report('authors', sorted(bylines.values()), kinds, page)


if __name__ == '__main__':
    main()
