#!/usr/bin/env python3
"""Builds pages of many layouts from articles, and checks what the reader says.

    pages.py READER [--pages N] [--seed S] [--layout NAME] [--written]
             [--wrong N] [--show N] [--tap]

READER is the program made of read.c.  For each layout N pages are built, of
which the role of each line and the place of each cut are known; a line of
the report says how much of that the reader finds.

    roles    share of the lines that have the right role
    heads    the same of the lines that are no body text
    join P   share of the joined lines that are joined rightly
    join R   share of the cut paragraphs that are joined
    starts   F1 of the first lines of articles

Where no paragraph is cut, "join P" is 0 less the number of wrong joins.

With --written only the articles of articles.txt are used, otherwise also real
news, where it is (see articles.py).  --wrong lists what is wrong on the first
pages, --show shows pages whole, --tap checks the targets.
"""

import argparse
import collections
import copy
import random
import re
import subprocess
import sys

import articles as sources

SURNAMES = '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚'
GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华文建国志新宇晓东海燕春雨思源佳欣子涵浩然梦瑶天一立群少波秀云永红小荷长河守信丽华晓楠凡光辉学锋慧玲'
PLACES = ['清江', '北京', '上海', '成都', '杭州', '兰州', '南宁', '哈尔滨', '柏林', '纽约', '联合国', '内罗毕']
PAPERS = ['清江日报', '河东晚报', '云山日报', '海州都市报', '东川新闻网', '江南时报']
PINYIN = {'清江日报': 'QINGJIANG RIBAO', '河东晚报': 'HEDONG WANBAO', '云山日报': 'YUNSHAN RIBAO',
          '海州都市报': 'HAIZHOU DUSHI BAO', '东川新闻网': 'www.dcxww.com', '江南时报': 'JIANGNAN SHIBAO'}
SECTIONS = ['要闻', '综合', '民生', '社会', '文化', '国际', '经济', '时政新闻', '本地新闻']
COLUMNS = ['走基层', '一线见闻', '记者观察', '人民时评', '百姓故事', '政策解读', '新春走基层', '经济聚焦',
           '奋进新征程 建功新时代', '学习贯彻党的二十大精神', '高质量发展调研行', '身边的榜样', '大家谈']


def name(rng, spaced=False):
    given = ''.join(rng.choice(GIVEN) for _ in range(rng.choice((1, 2, 2))))
    surname = rng.choice(SURNAMES)
    return surname + (' ' if spaced and len(given) == 1 else '') + given


def names(rng, most=2):
    spaced = rng.random() < 0.3
    gap = rng.choice((' ', ' ', '\u3000', '  '))
    return gap.join(name(rng, spaced) for _ in range(rng.randint(1, most)))


def pick(rng, pairs):
    return rng.choices([value for value, _ in pairs],
                       [weight for _, weight in pairs])[0]


def date(rng):
    return rng.randint(2005, 2025), rng.randint(1, 12), rng.randint(1, 28)


class Line:
    def __init__(self, text, role, article=0, joined=False, first=False):
        self.text = text
        self.role = role
        self.article = article
        self.joined = joined
        self.first = first          # of its article
        self.block = False          # no blank line before it


class Layout:
    """What a class of pages has in common."""

    def __init__(self, title, page='paper', mark='', blank=1, apart=None,
                 indent=False, cut=0.0, wrap=False, interrupt=False,
                 deep='', column_mark='', crossheads='plain', noise=False,
                 roles=0.97):
        self.title = title
        self.page = page            # what kind of page: see build()
        self.mark = mark            # before headlines
        self.deep = deep            # before crossheads
        self.column_mark = column_mark
        self.blank = blank          # blank lines between lines
        self.apart = blank if apart is None else apart  # between articles
        self.indent = indent
        self.cut = cut              # share of paragraphs that are cut
        self.wrap = wrap            # every line has the width of its column
        self.interrupt = interrupt  # something stands between the parts
        self.crossheads = crossheads
        self.noise = noise
        self.roles = roles          # target


