#!/usr/bin/env python3
"""Make the tables of data/ from the words of smartcn and jieba.

usage: tables.py WORDS PAIRS DICT.TXT PROB_EMIT.PY OUTDIR

WORDS and PAIRS come from smartcn.py and unhash, DICT.TXT and PROB_EMIT.PY
are jieba's; surnames.txt, tags.txt and rejected.txt are beside this script.
data/SOURCES.md says what each table holds and why.
"""

import ast
import collections
import math
import os
import re
import sys

from tags import NO_TAG, Tags, read_corrections

# How far jieba's counts, of a wider kind of text, are trusted.
NEWER_SHARE = 0.3
# What a word must gain, in nats, over being read as its parts.
NEWER_GAIN = 4.0
NEWER_LONGEST = 8
# Words that jieba counted less often are mostly chance finds of its corpus,
# but not those that people listed: names, idioms, words such as A股 and T恤.
NEWER_RAREST = 5
LISTED_TAGS = ("ns", "nt", "nz", "nrt", "i")
COMPOUND_COUNT = 50
COMPOUND_SHORTEST = 3
# Longest word of WORDS that is looked for inside another word.
PART_LONGEST = 6
UNKNOWN_PART_COST = 18.0

# jieba lists counted things by the thousand (三百年, 余万元): the engine has
# rules for them, which such words would only get in the way of.
NUMERALS = "〇零一二三四五六七八九十百千万亿两几数多余半第廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
COUNTED = re.compile("[%s]+(人|年|月|日|天|时|月份|月初|月底|月末|世纪)" % NUMERALS)

# Words this rare show what a word looks like that is in no dictionary.
RARE_COUNT = 20
COMMON_WEIGHT = 0.3
UNKNOWN_PRIOR = 0.2
UNKNOWN_CHARACTERS = 6000
UNKNOWN_LENGTHS = range(2, 7)

# A suffix makes at least so many words, and much oftener one word than two;
# the prior stands for pairs seen once or twice, which are not counted.
SUFFIX_KINDS = 8
SUFFIX_ODDS = 4.0
# Nats taken off the odds: a false join hides a word, a missed one divides it.
SUFFIX_CAUTION = 1.5
SUFFIX_PRIOR = (1, 3)

# GB 2312 lacks a character of these names, and smartcn has lost it.
LOST = "\ufffd"
REPAIRS = {"朱\ufffd基": "朱镕基", "彭\ufffd云": "彭珮云"}

CHARACTER_MODELS = (("person", "nr"), ("foreign", "nrt"), ("place", "ns"),
                    ("organisation", "nt"))
POSITIONS = "BME"
IMPOSSIBLE = -100.0
MIDDLE_DOT = "\u00b7"


def is_han(text):
    return all("\u3400" <= c <= "\u9fff" for c in text)


def is_plain(text):
    """Whether text is of Han, ASCII letters and digits, some of it Han."""
    return (any(is_han(c) for c in text) and
            all(is_han(c) or (c.isascii() and c.isalnum()) for c in text))


def is_counted(word, tag):
    """Whether the word is a number with what it counts."""
    return (tag == "mq" or COUNTED.fullmatch(word) is not None or
            (tag == "m" and any(c in NUMERALS for c in word)))


def repair(word):
    """Put back the character that smartcn lost from two names."""
    return REPAIRS.get(word, word)


def is_whole(word):
    return LOST not in word


def rows(path, separator="\t"):
    with open(path, encoding="utf-8") as f:
        for line in f:
            yield line.rstrip("\n").split(separator)


def write(directory, name, lines):
    path = os.path.join(directory, name)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        for fields in lines:
            f.write("\t".join(fields) + "\n")


def read_emissions(path):
    """The dictionary that follows "P=" in jieba's table of probabilities."""
    with open(path, encoding="utf-8") as f:
        return ast.literal_eval(f.read().split("P=", 1)[1])


class Splitter:
    """Reads a word as the cheapest row of other words."""

    def __init__(self, words):
        self.words = words
        self.total = sum(words.values())

    def cost(self, part):
        if part in self.words:
            return -math.log((self.words[part] + 0.3) / self.total)
        return UNKNOWN_PART_COST if len(part) == 1 else None

    def split(self, word):
        """Cost and parts; the word itself does not count as a part."""
        best = [(0.0, 0)] + [(math.inf, 0)] * len(word)
        for start in range(len(word)):
            for end in range(start + 1,
                             min(len(word), start + PART_LONGEST) + 1):
                cost = self.cost(word[start:end])
                if cost is None or end - start == len(word):
                    continue
                if best[start][0] + cost < best[end][0]:
                    best[end] = (best[start][0] + cost, start)
        parts = []
        end = len(word)
        while end > 0:
            parts.append(word[best[end][1]:end])
            end = best[end][1]
        return best[-1][0], parts


