#!/usr/bin/env python3
"""Split dates into number and unit: 2007年 is 2007 年.

usage: split_dates.py <TOKENS >TOKENS

The standard of the SXU set writes them so; that of the People's Daily, which
zhnews follows, writes them joined.  Neither is wrong: scoring both ways tells
what the difference costs.
"""
import re
import sys

DATE = re.compile(r'^([0-9０-９〇零一二三四五六七八九十百千两]+)'
                  r'(年|月|日|时|分|秒|月份|年代|世纪|号|周年|年度)$')


def main():
    for line in sys.stdin:
        print(' '.join(DATE.sub(r'\1 \2', word) for word in line.split()))


if __name__ == '__main__':
    main()