LAYOUTS = [
    Layout('marked', mark='## ', cut=0.25),
    Layout('levels', mark='## ', deep='### ', column_mark='# ', cut=0.2,
           crossheads='numbered'),
    Layout('bold', mark='**', deep='**', blank=1, cut=0.2),
    Layout('plain', cut=0.25, apart=1, roles=0.93),
    Layout('apart', cut=0.25, apart=3, roles=0.93),
    Layout('dense', blank=0, cut=0.25, roles=0.93),
    Layout('indented', blank=0, apart=1, indent=True, cut=0.25, roles=0.93),
    Layout('narrow', blank=0, apart=1, indent=True, wrap=True, roles=0.93),
    Layout('narrow flush', blank=0, apart=1, wrap=True, roles=0.93),
    Layout('interrupted', cut=0.4, interrupt=True, roles=0.93),
    Layout('noisy', blank=1, cut=0.25, apart=2, noise=True, roles=0.93),
    Layout('e-paper', page='epaper', blank=0, cut=0.1, roles=0.93),
    Layout('web', page='web', blank=1, roles=0.93),
    Layout('broadcast', page='broadcast', blank=0, roles=0.93),
    Layout('digest', page='digest', blank=0, apart=0, roles=0.93),
    Layout('numbered', page='digest', blank=1, mark='1', roles=0.93),
]


