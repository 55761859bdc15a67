#!/usr/bin/env python3
"""Whole-name recall and precision of a segmenter.

usage: names.py SEGMENT_COMMAND FILE...

FILE is CoNLL-style .iob2 (columns: number, form, tag) or .jsonl with "text"
and "entities" of type "name", in any case.  SEGMENT_COMMAND reads a line a sentence and
writes word/kind with spaces between.  For Chinese names of two or three
characters and for transliterated names it prints how many are one token, and
of the tokens called a person, how many are exactly a name of the gold or a
part of one.
"""
import json
import subprocess
import sys


def read_iob2(path):
    """Yield (text, [(start, end)]) with offsets in characters."""
    text, spans, start = '', [], None
    for line in open(path, encoding='utf-8'):
        if line.startswith('#'):
            continue
        fields = line.rstrip('\n').split('\t')
        if len(fields) < 3:
            if text:
                if start is not None:
                    spans.append((start, len(text)))
                yield text, spans
            text, spans, start = '', [], None
            continue
        if start is not None and fields[2] != 'I-PER':
            spans.append((start, len(text)))
            start = None
        if fields[2] == 'B-PER':
            start = len(text)
        text += fields[1]
    if text:
        yield text, spans


def read_jsonl(path):
    for line in open(path, encoding='utf-8'):
        item = json.loads(line)
        yield item['text'], [(e['start'], e['end']) for e in item['entities']
                             if e['type'].lower() == 'name']


def is_han(text):
    return all('\u3400' <= c <= '\u9fff' for c in text)


def segment(command, texts):
    """The tokens of each text as (start, end, kind), white space left out."""
    flat = [' '.join(t.split()) for t in texts]
    out = subprocess.run(command, shell=True, input='\n'.join(flat) + '\n',
                         capture_output=True, text=True, check=True).stdout
    for text, line in zip(flat, out.split('\n')):
        tokens, at = [], 0
        for item in line.split(' '):
            word, _, kind = item.rpartition('/')
            if not kind:
                continue
            if kind == 'space':
                at += 1
                continue
            at = text.index(word, at)
            tokens.append((at, at + len(word), kind))
            at += len(word)
        yield tokens


def is_transliterated(name):
    return '·' in name or '•' in name or (is_han(name) and len(name) > 3)


def main():
    command = sys.argv[1]
    for path in sys.argv[2:]:
        read = read_jsonl if path.endswith('.jsonl') else read_iob2
        items = [(' '.join(t.split()), s) for t, s in read(path)
                 if ' '.join(t.split()) == t]
        whole = {'chinese': [0, 0], 'transliterated': [0, 0]}
        persons = exact = 0
        for (text, spans), tokens in zip(items, segment(command, [t for t, _ in items])):
            ranges = {(a, b) for a, b, _ in tokens}
            for a, b in spans:
                name = text[a:b]
                if is_transliterated(name):
                    group = 'transliterated'
                elif is_han(name) and 2 <= len(name) <= 3:
                    group = 'chinese'
                else:
                    continue
                whole[group][1] += 1
                if (a, b) in ranges:
                    whole[group][0] += 1
            for x, y, kind in tokens:
                if kind == 'person':
                    persons += 1
                    exact += any(a <= x and y <= b for a, b in spans)
        for group, (hit, total) in whole.items():
            print(f'{path}\t{group}\twhole {hit} of {total}\t{hit / max(total, 1):.4f}')
        print(f'{path}\tperson tokens\tin a name {exact} of {persons}\t{exact / max(persons, 1):.4f}')


if __name__ == '__main__':
    main()
