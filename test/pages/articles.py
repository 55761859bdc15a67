"""Structured articles for pages.py: written ones and, if there, real news.

Article.body is a list of (role, text) with the roles body, crosshead and
caption; the other fields are what stands above and below a body.
"""

import json
import lzma
import os
import random
import re

HERE = os.path.dirname(os.path.abspath(__file__))


class Article:
    def __init__(self, kind):
        self.kind = kind
        self.column = None
        self.kicker = None
        self.headline = []
        self.subtitle = []
        self.note = None
        self.summary = None
        self.agency = None
        self.place = None
        self.body = []
        self.mark = None            # 央视网消息(新闻联播)： as it came
        self.tail = None            # (视频编辑：… as it came


def written():
    """The articles of articles.txt."""
    articles = []
    in_body = False
    for line in open(os.path.join(HERE, 'articles.txt'), encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('== '):
            articles.append(Article(line[3:]))
            in_body = False
        elif not articles:
            continue
        elif not line:
            in_body = True
        elif not in_body:
            name, value = line.split(': ', 1)
            if name in ('headline', 'subtitle'):
                value = value.split(' | ')
            setattr(articles[-1], name, value)
        elif line.startswith('# '):
            articles[-1].body.append(('crosshead', line[2:]))
        elif line.startswith('@ '):
            articles[-1].body.append(('caption', line[2:]))
        else:
            articles[-1].body.append(('body', line))
    for article in articles:
        if article.kind == 'photo':
            article.body = [('caption', text) for _, text in article.body]
    return articles


MARK = re.compile(r'^(?:央视网|中国网络电视台)(?:消息)?(?:[(（][^)）]{2,8}[)）])?(?:消息)?[:：]')
TAIL = re.compile(r'\s*[(（](?:视频编辑|文字编辑|责任编辑)[^)）]{2,40}[)）]\s*$')
LABEL = re.compile(r'^【([^】]{2,14})】')
WHOLE = '。！？”…）'


def shared_folder():
    """The folder with real news, or None."""
    shared = os.environ.get('ZHNEWS_SHARED',
                            os.path.join(HERE, '..', '..', '..', 'shared'))
    news = os.path.join(shared, 'news')
    return news if os.path.isdir(news) else None


def from_broadcast(item):
    """The article of an item of a news programme; None if it is not plain.

    Lines of a body that are no sentences have no known role, so that items
    with such lines are left out, but for digests, whose headlines and reports
    take turns.
    """
    article = Article('broadcast')
    lines = [line.strip() for line in item['body'].split('\n')]
    lines = [line for line in lines if line]
    if not lines or not item['title']:
        return None
    mark = MARK.match(lines[0])
    if mark:
        article.mark = mark.group(0)
        lines[0] = lines[0][mark.end():].strip()
        lines = [line for line in lines if line]
    tail = TAIL.search(lines[-1]) if lines else None
    if tail:
        article.tail = tail.group(0).strip()
        lines[-1] = lines[-1][:tail.start()]
        lines = [line for line in lines if line]
    label = LABEL.match(item['title'])
    if label:
        article.column = label.group(1)
    article.headline = [item['title'][label.end() if label else 0:].strip()]
    if not lines or not article.headline[0] or len(article.headline[0]) > 34:
        return None
    if '快讯' in item['title']:
        if len(lines) < 4 or len(lines) % 2:
            return None
        for i, line in enumerate(lines):
            if (line[-1] in WHOLE) != bool(i % 2) or (i % 2 == 0 and
                                                      len(line) > 28):
                return None
            article.body.append(('story' if i % 2 == 0 else 'body', line))
        article.kind = 'digest'
        return article
    if len(lines) > 25 or any(line[-1] not in WHOLE or len(line) < 12
                              for line in lines):
        return None
    article.body = [('body', line) for line in lines]
    return article


def real(seed, most):
    """Up to most articles of real news, and real headlines of a newspaper."""
    news = shared_folder()
    if not news:
        return [], []
    rng = random.Random(seed)
    articles = []
    items = os.path.join(news, 'xwlb.jsonl.xz')
    if os.path.exists(items):
        with lzma.open(items, 'rt', encoding='utf-8') as lines:
            kept = [line for line in lines if rng.random() < most / 40000]
        for line in kept:
            article = from_broadcast(json.loads(line))
            if article:
                articles.append(article)
    titles = []
    path = os.path.join(news, 'rmrb_titles.tsv.xz')
    if os.path.exists(path):
        with lzma.open(path, 'rt', encoding='utf-8') as lines:
            for line in lines:
                if line[:4] < '1990' or rng.random() > 0.01:
                    continue
                title = line.rstrip('\n').split('\t')[1].strip()
                if 6 <= len(title) <= 26 and not re.search('[。；]', title):
                    titles.append(title)
    return articles, titles
