#!/usr/bin/env python3
"""Speed of python3-jieba on the first megabyte of texts.

usage: jieba_speed.py TEXTS
"""
import logging
import sys
import time

import jieba


def main():
    with open(sys.argv[1], 'rb') as f:
        texts = f.read(1000000).decode(errors='ignore').split('\0')
    size = sum(len(t.encode()) for t in texts)
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    best, count = 0, 0
    for _ in range(2):
        start = time.process_time()
        count = sum(1 for t in texts for _ in jieba.cut(t))
        best = max(best, size / 1e6 / (time.process_time() - start))
    print(f'{"jieba (Python)":32} {best:8.2f} {size:10} {count:12}')


if __name__ == '__main__':
    main()