def newer_words(words, modern, tags):
    """Words of jieba that smartcn lacks and that its words do not explain."""
    splitter = Splitter(words)
    scale = splitter.total / sum(count for count, _ in modern.values())
    newer = {}
    for word, (count, tag) in modern.items():
        if word in words or not is_plain(word) or is_counted(word, tag):
            continue
        if (count < NEWER_RAREST and tags.newer(word, tag) not in LISTED_TAGS
                and is_han(word)):
            continue
        if not 2 <= len(word) <= NEWER_LONGEST:
            continue
        cost, parts = splitter.split(word)
        if all(len(part) > 1 for part in parts):
            continue
        expected = count * scale
        if cost + math.log(max(expected, 0.02) / splitter.total) >= NEWER_GAIN:
            newer[word] = expected * NEWER_SHARE
    return newer


def compounds(modern):
    for word, (count, tag) in modern.items():
        if (count >= COMPOUND_COUNT and len(word) >= COMPOUND_SHORTEST and
                is_plain(word) and not is_counted(word, tag)):
            yield word, str(count), tag


def name_rows(emissions):
    for model, tag in CHARACTER_MODELS:
        for position in POSITIONS:
            for character, logp in emissions[(position, tag)].items():
                if logp > IMPOSSIBLE and (is_han(character) or
                                          character == MIDDLE_DOT):
                    yield model, position, character, "%.4f" % logp


def unknown_rows(words):
    seen = {position: collections.Counter() for position in POSITIONS}
    lengths = collections.Counter()
    for word, count in sorted(words.items()):
        if len(word) < 2 or not is_han(word):
            continue
        weight = 1.0 if count <= RARE_COUNT else COMMON_WEIGHT
        lengths[len(word)] += weight
        seen["B"][word[0]] += weight
        seen["E"][word[-1]] += weight
        for character in word[1:-1]:
            seen["M"][character] += weight
    for position, weights in seen.items():
        total = sum(weights.values()) + UNKNOWN_PRIOR * UNKNOWN_CHARACTERS
        for character, weight in weights.items():
            logp = math.log((weight + UNKNOWN_PRIOR) / total)
            yield "unknown", position, character, "%.4f" % logp
    total = sum(lengths.values())
    for length in UNKNOWN_LENGTHS:
        yield ("unknown", "length", str(length),
               "%.4f" % math.log(lengths[length] / total))


def suffix_rows(words, pairs):
    """The log odds, less some caution, that a character after a word of two
    makes it one of three.

    Kinds of words are counted, not words: what is wanted is the odds for a
    combination that was never seen.
    """
    joined = collections.Counter(
        word[2] for word, count in words.items()
        if len(word) == 3 and is_han(word) and count > 0
        and words.get(word[:2], 0) > 0)
    apart = collections.Counter(
        right for left, right, _ in pairs
        if len(left) == 2 and len(right) == 1 and is_han(left + right))
    for character, count in joined.items():
        odds = (count + SUFFIX_PRIOR[0]) / (apart[character] + SUFFIX_PRIOR[1])
        gain = math.log(odds) - SUFFIX_CAUTION
        if count >= SUFFIX_KINDS and odds >= SUFFIX_ODDS and gain > 0:
            yield "suffix", "E", character, "%.4f" % gain


def surname_rows(surnames, modern):
    """Each surname with the number of jieba's names that begin with it."""
    names = collections.Counter()
    longest = max(map(len, surnames))
    for word, (_, tag) in modern.items():
        if tag not in ("nr", "nrfg") or not is_han(word):
            continue
        for length in range(min(longest, len(word) - 1), 0, -1):
            if word[:length] in surnames:
                if len(word) - length <= 2:
                    names[word[:length]] += 1
                break
    for surname in surnames:
        yield surname, str(names[surname])


def here(name):
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), name)


def read_list(name):
    """The words of a file beside this script, but for lines of comment."""
    return {word for line in rows(here(name), " ")
            if not line[0].startswith("#") for word in line if word}


def main():
    word_path, pair_path, dict_path, emission_path, out = sys.argv[1:]
    words = {repair(word): int(count) for word, count in rows(word_path)
             if is_whole(repair(word))}
    pairs = [(repair(left), repair(right), count)
             for left, right, count in rows(pair_path)]
    modern = {word: (int(count), tag)
              for word, count, tag in rows(dict_path, " ")}
    for word in read_list("rejected.txt"):
        del modern[word]

    surnames = read_list("surnames.txt")
    characters = sorted([*name_rows(read_emissions(emission_path)),
                         *suffix_rows(words, pairs), *unknown_rows(words)])
    tags = Tags(characters, surnames,
                read_corrections(here("tags.txt")))
    newer = newer_words(words, modern, tags)

    def given_tag(word):
        return modern[word][1] if word in modern else NO_TAG

    write(out, "words.tsv",
          sorted((word, str(count), tags.core(word, given_tag(word)))
                 for word, count in words.items()))
    write(out, "bigrams.tsv", sorted(pairs))
    write(out, "characters.tsv", characters)
    write(out, "newer.tsv",
          sorted((word, "%.2f" % count, tags.newer(word, given_tag(word)))
                 for word, count in newer.items()))
    write(out, "compounds.tsv",
          sorted((word, count, tags.newer(word, tag))
                 for word, count, tag in compounds(modern)))
    write(out, "surnames.tsv", sorted(surname_rows(surnames, modern)))


if __name__ == "__main__":
    main()
