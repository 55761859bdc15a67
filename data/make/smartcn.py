#!/usr/bin/env python3
"""Read the two tables of Lucene's smartcn analyser.

usage: smartcn.py COREDICT.MEM BIGRAMDICT.MEM WORDS HASHES

The tables are Java-serialised arrays. coredict.mem holds, for each
character of GB 2312, the words that begin with it and their counts;
bigramdict.mem holds a 64-bit hash and a count for each pair of words.

WORDS gets one "word<TAB>count" line a word, HASHES one
"hash (16 hex digits)<TAB>count" line a pair.
"""

import struct
import sys


class JavaArrays:
    """The part of Java's object serialisation that arrays need."""

    TC_NULL, TC_REFERENCE, TC_CLASSDESC, TC_ARRAY = 0x70, 0x71, 0x72, 0x75
    TC_ENDBLOCKDATA = 0x78
    FIRST_HANDLE = 0x7E0000
    ITEM = {"S": "h", "C": "H", "I": "i", "J": "q"}

    def __init__(self, data):
        magic, version = struct.unpack_from(">HH", data)
        if (magic, version) != (0xACED, 5):
            raise ValueError("not a Java serialisation stream")
        self.data = data
        self.at = 4
        self.handles = []

    def take(self, code, count=1):
        layout = ">%d%s" % (count, code)
        values = struct.unpack_from(layout, self.data, self.at)
        self.at += struct.calcsize(layout)
        return values

    def one(self, code):
        return self.take(code)[0]

    def referred(self):
        return self.handles[self.one("I") - self.FIRST_HANDLE]

    def class_name(self):
        """The name of a class description; arrays have no fields."""
        tag = self.one("B")
        if tag == self.TC_NULL:
            return None
        if tag == self.TC_REFERENCE:
            return self.referred()
        if tag != self.TC_CLASSDESC:
            raise ValueError("unexpected tag %#x" % tag)
        name = self.text(self.one("H"))
        self.take("B", 9)  # serial version and flags
        self.handles.append(name)
        if self.one("H") != 0 or self.one("B") != self.TC_ENDBLOCKDATA:
            raise ValueError("%s is not an array class" % name)
        self.class_name()  # the superclass
        return name

    def text(self, length):
        start = self.at
        self.at += length
        return self.data[start:self.at].decode("ascii")

    def array(self):
        """The next array, as a tuple of numbers or a list of arrays."""
        tag = self.one("B")
        if tag == self.TC_NULL:
            return None
        if tag == self.TC_REFERENCE:
            return self.referred()
        if tag != self.TC_ARRAY:
            raise ValueError("unexpected tag %#x" % tag)
        name = self.class_name()
        handle = len(self.handles)
        self.handles.append(None)
        length = self.one("i")
        if name[1] in self.ITEM:
            value = self.take(self.ITEM[name[1]], length)
        else:
            value = [self.array() for _ in range(length)]
        self.handles[handle] = value
        return value


def gb2312(index):
    """The character at a row and column of GB 2312, or None."""
    row, column = divmod(index, 94)
    try:
        return bytes((row + 161, column + 161)).decode("gb2312")
    except UnicodeDecodeError:
        return None


def read_words(path):
    with open(path, "rb") as f:
        arrays = JavaArrays(f.read())
    arrays.array()  # index by hash, not needed
    arrays.array()  # characters by hash, not needed
    tails, counts = arrays.array(), arrays.array()
    words = {}
    for index, tail_list in enumerate(tails):
        if tail_list is None:
            continue
        first = gb2312(index)
        if first is None:
            # The table has one empty word at a place without character.
            if any(counts[index]):
                raise ValueError("no GB 2312 character at %d" % index)
            continue
        for tail, count in zip(tail_list, counts[index]):
            word = first + "".join(map(chr, tail or ()))
            if word in words:
                raise ValueError("word %s is there twice" % word)
            words[word] = count
    return words


def read_hashes(path):
    with open(path, "rb") as f:
        arrays = JavaArrays(f.read())
    hashes, counts = arrays.array(), arrays.array()
    return {h & (1 << 64) - 1: c for h, c in zip(hashes, counts) if c}


def main():
    core, bigram, word_path, hash_path = sys.argv[1:]
    words = read_words(core)
    with open(word_path, "w", encoding="utf-8", newline="\n") as f:
        for word in sorted(words):
            f.write("%s\t%d\n" % (word, words[word]))
    hashes = read_hashes(bigram)
    with open(hash_path, "w", encoding="ascii", newline="\n") as f:
        for key in sorted(hashes):
            f.write("%016x\t%d\n" % (key, hashes[key]))


if __name__ == "__main__":
    main()
