-- Who said what.
\pset null ''
SET datestyle = 'ISO';
SELECT kind, speaker, title, verb, text, position FROM zhnews.quotations('副市长王建国要求,各单位要压实责任。下一步,要抓好落实。会后,王建国来到现场。');
SELECT kind, speaker, title, verb, text, position FROM zhnews.quotations('“粮食丰收了,”村民李卫东高兴地说,“今年收入能翻番。”他还说:“明年再多种些。”');
SELECT kind, speaker, verb, text, position FROM zhnews.quotations('“以“初心”致“匠心”,用品质助力发展。”党支部书记钱志强如是说。');
SELECT kind, speaker, verb, text, position FROM zhnews.quotations('“这里有多少人?平时做些什么?”王建国首先来到了社区。王建国详细了解了情况,并指出,要做好服务。他说,各项工作值得肯定。');
SELECT kind, speaker, verb, text, position FROM zhnews.quotations(E'王建国在调研时强调\n助力乡村振兴\n本报讯 昨天,市委书记王建国来到乡村。');
SELECT kind, speaker, verb, text FROM zhnews.quotations('据了解,新馆将于下月开放。会议强调,要稳中求进。新华社报道说,洪水退去。');
SELECT speaker, text FROM zhnews.quotations('王建国说,要快。李卫东说:「要好。」“一站式”服务受欢迎。总的来说,形势向好。');
SELECT count(*) FROM zhnews.quotations('');
SELECT count(*) FROM zhnews.quotations(NULL);
SELECT bool_and(text = substr(b, start, length)) FROM (SELECT E'第一段。\n市长王建国说,“今天开业。”他强调,要快。' AS b) t, zhnews.quotations(b);

-- In a corpus, with the title that the article gives the speaker.
\getenv srcdir PG_ABS_SRCDIR
\set file :srcdir /examples/page.txt
\set page `cat :'file'`
SELECT zhnews.create_corpus('pinghu');
INSERT INTO pinghu.page (paper, published, page_no, body) VALUES ('平湖', '2022-07-06', '1', :'page');
SELECT a.position AS article, q.part, q.paragraph AS par, q.kind, q.speaker, q.title, q.verb, q.speaker_position AS place, q.length,
    left(q.text, 12) AS begins, right(q.text, 8) AS ends
FROM pinghu.quotation q JOIN pinghu.article a ON a.id = q.article ORDER BY q.article, q.position;
-- Who said what about a subject, and when.
SELECT q.published, q.speaker, count(*) FROM pinghu.quotation q WHERE q.text LIKE '%共同富裕%' GROUP BY q.published, q.speaker ORDER BY q.speaker COLLATE "C";
SELECT zhnews.drop_corpus('pinghu', force => true);