class Builder:
    """Builds one page."""

    def __init__(self, layout, rng, pool, titles):
        self.layout = layout
        self.rng = rng
        self.pool = pool
        self.titles = titles
        self.lines = []
        self.article = 0
        self.width = rng.randint(12, 22)
        self.half = rng.random() < 0.3  # half-width punctuation
        self.paper = rng.choice(PAPERS)

    def chance(self, p):
        return self.rng.random() < p

    def add(self, text, role, block=False, joined=False):
        line = Line(text, role, self.article, joined)
        line.block = block
        self.lines.append(line)
        return line

    # ------------------------------------------------------------ furniture

    def page_number(self):
        n = self.rng.randint(1, 24)
        section = self.rng.choice(SECTIONS)
        return self.rng.choice([
            '第%02d版：%s' % (n, section), '%s %02d' % (section, n),
            '第%d版' % n, 'A%02d %s' % (n, section), '%d版·%s' % (n, section),
            '%02d' % n, '%s 第%d版' % (section, n), 'A%d版' % n])

    def dateline_of_page(self):
        year, month, day = date(self.rng)
        return self.rng.choice([
            '%d年%d月%d日 星期%s' % (year, month, day, self.rng.choice('一二三四五六日')),
            '%d年%d月%d日 星期%s 农历二月廿三 今日8版' % (year, month, day, self.rng.choice('一二三四五六日')),
            '%d-%02d-%02d' % (year, month, day),
            '%d.%d.%d 星期五' % (year, month, day)])

    def masthead(self):
        rng = self.rng
        lines = [self.paper]
        if self.chance(0.4):
            lines.append(PINYIN[self.paper])
        if self.chance(0.7):
            lines.append(self.dateline_of_page())
        if self.chance(0.3):
            lines.append('国内统一连续出版物号：CN 51-0000 总第%d期' % rng.randint(1000, 20000))
        if self.chance(0.7):
            lines.append(self.page_number())
        if self.chance(0.2):
            rng.shuffle(lines)
        for text in lines:
            self.add(text, 'furniture')

    def foot(self):
        rng = self.rng
        if self.chance(0.5):
            self.add(rng.choice([
                '责任编辑：%s 版式设计：%s' % (name(rng), name(rng)),
                '责任编辑 %s 校对 %s' % (name(rng), name(rng)),
                '本版编辑：%s 美编：%s 电话：0573-12345678' % (name(rng), name(rng)),
                '责编 %s 版式 %s 校对 %s' % (name(rng), name(rng), name(rng)),
                '值班主任：%s 责任编辑：%s 组版：%s' % (name(rng), name(rng), name(rng))]), 'credit')
        if self.chance(0.4):
            self.add(rng.choice([
                '社址：清江市解放路88号 邮编：314200 新闻热线：85012345',
                '新闻热线：0573-85012345 广告热线：85054321',
                '本报法律顾问：清江律师事务所 零售价：1.00元',
                '%s版权所有 未经许可不得转载' % self.paper,
                '本报地址：清江市人民路1号 投稿邮箱：news@qjrb.com']), 'furniture')

    # ------------------------------------------------------------- articles

    def byline(self):
        """Lines of a byline above a body."""
        rng = self.rng
        n = names
        one = pick(rng, [
            ('■记者 %s' % n(rng), 6), ('■记者 %s 通讯员 %s' % (n(rng), n(rng)), 6),
            ('本报记者 %s' % n(rng, 3), 8), ('本报记者 %s 通讯员 %s' % (n(rng), n(rng)), 6),
            ('记者 %s 通讯员 %s' % (n(rng), n(rng)), 4), ('□本报记者 %s' % n(rng), 3),
            ('全媒体记者 %s' % n(rng), 2), ('见习记者 %s 实习生 %s' % (name(rng), name(rng)), 1),
            ('特约记者 %s' % name(rng), 1), ('本报首席记者 %s' % name(rng), 1),
            ('文/%s 图/%s' % (name(rng), name(rng)), 2), ('记者 %s 文/摄' % name(rng), 2),
            ('%s/文 %s/摄' % (name(rng), name(rng)), 1), ('新华社记者 %s' % n(rng, 3), 3),
            ('（记者 %s）' % n(rng), 1), ('记者%s 通讯员%s' % (name(rng), name(rng)), 2),
            ('●本报通讯员 %s' % n(rng), 1), ('本报记者 %s 摄影报道' % name(rng), 1),
            ('通讯员 %s %s 记者 %s' % (name(rng), name(rng), name(rng)), 2),
            ('%s新闻记者 %s' % (self.paper[:2], n(rng)), 1)])
        if self.chance(0.12):
            return ['□ 本报记者 %s' % n(rng), '  通讯员 %s' % n(rng)]
        return [one]

    def signature(self):
        rng = self.rng
        return rng.choice([
            '（记者 %s）' % names(rng), '（本报记者 %s 通讯员 %s）' % (name(rng), name(rng)),
            '记者 %s 通讯员 %s' % (name(rng), name(rng)), '（%s）' % name(rng),
            '（%s 文/摄）' % name(rng)])

    def photo_credit(self):
        rng = self.rng
        return rng.choice([
            '■摄影 %s' % name(rng), '记者 %s 摄' % name(rng), '本报记者 %s 摄' % name(rng),
            '通讯员 %s 摄' % name(rng), '新华社发（%s 摄）' % name(rng), '%s 摄' % name(rng),
            '摄影 %s' % name(rng), '（%s 摄）' % name(rng), '本报通讯员 %s 摄影报道' % name(rng)])

    def dateline(self, article):
        """What the first paragraph begins with."""
        rng = self.rng
        place = article.place or rng.choice(PLACES)
        _, month, day = date(rng)
        when = '%d月%d日' % (month, day)
        if article.agency or self.chance(0.2):
            agency = article.agency or rng.choice(['新华社', '中新社', '中新网', '据新华社', '新华社', '人民网'])
            return '%s%s%s电%s' % (agency, place, when, rng.choice(
                [' ', '（记者 %s）' % names(rng), '（记者%s）' % name(rng), ' （记者 %s、%s）' % (name(rng), name(rng))]))
        return pick(rng, [
            ('本报讯 ', 5), ('本报讯（记者 %s）' % names(rng), 6), ('本报讯（记者 %s 通讯员 %s）' % (name(rng), name(rng)), 4),
            ('本报讯 （记者 %s）' % names(rng), 2), ('【本报讯】', 1), ('本报%s%s电' % (place, when) + ' ', 2),
            ('央视网消息：', 1), ('本报综合消息 ', 1), ('本报讯 记者%s 通讯员%s报道：' % (name(rng), name(rng)), 1)])

    def heading(self, text, mark):
        if mark == '**':
            return '**%s**' % text
        if mark == '1':
            return '%d．%s' % (self.article, text)
        return mark + text

    def kicker(self, article):
        rng = self.rng
        if article.kicker:
            return article.kicker
        if article.kind not in ('news', 'broadcast') or not self.chance(0.2):
            return None
        choices = [
            '%s在全市%s会议上强调' % (name(rng), rng.choice(['教育工作', '防汛抗旱', '经济工作', '乡村振兴'])),
            '%s在%s调研时指出' % (name(rng), rng.choice(['河东镇', '经济开发区', '重点企业'])),
            '市委常委会召开会议', '全市%s推进会召开' % rng.choice(['城乡环境整治', '数字化改革', '招商引资']),
            '%s会见%s客人' % (name(rng), rng.choice(['德国', '新加坡'])) + '时强调']
        if self.layout.mark and self.titles:
            choices += rng.sample(self.titles, 3)
        return rng.choice(choices)

    def subtitle(self, article):
        rng = self.rng
        if article.subtitle:
            return article.subtitle
        if article.kind not in ('news', 'broadcast') or not self.chance(0.15):
            return []
        return [rng.choice([
            '——%s纪实' % rng.choice(['清江市推进共同富裕', '一家民营企业转型升级', '我国脱贫攻坚']),
            '——记%s' % rng.choice(['全国劳动模范', '石岭小学教师', '市第一医院医生']) + name(rng),
            '——写在改革开放%d周年之际' % rng.choice([30, 40, 45])] +
            ([rng.choice(self.titles)] if self.titles and self.layout.mark else []))]

    def head(self, article):
        layout = self.layout
        rng = self.rng
        count = len(self.lines)
        column = article.column
        if not column and article.kind in ('news', 'comment', 'feature') and self.chance(0.1):
            column = rng.choice(COLUMNS)
        self.below = None
        if article.note:
            self.add(article.note, 'note')
        if column and article.kind in ('feature', 'series', 'comment') and self.chance(0.25):
            self.below = column
        elif column:
            text = column
            if self.chance(0.2):
                text = rng.choice(['【%s】', '·%s·', '■%s', '◆%s']) % column
            self.add(layout.column_mark + text, 'column')
        elif article.kind == 'photo' and self.chance(0.25):
            self.add(layout.column_mark + rng.choice(['图片新闻', '图说新闻']), 'column')
        kicker = self.kicker(article)
        if kicker:
            # Without marks, a kicker that leads up to nothing could be a line
            # of the headline.
            plain = not self.layout.mark and kicker[-1] not in '调时'
            self.add(kicker, ('kicker', 'headline') if plain and not re.search('强调|指出', kicker) else 'kicker')
        headline = list(article.headline)
        if len(headline) == 1 and self.titles and article.kind == 'broadcast' and self.chance(0.3):
            headline = [rng.choice(self.titles)]
        if len(headline) == 1 and ' ' in headline[0] and self.chance(0.4):
            headline = [part for part in headline[0].split(' ') if part]
        for i, text in enumerate(headline):
            self.add(self.heading(text, layout.mark) if i == 0 or self.both else text,
                     'headline', block=i > 0 or bool(kicker))
        for i, text in enumerate(self.subtitle(article)):
            self.add(text, 'subtitle', block=i > 0)
        if article.summary:
            self.add(article.summary, 'summary')
        if count < len(self.lines):
            self.lines[count].first = True

    def cuts(self, text):
        """Places where columns cut a paragraph."""
        rng = self.rng
        if self.layout.wrap:
            width = self.width
            first = width - (2 if self.layout.indent else 0)
            places = list(range(first, len(text), width))
        elif len(text) > 24 and self.chance(self.layout.cut):
            places = sorted(rng.sample(range(9, len(text) - 2), 1 if len(text) < 120 or self.chance(0.7) else 2))
        else:
            return []
        if not self.chance(0.9) and not self.layout.wrap:
            return places
        kept = []
        for i in places:
            # No line begins with a closing mark or ends with an opening one.
            while i < len(text) and text[i] in '，。、；：！？”’）》】…,;:!?)':
                i += 1
            while i > 1 and text[i - 1] in '“‘（《【(':
                i -= 1
            if 0 < i < len(text) and (not kept or i > kept[-1]):
                kept.append(i)
        return kept

    def interruption(self):
        rng = self.rng
        kind = rng.randint(0, 3)
        here = self.article
        if kind == 0:
            self.article = 0
            self.add(self.page_number(), 'furniture')
        elif kind == 1:
            self.article = 0
            self.add(self.paper, 'furniture')
            self.add(self.page_number(), 'furniture')
        else:
            caption = rng.choice(self.captions)
            self.add(rng.choice(['图为', '▲', '']) + caption, 'caption')
            if kind == 2:
                self.add(self.photo_credit(), 'byline')
            else:
                self.lines[-1].text += ' ' + rng.choice(['本报记者 %s 摄', '%s 摄', '通讯员%s摄']) % name(rng)
        self.article = here

    def paragraph(self, text, first_block=False):
        places = [0] + self.cuts(text) + [len(text)]
        interrupted = False
        for begin, end in zip(places, places[1:]):
            if begin > 0 and self.layout.interrupt and not interrupted and self.chance(0.5):
                self.interruption()
                interrupted = True
            part = text[begin:end]
            if begin == 0 and self.layout.indent:
                part = '\u3000\u3000' + part
            line = self.add(part, 'body' if begin == 0 else 'body_continuation', joined=begin > 0,
                            block=first_block)
            if begin > 0 and not self.layout.indent and not self.layout.wrap and \
                    text[:begin].rstrip('”’）')[-1] in '。！？':
                # Nothing on the page tells such a cut from a new paragraph.
                line.role = ('body', 'body_continuation')
                line.joined = None
        return places

    def body(self, article):
        rng = self.rng
        body = list(article.body)
        if article.kind in ('news', 'brief', 'science', 'foreign', 'transport', 'court', 'sport',
                            'survey', 'broadcast', 'measures') and \
                (article.agency or self.chance(0.6)) and body[0][0] == 'body':
            body[0] = ('body', self.dateline(article) + body[0][1])
        elif article.kind not in ('photo', 'weather', 'notice', 'correction', 'obituary', 'brief', 'letter') \
                and self.chance(0.85):
            lines = self.byline()
            if article.kind in ('comment', 'essay') and self.chance(0.6):
                lines = [rng.choice(['%s', '◎ %s', '□ %s', '作者：%s', '文/%s']) % name(rng, True)]
            for i, text in enumerate(lines):
                self.add(text, 'byline', block=i > 0)
        number = 0
        for role, text in body:
            if role == 'crosshead':
                number += 1
                if self.layout.crossheads == 'numbered':
                    text = ['%s、', '（%s）', '%s ', ][self.style % 3] % '一二三四五'[number - 1] + text
                self.add(self.heading(text, self.layout.deep), 'crosshead')
            elif role == 'caption':
                self.caption(text)
            elif article.kind == 'notice' and len(text) < 24 and '：' not in text and text[-1] not in '。':
                self.add(('\u3000\u3000' if self.layout.indent else '') + text, 'body')
            else:
                self.paragraph(text)
        self.tail(article)

    def caption(self, text):
        rng = self.rng
        text = rng.choice(['', '', '▲', '图为', '↑']) + text
        if self.chance(0.4):
            self.add(text + rng.choice([' ', '　', '']) + self.photo_credit().lstrip('■'), 'caption')
        else:
            signed = self.chance(0.8)
            self.add(text, 'caption' if signed or text[0] in '▲图↑' else ('caption', 'body'))
            if signed:
                self.add(self.photo_credit(), 'byline')

    def tail(self, article):
        rng = self.rng
        if article.kind in ('news', 'series', 'court', 'feature', 'profile', 'sport') and self.chance(0.12):
            text = self.signature()
            if self.chance(0.5) and self.lines[-1].role == 'body' and text.startswith('（'):
                self.lines[-1].text += text
            else:
                self.add(text, 'byline')
        if article.kind in ('news', 'feature', 'series') and self.chance(0.1):
            self.add('图为' + rng.choice(self.captions), 'caption')
            if self.chance(0.5):
                self.add(self.photo_credit(), 'byline')
        if self.below:
            self.add(self.below, 'column')
        if article.kind in ('news', 'broadcast', 'feature') and self.chance(0.06) and self.layout.page == 'paper':
            self.add(rng.choice(['（下转第%d版）', '下转第%d版', '▶下转%d版', '（下转%d版）']) % rng.randint(2, 8), 'jump')

    def write(self, article):
        """One article; False if the page may not have it here."""
        self.article += 1
        self.style = self.rng.randint(0, 5)
        self.both = self.layout.mark != '1'
        count = len(self.lines)
        self.head(article)
        self.body(article)
        self.lines[count].first = True
        self.lines[count].apart = True

    def choose(self, kinds=None):
        while True:
            article = self.rng.choice(self.pool)
            if kinds is None or article.kind in kinds:
                return article

    # ---------------------------------------------------------------- pages

    def paper_page(self):
        if self.chance(0.7):
            self.masthead()
        last = None
        for _ in range(self.rng.randint(2, 7)):
            article = self.choose()
            if article is last or article.kind in ('digest',):
                continue
            last = article
            self.write(article)
        self.article = 0
        self.foot()

    def epaper_page(self):
        """One article as the web site of a paper has it."""
        rng = self.rng
        article = self.choose(('news', 'feature', 'comment', 'broadcast', 'qa', 'profile', 'survey', 'essay', 'label'))
        if self.chance(0.7):
            for text in rng.choice([
                    [self.paper, '%s：%s' % ('第%02d版' % rng.randint(1, 16), rng.choice(SECTIONS))],
                    ['上一版 下一版', self.page_number()],
                    ['%d年%02d月%02d日 星期%s' % (date(rng) + (rng.choice('一二三四五六日'),)), '上一篇 下一篇'],
                    [self.dateline_of_page(), '放大+ 缩小- 默认○'],
                    ['返回目录 放大 缩小 全文复制 上一篇 下一篇']]):
                self.add(text, 'furniture')
        self.write(article)
        if self.chance(0.5):
            self.article = 0
            self.add(rng.choice(['上一篇 下一篇', '下一篇：' + rng.choice(self.captions)[:12], '%s版权所有' % self.paper,
                                 '返回目录', '扫描二维码 阅读电子报']), 'furniture')

    def web_page(self):
        rng = self.rng
        article = self.choose(('news', 'broadcast', 'survey', 'court', 'sport', 'qa', 'measures', 'foreign', 'science'))
        year, month, day = date(rng)
        if self.chance(0.4):
            self.add(rng.choice(['首页 > 新闻 > 本地新闻', '首页>>要闻', '%s > 时政' % self.paper, '当前位置：首页 > 新闻中心']), 'furniture')
        self.article = 1
        self.both = False
        self.style = 0
        count = len(self.lines)
        article = copy.copy(article)
        article.column = article.note = None
        self.head(article)
        self.lines[count].first = True
        when = '%d-%02d-%02d %02d:%02d' % (year, month, day, rng.randint(0, 23), rng.randint(0, 59))
        who = rng.choice(['清江日报', '新华社', '央视新闻客户端', '人民网', '中国新闻网'])
        form = rng.randint(0, 4)
        if form == 0:
            self.add('%s 来源：%s' % (when, who), ('source', 'furniture'))
        elif form == 1:
            self.add('来源：%s' % who, 'source')
        elif form == 2:
            self.add(when, 'furniture')
            self.add('来源：%s' % who, 'source')
        elif form == 3:
            self.add('来源：%s 作者：%s %s' % (who, name(rng), when), 'source')
        else:
            self.add('%s | 来源：%s | 编辑：%s' % (when, who, name(rng)), ('source', 'furniture', 'credit'))
        if self.chance(0.3):
            self.add('原标题：' + rng.choice(self.captions)[:18].rstrip('，。、'), 'source')
        if self.chance(0.2):
            self.article = 0
            self.add(rng.choice(['字号：大 中 小', '分享到：', '字体：【大 中 小】 打印']), 'furniture')
            self.article = 1
        body = [part for part in article.body]
        if self.chance(0.6):
            body[0] = ('body', self.dateline(article) + body[0][1])
        for i, (role, text) in enumerate(body):
            if role == 'crosshead':
                self.add(text, 'crosshead')
            else:
                self.paragraph(text)
                if i + 1 < len(body) and self.chance(0.08):
                    self.add('图为%s %s 摄' % (rng.choice(self.captions).rstrip('。'), name(rng)), 'caption')
        if self.chance(0.3):
            self.add(rng.choice(['（来源：%s）' % who, '来源：%s' % who]), 'source')
        if self.chance(0.6):
            self.add(rng.choice(['责任编辑：%s' % name(rng), '编辑：%s 校对：%s' % (name(rng), name(rng)),
                                 '（责编：%s、%s）' % (name(rng), name(rng)), '[责任编辑：%s]' % name(rng),
                                 '【责任编辑:%s】' % name(rng), '审核：%s 编审：%s' % (name(rng), name(rng))]), 'credit')
        if self.chance(0.4):
            self.article = 0
            self.add(rng.choice(['版权所有 未经授权禁止转载', '扫一扫 分享到微信', '上一篇：' + rng.choice(self.captions)[:14],
                                 '打开客户端 阅读体验更佳', '返回首页']), 'furniture')

    def broadcast_page(self):
        rng = self.rng
        article = self.choose(('broadcast',) if self.titles else ('news', 'court', 'sport', 'survey'))
        self.article = 1
        self.lines = []
        if self.chance(0.7):
            self.add(article.headline[0], 'headline')
        mark = article.mark or rng.choice(['央视网消息（新闻联播）：', '央视网消息(新闻联播)：', '央视网(新闻联播)消息：', '央视网消息：'])
        for i, (role, text) in enumerate(article.body):
            if role == 'body':
                self.add((mark if i == 0 else '') + text, 'body')
            else:
                self.add(text, role)
        if article.tail or self.chance(0.5):
            tail = article.tail or rng.choice([
                '(视频编辑：%s 文字编辑：%s)' % (name(rng), name(rng)), '（视频编辑:%s 文字编辑:%s）' % (name(rng), name(rng)),
                '（责任编辑：%s）' % name(rng), '（文字编辑：%s）' % name(rng)])
            if self.chance(0.2):
                self.lines[-1].text += tail
            else:
                self.add(tail, 'credit')
        self.lines[0].first = True

    def digest_page(self):
        rng = self.rng
        real = [article for article in self.pool if article.kind == 'digest']
        numbered = self.layout.mark == '1'
        if real and self.chance(0.6) and not numbered:
            self.real_digest(rng.choice(real))
            return
        if self.chance(0.6):
            self.masthead()
        self.add(rng.choice(['简讯', '一句话新闻', '新闻速递', '简明新闻', '国内快讯']), 'column').first = True
        briefs = [article for article in self.pool if article.kind == 'brief' or
                  (article.kind == 'broadcast' and len(article.body) == 1)]
        for i, article in enumerate(rng.sample(briefs, min(len(briefs), rng.randint(3, 6)))):
            self.article += 1
            self.style = 0
            line = self.add(self.heading(article.headline[0], self.layout.mark), 'headline')
            line.first = i > 0
            text = article.body[0][1]
            if self.chance(0.2):
                text = self.dateline(article) + text
            if self.chance(0.15):
                text += '（%s）' % name(rng)
            self.paragraph(text)

    def real_digest(self, article):
        """A digest of a programme: one item of many reports."""
        self.article = 1
        if self.chance(0.6):
            self.add(article.headline[0], ('headline', 'column')).first = True
        if article.mark and self.chance(0.7):
            self.add(article.mark, 'source')
        for role, text in article.body:
            line = self.add(text, ('headline', 'crosshead') if role == 'story' else role)
            line.first = None if role == 'story' else False
        if article.tail:
            self.add(article.tail, 'credit')

    def build(self):
        self.captions = [text for article in self.pool if article.kind == 'photo' for _, text in article.body]
        getattr(self, self.layout.page + '_page')()
        self.finish()
        return self.lines

    def finish(self):
        """Punctuation, noise and blank lines of the page as a whole."""
        if self.half:
            table = str.maketrans('，：；？！（）', ',:;?!()')
            for line in self.lines:
                line.text = line.text.translate(table)
        for line in self.lines:
            if not isinstance(line.role, tuple):
                line.role = (line.role,)
        blocks = self.chance(0.6)
        parts = []
        number = 1
        for i, line in enumerate(self.lines):
            gap = 0
            if i > 0:
                gap = self.layout.apart if getattr(line, 'apart', False) else self.layout.blank
                if line.block and blocks:
                    gap = 0
            if self.layout.noise and self.chance(0.1):
                gap += self.rng.randint(0, 2)
            text = line.text
            if self.layout.noise:
                text = self.rng.choice(['', '', ' ', '\u3000']) + text + self.rng.choice(['', '', ' ', '  ', '\t'])
            parts.append('\n' * gap + text)
            number += gap
            line.number = number
            number += 1
        end = '\r\n' if self.layout.noise and self.chance(0.5) else '\n'
        self.text = '\n'.join(parts).replace('\n', end) + end


