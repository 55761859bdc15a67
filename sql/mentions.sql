-- People, organisations, places, works and terms of a text.
\getenv srcdir PG_ABS_SRCDIR
\pset null ''
\set SHOW_CONTEXT never
SET datestyle = 'ISO';

-- A title before a name, titles of one person, a list with one title.
SELECT surface, title, evidence FROM zhnews.mentions('市委副书记王建国主持会议。集团党委副书记、董事长、总经理李卫东表示,公司将加快转型。赵明华、钱志强、孙立新等市领导出席。') WHERE kind = 'person';
SELECT surface, title FROM zhnews.mentions('市领导王建国、李卫东、赵明华参加。外交部发言人王文斌表示,中方对此表示欢迎。') WHERE kind = 'person';
SELECT surface, title FROM zhnews.mentions('俄罗斯总统普京会见了法国总统马克龙。古丽娜扎尔·买买提说,她很高兴。张教授和王市长来到现场。') WHERE kind = 'person';
-- A name is found again, also where it would be cut otherwise; authors are
-- credits.
SELECT surface, start FROM zhnews.mentions('村民王建国说,日子越来越好。王建国家里新修了房。') WHERE kind = 'person';
SELECT surface FROM zhnews.mentions('本报讯(记者 王建国 通讯员 李卫东)昨天,副市长赵明华来到现场。') WHERE kind = 'person';

-- Halves of a transliterated name; ships, storms and places that are called
-- or spelled like a person.
SELECT kind, surface, evidence FROM zhnews.mentions('吴邦国与恩赫包勒德举行会谈。“林肯”号航母、台风“菲特”和巴甫洛夫级。第聂伯罗彼得罗夫斯克州说,黎巴嫩南部胡拉、库宁等多地遭袭。') WHERE kind IN ('person', 'place');

-- Organisations, the city that they are of, and short forms.
SELECT surface, name, evidence FROM zhnews.mentions('市民政局、省农业农村厅和嘉善县公安局交警大队参加。国家退役军人事务部发布通知。', NULL, '嘉善市') WHERE kind = 'organisation';
SELECT surface, name FROM zhnews.mentions('上海新兴城市建设投资集团今天成立。新兴集团表示,将加快转型。') WHERE kind = 'organisation';

-- The type of an organisation: from the list, or by its end; a club that is
-- called like its city where a sentence is about sport.
SELECT surface, type, evidence FROM zhnews.mentions('外交部和中国工商银行纽约分行、平湖中学、国际足联参加,《人民日报》、嘉善县医药公司和国民党也在。皇家马德里和利物浦在联赛中战平。') WHERE kind = 'organisation';
SELECT surface FROM zhnews.mentions('中国环境与发展国际合作委员会和嘉善县海洋与渔业局参加,中国企业和世界银行签约。') WHERE kind = 'organisation';
SELECT kind, surface FROM zhnews.mentions('他去年在利物浦参加会议,参观了利物浦的港口。');
-- Positions, with what tells which one, but not in titles and organisations.
SELECT kind, surface, within FROM zhnews.mentions('常务副院长和营销总监请主教练签名。王市长的秘书说,《国王》由作家协会出版。') WHERE kind IN ('position', 'person');

-- Places; those inside an organisation are marked.
SELECT surface, name, within, evidence FROM zhnews.mentions('我市在杭州举行推介会。浙江省嘉兴市的企业和上海大学参加。我国经济持续恢复。', NULL, '平湖市') WHERE kind = 'place';

-- Works and terms, nested as printed.
SELECT kind, surface, name FROM zhnews.mentions('《关于“十四五”规划的建议》提出,打造“绿色长廊”。') WHERE kind IN ('work', 'term');

-- The lexicon is heeded.
INSERT INTO zhnews.lexicon VALUES ('天网', 'organisation'), ('慧眼', 'person');
SELECT kind, surface, confidence FROM zhnews.mentions('天网与慧眼同在。');
DELETE FROM zhnews.lexicon;

-- Nothing in, nothing out; any text is taken.
SELECT count(*) FROM zhnews.mentions('');
SELECT count(*) FROM zhnews.mentions(NULL);
SELECT count(*) FROM zhnews.mentions('plain text, no. 1');
SELECT bool_and(surface = substr(b, start, length)) FROM (SELECT E'第一段。\n市长王建国说,“𠮷野家今天开业。”\n7月4日晚,120人参加。' AS b) t, zhnews.mentions(b, '2022-07-06');

