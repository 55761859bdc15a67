-- Pinyin: how words are read, searches by it, and what sounds like a word.
SET search_path = zhnews, public;
\set SHOW_CONTEXT never
SELECT pinyin('平湖银行行长查良镛、曾庆红与单雄信在重庆听音乐，GDP增长5%，A股长势'), pinyin('绿女 ', 'digits'), pinyin('平湖', 'plain'), pinyin('平湖ABC', 'initials'), pinyin('');

-- Words in more than one way; surnames, of names only.
SELECT word, pinyin(word) FROM unnest('{银行,行业,一行,长江,部长,重庆,重要,音乐,快乐,会计,会议,参与,调查,调整,行長,長城,重慶}'::text[]) word;
SELECT name, pinyin(name, 'plain', true), pinyin(name, 'initials', true) FROM unnest('{查良镛,曾庆红,单田芳,仇保兴,解振华,朴槿惠,区伯,盖叫天,华罗庚,任正非,万俟卨,尉迟恭,诸葛亮,翟志刚}'::text[]) name;
SELECT reads_as(repeat('平', 16), repeat('ping', 16)) AS longest, reads_as(repeat('平', 17), repeat('ping', 17)) AS longer;
SELECT word, reads_as(word, typed) FROM (VALUES ('单位', 'danwei'), ('A股', 'agu'), ('A股', 'ag'), ('5G', 'g'), ('平湖。', 'pinghu'), ('GDP', 'gdp'), ('', 'p')) AS v (word, typed);

-- What may be typed.
SELECT typed, reads_as('平湖', typed)
FROM unnest('{pinghu,PingHu,"ping hu","píng hú",pínghú,Píng-Hú,ping2hu2,ping2hu,ping1hu,pi2nghu,pinghú,pingh,ph,PH,p,p2h,"ｐｉｎｇｈｕ",平湖,ping.hu,"",2,pinghu1}'::text[]) typed;
SELECT reads_as('西安', 'xi''an'), reads_as('西安', 'xian1'), reads_as('先', 'xian1'), reads_as('绿', 'lǜ'), reads_as('绿', 'lu:'), reads_as('绿', 'lv4'), reads_as('绿', 'lü'), reads_as('绿', U&'lu\0308\0300');
SELECT reads_as('查良镛', 'zhaliangyong'), reads_as('查良镛', 'chá liáng yōng'), reads_as('查良镛', 'zly'), reads_as('单位', 'shanwei');

-- In a corpus, folded or not.
SELECT create_corpus('pinghu');
INSERT INTO pinghu.article (paper, published, headline, body) VALUES
    ('平湖', '2022-07-06', '平湖', '宋怡玲要求发放优待证。'), ('平湖', '2022-07-07', '平湖', '查良镛到平湖。'),
    ('嘉兴', '2022-07-08', '嘉兴', '仲旭东到嘉兴。PINGHU 是拼音。');
SELECT * FROM words_read_as('pinghu', 'pinghu');
SELECT fold('pinghu');
SELECT * FROM words_read_as('pinghu', 'pinghu');
INSERT INTO pinghu.article (paper, published, headline, body) VALUES ('平湖', '2022-07-09', '平湖', '仇保兴、解振华到平湖。');
SELECT typed, w.* FROM unnest('{pinghu,ph,chóubǎoxing,qiúbǎoxing,xzh,zhaliangyong,youdaizheng,nothing,"?"}'::text[]) typed, words_read_as('pinghu', typed) w;
SELECT with_pinyin('pinghu', q) FROM unnest('{pinyin:ph OR 嘉兴,"-拼音：(youdaizheng OR \"zhong xu dong\") pinghu",pinyin:nothing}'::text[]) q;
SELECT with_pinyin('pinghu', 'pinghu GDP 优待证 headline:ph', true);
SELECT q, array_agg(article ORDER BY article) FROM unnest('{pinyin:pinghu,pinyin:pinghu -pinyin:ydz,headline:平湖 pinyin:qbx,pinyin:nothing}'::text[]) q, search('pinghu', q) GROUP BY q ORDER BY q COLLATE "C";
SELECT q, array_agg(article ORDER BY article) FROM unnest('{pinghu,ydz,"zhaliangyong pinghu"}'::text[]) q, search('pinghu', q, pinyin => true) GROUP BY q ORDER BY q COLLATE "C";
SELECT array_agg(article ORDER BY article) FROM search('pinghu', '哪里有 ydz 和 (qbx?', pinyin => true, plain => true);
SELECT article, snippet FROM search('pinghu', 'pinyin:youdaizheng', snippet_characters => 20);
SELECT article, node FROM kwic('pinghu', with_pinyin('pinghu', 'pinyin:zly'), 3);

-- What sounds like it.
SELECT w, s.* FROM unnest('{宗旭东,种续东,要代正,夹心,品福,平湖,GDP}'::text[]) w, suggest('pinghu', w) s;
SELECT count(*) FROM search('pinghu', '种续东');
SELECT count(*) FROM search('pinghu', '种续东 OR "要代正"', look_in => 'words');
SELECT count(*) FROM search('pinghu', '种续东 OR 平湖');

-- What cannot be asked.
\set VERBOSITY terse
SELECT pinyin('平湖', 'tones');
SELECT query('pinyin:pinghu');
SELECT search('pinghu', 'pinyin:ping*');
SELECT search('pinghu', 'pinyin:');
SELECT * FROM words_read_as('nowhere', 'pinghu');
SELECT with_pinyin('nowhere', '平湖', true);
SELECT with_pinyin('nowhere', 'pinyin:pinghu');
INSERT INTO pinghu.watch (query) VALUES ('pinyin:pinghu');
\set VERBOSITY default

-- Who sees some articles is told of words of these.
CREATE ROLE regress_reader;
GRANT USAGE ON SCHEMA pinghu TO regress_reader;
SET ROLE regress_reader;
SELECT * FROM words_read_as('pinghu', 'pinghu');
RESET ROLE;
GRANT SELECT ON pinghu.article TO regress_reader;
SET ROLE regress_reader;
SELECT * FROM words_read_as('pinghu', 'pinghu');
RESET ROLE;
ALTER TABLE pinghu.article ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_paper ON pinghu.article FOR SELECT TO regress_reader USING (paper = '嘉兴');
SET ROLE regress_reader;
SELECT * FROM words_read_as('pinghu', 'pinghu');
SELECT * FROM words_read_as('pinghu', 'zxd');
SELECT * FROM suggest('pinghu', '要代正');
SELECT count(*) FROM search('pinghu', 'pinyin:pinghu');
RESET ROLE;
DROP OWNED BY regress_reader;
DROP ROLE regress_reader;
SELECT drop_corpus('pinghu', force => true);
