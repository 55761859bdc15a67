#!/usr/bin/env python3
"""The steps of pinyin.sh that are no transliteration.

    pinyin.py characters                the characters, one a line
    pinyin.py surnames SURNAMES         surnames of one or two characters
    pinyin.py tables CHARACTERS READINGS SURNAMES READINGS PINYIN_JS PRO_JS FOLDER

The last writes the three tables that are described in ../SOURCES.md.
"""
import re
import sys
import unicodedata

FIRST, LAST = 0x4E00, 0x9FFF
TONES = {'\u0304': '1', '\u0301': '2', '\u030c': '3', '\u0300': '4'}


# Surnames that ICU reads as any other character.
OTHER_SURNAMES = {'朴': ['piao2'], '缪': ['miao4'], '召': ['shao4'],
                  '过': ['guo1'], '那': ['na1'], '洗': ['xian3'],
                  '折': ['she2'], '繁': ['po2']}


def syllable(text):
    """píng -> ping2, lǜ -> lv4; None for what is no syllable."""
    tone = '5'
    letters = ''
    for c in unicodedata.normalize('NFD', text):
        if c in TONES:
            tone = TONES[c]
        elif c == '\u0308' and letters.endswith('u'):
            letters = letters[:-1] + 'v'
        elif 'a' <= c <= 'z':
            letters += c
        elif c != '\u0302':
            return None
    return letters + tone if 1 <= len(letters) <= 6 else None


def read_characters(path, readings):
    with open(path, encoding='utf-8') as a, open(readings, encoding='utf-8') as b:
        return {c.strip(): syllable(r.strip()) for c, r in zip(a, b)}


def read_common_words(path):
    """The words of package pinyin-pro with their syllables."""
    with open(path, encoding='utf-8') as f:
        found = re.findall('[{,]"?([\u4e00-\u9fff]{2,8})"?:"([^"]*)"', f.read())
    for word, reading in found:
        syllables = [syllable(s) for s in reading.split()]
        if len(syllables) == len(word) and all(syllables):
            yield word, syllables


def read_words(path):
    """The words of package pinyin with their syllables."""
    entry = re.compile(r'^\s*"?([\u4e00-\u9fff]{2,8})"?: \[(.*)\],?$')
    with open(path, encoding='utf-8') as f:
        for line in f:
            found = entry.match(line.rstrip())
            if not found:
                continue
            word, readings = found.groups()
            first = [s.split(',')[0] for s in re.findall(r'\["([^"]*)"', readings)]
            syllables = [syllable(s) for s in first]
            if len(syllables) == len(word) and all(syllables):
                yield word, syllables


def compose(word, words, characters):
    """The reading of a word by shorter words and by its characters."""
    result = []
    at = 0
    while at < len(word):
        for length in range(min(len(word) - at, len(word) - 1), 0, -1):
            piece = word[at:at + length]
            if length == 1 or piece in words:
                result += words.get(piece) or [characters.get(piece)]
                at += length
                break
    return result


def is_same(syllables, others):
    """A tone that is lost in speech, or that 一 and 不 change, is no other."""
    return all(o and (s == o or s[:-1] == o[:-1] and
                      (s.endswith('5') or o in ('yi1', 'bu4')))
               for s, o in zip(syllables, others))


def write_tables(characters, surnames, words, folder):
    kept = {}
    for word, syllables in sorted(words.items(), key=lambda w: (len(w[0]), w[0])):
        if not is_same(syllables, compose(word, kept, characters)):
            kept[word] = syllables
    other = {c for word, syllables in kept.items()
             for c, s in zip(word, syllables)
             if s != characters.get(c)}
    other.update(name[0] for name in surnames)
    with open(f'{folder}/pinyin-characters.txt', 'w', encoding='utf-8') as f:
        for cp in range(FIRST, LAST + 1):
            c = chr(cp)
            f.write(f"{characters.get(c) or '-':<7}{'*' if c in other else ' '}\n")
    with open(f'{folder}/pinyin-words.txt', 'w', encoding='utf-8') as f:
        for word in sorted(kept):
            f.write(f"{word} {' '.join(kept[word])}\n")
    with open(f'{folder}/pinyin-surnames.txt', 'w', encoding='utf-8') as f:
        for name, reading in sorted(surnames.items()):
            plain = [characters.get(c) for c in name]
            if (len(reading) == len(name) and all(reading) and
                    reading != plain):
                f.write(f"{name} {' '.join(reading)}\n")


def main():
    step, *paths = sys.argv[1:]
    if step == 'characters':
        for cp in range(FIRST, LAST + 1):
            print(chr(cp))
    elif step == 'surnames':
        with open(paths[0], encoding='utf-8') as f:
            lines = [line for line in f if not line.startswith('#')]
        names = set(re.findall('[\u4e00-\u9fff]+', ''.join(lines)))
        for name in sorted(names | {n[0] for n in names}):
            print(name)
    else:
        characters = read_characters(*paths[:2])
        surnames = {}
        with open(paths[2], encoding='utf-8') as a, \
                open(paths[3], encoding='utf-8') as b:
            for name, reading in zip(a, b):
                surnames[name.strip()] = [syllable(s) for s in reading.split()]
        surnames.update(OTHER_SURNAMES)
        words = dict(read_words(paths[4]))
        words.update(read_common_words(paths[5]))
        write_tables(characters, surnames, words, paths[6])


main()