-- The sample page: what a corpus holds.
\set file :srcdir /examples/page.txt
\set page `cat :'file'`
SELECT zhnews.create_corpus('pinghu');
INSERT INTO pinghu.setting VALUES ('home', '平湖市');
INSERT INTO pinghu.alias VALUES ('organisation', '党中央', '中共中央');
INSERT INTO pinghu.page (paper, published, page_no, body) VALUES ('平湖', '2022-07-06', '1', :'page');
SELECT a.position, m.kind, count(*), count(DISTINCT m.name) AS names FROM pinghu.mention m JOIN pinghu.article a ON a.id = m.article GROUP BY a.position, m.kind ORDER BY a.position, m.kind COLLATE "C";
SELECT m.name, string_agg(DISTINCT m.title, ' | ') AS titles, count(*) FROM pinghu.mention m WHERE kind = 'person' GROUP BY m.name ORDER BY count(*) DESC, m.name COLLATE "C";
SELECT m.name, count(*) FROM pinghu.mention m WHERE kind = 'organisation' GROUP BY m.name ORDER BY count(*) DESC, m.name COLLATE "C";
SELECT m.name, m.within, count(*) FROM pinghu.mention m WHERE kind = 'place' GROUP BY m.name, m.within ORDER BY count(*) DESC, m.name COLLATE "C", m.within NULLS FIRST;
SELECT DISTINCT m.published, m.paper, m.part COLLATE "C" AS part FROM pinghu.mention m ORDER BY part;
-- Offsets are those of the part that a mention is in.
SELECT bool_and(m.surface = substr(CASE m.part WHEN 'kicker' THEN a.kicker WHEN 'headline' THEN a.headline WHEN 'subtitle' THEN a.subtitle ELSE a.body END, m.start, m.length)) AS starts,
    bool_and(position(m.surface IN split_part(CASE m.part WHEN 'kicker' THEN a.kicker WHEN 'headline' THEN a.headline WHEN 'subtitle' THEN a.subtitle ELSE a.body END, E'\n', m.paragraph + 1)) > 0) AS paragraphs
FROM pinghu.mention m JOIN pinghu.article a ON a.id = m.article;
SELECT bool_and(q.text = substr(CASE q.part WHEN 'kicker' THEN a.kicker WHEN 'headline' THEN a.headline WHEN 'subtitle' THEN a.subtitle ELSE a.body END, q.start, q.length)) AS starts
FROM pinghu.quotation q JOIN pinghu.article a ON a.id = q.article;

-- They follow the article, and go with it.
UPDATE pinghu.article SET published = '2022-08-06' WHERE position = 2;
SELECT m.surface, m.period, m.published FROM pinghu.mention m JOIN pinghu.article a ON a.id = m.article WHERE a.position = 2 AND m.kind = 'date' ORDER BY m.position;
UPDATE pinghu.article SET body = '市长王建国说,要抓好落实。' WHERE position = 2;
SELECT m.kind, m.surface FROM pinghu.mention m JOIN pinghu.article a ON a.id = m.article WHERE a.position = 2 ORDER BY m.position;
SELECT q.speaker, q.title, q.text FROM pinghu.quotation q JOIN pinghu.article a ON a.id = q.article WHERE a.position = 2;
SELECT zhnews.extract_article('pinghu', 0);
DELETE FROM pinghu.article;
SELECT (SELECT count(*) FROM pinghu.mention) AS mentions, (SELECT count(*) FROM pinghu.quotation) AS quotations;
INSERT INTO pinghu.alias VALUES ('date', 'x', 'y');
-- Aliases of one kind are a view that can be edited.
INSERT INTO pinghu.person (name, alias) VALUES ('王建国', '老王');
SELECT * FROM pinghu.alias ORDER BY kind COLLATE "C";
UPDATE pinghu.person SET name = '王建' WHERE alias = '老王';
SELECT name, alias, kind FROM pinghu.person;
INSERT INTO pinghu.place (name, alias, kind) VALUES ('x', 'y', 'person');
SELECT count(*) FROM pinghu.organisation;
SELECT zhnews.drop_corpus('pinghu', force => true);
SELECT zhnews.create_corpus('pinghu');
SELECT zhnews.drop_corpus('pinghu');