# ------------------------------------------------------------------- report

class Score:
    def __init__(self):
        self.lines = self.right = 0
        self.heads = self.heads_right = 0
        self.joined = self.joins = self.cuts = 0
        self.starts = self.starts_found = self.starts_right = 0
        self.confusion = collections.Counter()

    def good(self, layout):
        """Are the targets reached?  A layout without cuts has no joins."""
        roles, _, precision, recall, _ = self.row()
        if self.cuts == 0:
            return roles >= layout.roles and self.joins * 1000 <= self.lines
        return roles >= layout.roles and precision >= 0.97 and recall >= 0.95

    def add(self, truth, read):
        """Compare the lines of a page; return those that are wrong."""
        wrong = []
        by_number = {line.number: line for line in truth}
        article = 0
        for number, role, position, joined, score, confidence in read:
            line = by_number[number]
            right = role in line.role
            head = not line.role[0].startswith('body')
            self.lines += 1
            self.right += right
            self.heads += head
            self.heads_right += head and right
            if line.joined is not None:
                self.cuts += line.joined
                self.joins += joined
                self.joined += line.joined and joined
            start = position > article
            article = max(article, position)
            if line.first is not None:
                self.starts += line.first
                self.starts_found += start
                self.starts_right += line.first and start
            if not right:
                self.confusion[line.role[0], role] += 1
            if not right or line.joined not in (joined, None) or \
                    (line.first is not None and start != line.first):
                wrong.append((line, role, position, joined, score, confidence))
        return wrong

    def row(self):
        def share(a, b):
            return a / b if b else 1.0
        p = share(self.starts_right, self.starts_found)
        r = share(self.starts_right, self.starts)
        return [share(self.right, self.lines), share(self.heads_right, self.heads),
                share(self.joined, self.joins), share(self.joined, self.cuts),
                2 * p * r / (p + r) if p + r else 0.0]


