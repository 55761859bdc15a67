#!/usr/bin/env python3
"""Are traditional sentences cut where their simplified twins are?

usage: same_boundaries.py SEGMENT_COMMAND PAIRS DIFFERENCES

PAIRS has three columns: name, traditional, simplified.  Prints the share of
sentences with the same boundaries, and that of boundaries; the sentences that
differ are written to the file DIFFERENCES.
"""
import subprocess
import sys


def segment(command, texts):
    out = subprocess.run(command, shell=True, input='\n'.join(texts) + '\n',
                         capture_output=True, text=True, check=True).stdout
    for line in out.split('\n')[:len(texts)]:
        yield [item.rpartition('/')[0] for item in line.split(' ')]


def ends(words):
    at, result = 0, set()
    for word in words:
        at += len(word)
        result.add(at)
    return result


def main():
    command, path, differences = sys.argv[1:]
    pairs = [line.rstrip('\n').split('\t')[1:3]
             for line in open(path, encoding='utf-8')]
    pairs = [(a, b) for a, b in pairs if len(a) == len(b) and ' ' not in a]
    same = boundaries = agreed = 0
    with open(differences, 'w', encoding='utf-8') as f:
        for a, b in zip(segment(command, [a for a, _ in pairs]),
                        segment(command, [b for _, b in pairs])):
            x, y = ends(a), ends(b)
            same += x == y
            boundaries += len(x | y)
            agreed += len(x & y)
            if x != y:
                f.write(' '.join(a) + '\n' + ' '.join(b) + '\n\n')
    print(f'{command.split()[1]}: {same} of {len(pairs)} sentences '
          f'({same / len(pairs):.4f}), boundaries {agreed / boundaries:.4f}')


if __name__ == '__main__':
    main()
