-- Reports: the views of a corpus, on the sample page.
\getenv srcdir PG_ABS_SRCDIR
\set file :srcdir /examples/page.txt
\set page `cat :'file'`
SET datestyle = 'ISO';
\set SHOW_CONTEXT never
SELECT zhnews.create_corpus('pinghu');
INSERT INTO pinghu.page (paper, published, page_no, body)
    VALUES ('平湖', '2022-07-06', '1', :'page');

SELECT article, kind, kicker, headline, authors, dateline, length
FROM pinghu.article_overview ORDER BY article;

-- Frequent words, once they are counted.
SELECT count(*) FROM pinghu.word_frequency;
SELECT zhnews.refresh_reports('pinghu') AS days;
SELECT word, count, articles, stop_word FROM pinghu.word_frequency
WHERE word IN ('仲旭东', '毛捷', '平湖', '近日', '2021年', '优待证', '的')
ORDER BY rank;
SELECT min(rank), count(*) = max(rank) AS numbered, count(DISTINCT rank) = count(*) AS once
FROM pinghu.word_frequency;
SELECT word, count FROM pinghu.article_word
WHERE article = 2 AND kind = 'word' AND length(word) > 1
ORDER BY count DESC, word COLLATE "C" LIMIT 5;
SELECT sum(count) = (SELECT count(*) FROM pinghu.article,
        zhnews.segment(zhnews.article_text(kicker, headline, subtitle, body)) t
    WHERE t.kind NOT IN ('punctuation', 'space')) AS all_counted
FROM pinghu.word_frequency;

-- People and their titles.
SELECT article, person, title, mentions FROM pinghu.person_article
WHERE person IN ('仲旭东', '周军波', '吴金华', '何健', '毛捷', '宋怡玲', '戴建忠',
    '盛跃', '夏红强', '黎华中', '汤娟娟')
ORDER BY article, mentions DESC, person COLLATE "C";
SELECT * FROM zhnews.people('');
SELECT * FROM zhnews.people(NULL);
SELECT * FROM zhnews.people('市长王小明说。王小明、李华、张伟等参加。');

-- Titles before a name.
SELECT t, zhnews.title_before(t) FROM (VALUES
    ('市委副书记'), ('随着集团党委副书记、副董事长、总经理'), ('近日,市领导'),
    ('新闻发言人'), ('在会上'), (''), ('省人大常委会主任'),
    ('国务院副总理'), ('有限公司党支部书记'), ('市公安局局长'), ('本报记者')) AS v (t);

-- Authors by day.
SELECT * FROM pinghu.author_day ORDER BY articles DESC, author COLLATE "C";

-- Made anew, as after an upgrade.
SELECT zhnews.drop_reports('pinghu');
SELECT name FROM zhnews.report_views('pinghu') WHERE name <> 'code_day';
SELECT zhnews.create_reports('pinghu');
SELECT zhnews.create_reports('pinghu');
SELECT count(*) > 20 AS many FROM pg_views WHERE schemaname = 'pinghu';
SELECT zhnews.create_reports('nowhere');
SELECT zhnews.drop_corpus('pinghu', force => true);
