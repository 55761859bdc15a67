"""Chinese names of provinces, states and counties of the world, one a line.

usage: subdivisions.py CLDR/subdivisions/zh.xml JIEBA_DICT WORDS...

A name is also printed without the word that says what it is (赫尔曼德 of
赫尔曼德省) where that leaves four characters or more.  Names that are words
of jieba or of the tables given are left out, and so are those with letters and
marks, those in traditional characters, and short ones that begin with 东, 上
or the like, which are as often read otherwise.
"""
import gzip
import re
import sys

ENDS = ("自治共和国", "自治市", "共和国", "自治州", "自治区", "直辖市", "特别市", "酋长国",
        "大区", "专区", "地区", "区域", "教区", "省", "州", "县", "区", "市", "府",
        "郡", "岛", "道")
SIDES = "东南西北上下中前后大小新三高赤首"
HAN = re.compile("[\u4e00-\u9fff]{2,9}")


def is_simplified(name):
    try:
        return bool(name.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def main(cldr, jieba, *tables):
    known = set()
    for path in (jieba, *tables):
        opened = gzip.open if path.endswith(".gz") else open
        with opened(path, "rt", encoding="utf-8") as file:
            known.update(re.split("[\t ]", line)[0] for line in file)
    with open(cldr, encoding="utf-8") as file:
        names = re.findall("<subdivision [^>]*>([^<]+)<", file.read())
    found = set()
    for name in names:
        if not HAN.fullmatch(name) or not is_simplified(name):
            continue
        found.add(name)
        for end in ENDS:
            if name.endswith(end):
                if len(name) - len(end) >= 4:
                    found.add(name[:-len(end)])
                break
    for name in sorted(found - known, key=str.encode):
        if len(name) > 3 or (name.endswith(ENDS) and name[0] not in SIDES):
            print(name)


main(*sys.argv[1:])