def read_pages(reader, texts):
    data = b''.join(b'%d\n' % len(text) + text for text in texts)
    output = subprocess.run([reader], input=data, stdout=subprocess.PIPE, check=True).stdout.decode()
    pages = []
    for line in output.splitlines():
        if line == 'page':
            pages.append([])
            continue
        number, role, position, joined, score, confidence = line.split('\t')
        pages[-1].append((int(number), role, int(position), joined == '1', float(score), float(confidence)))
    return pages


def show(builder, read):
    found = {number: rest for number, *rest in read}
    for line in builder.lines:
        role, position, joined, score, confidence = found[line.number]
        print('%s%3d %-18s %-18s %d %.2f %.2f %s' % (
            ' ' if role in line.role and line.joined in (joined, None) else '!', line.number, '|'.join(line.role), role,
            position, score, confidence, line.text))
    print()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('reader')
    parser.add_argument('--pages', type=int, default=1000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--layout')
    parser.add_argument('--written', action='store_true')
    parser.add_argument('--wrong', type=int, default=0)
    parser.add_argument('--show', type=int, default=0)
    parser.add_argument('--tap', action='store_true')
    arguments = parser.parse_args()

    pool = sources.written()
    titles = []
    if not arguments.written:
        real, titles = sources.real(arguments.seed, 1500)
        pool = pool * (1 + len(real) // 150) + real
        print('# %d articles of real news, %d real headlines' % (len(real), len(titles)))
    failed = False
    if not arguments.tap:
        print('%-14s %7s %7s %7s %7s %7s %7s' % ('layout', 'lines', 'roles', 'heads', 'join P', 'join R', 'starts'))
    for layout in LAYOUTS:
        if arguments.layout and arguments.layout != layout.title:
            continue
        builders = []
        for page in range(arguments.pages):
            builder = Builder(layout, random.Random('%s %d %d' % (layout.title, arguments.seed, page)), pool, titles)
            builder.build()
            builders.append(builder)
        score = Score()
        wrong = 0
        pages = read_pages(arguments.reader, [builder.text.encode() for builder in builders])
        for i, (builder, read) in enumerate(zip(builders, pages)):
            if i < arguments.show:
                show(builder, read)
            for line, role, position, joined, join_score, confidence in score.add(builder.lines, read):
                if wrong < arguments.wrong:
                    print('%4d:%-3d %s%s→%s%s first=%s %.2f %.2f %s' % (
                        i, line.number, '|'.join(line.role), '+' if line.joined else '', role, '+' if joined else '',
                        line.first, join_score, confidence, line.text[:50]))
                wrong += 1
        row = score.row()
        if arguments.tap:
            good = score.good(layout)
            failed = failed or not good
            joins = 'joins %.3f right, %.3f found' % (row[2], row[3])
            if score.cuts == 0:
                joins = '%d wrong joins in %d lines' % (score.joins, score.lines)
            print('%sok - pages, %s: roles %.3f, %s' % ('' if good else 'not ', layout.title, row[0], joins))
        else:
            cells = ['%7.3f' % value for value in row]
            if score.cuts == 0:
                cells[2:4] = ['%7d' % -score.joins if score.joins else '      -', '      -']
            print('%-14s %7d' % (layout.title, score.lines), *cells, '' if score.good(layout) else ' below target')
            if arguments.wrong:
                print('   ', score.confusion.most_common(8))
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
