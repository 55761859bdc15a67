-- Key words in context: kwic(), kwic_mentions(), kwic_codes(), concordance().
SET search_path = zhnews, public;
\getenv abs_srcdir PG_ABS_SRCDIR
\set page :abs_srcdir '/examples/page.txt'
\set body `cat :'page'`
SELECT create_corpus('pinghu');
INSERT INTO pinghu.page (paper, published, page_no, body) VALUES ('平湖', '2022-07-06', '1', :'body');

-- Every place, with its context, sentence and part.
SELECT article, part, sentence, start, before, node, after FROM kwic('pinghu', '优待证', 8);
-- Phrases, alternatives and conditions; by what stands left or right of it.
SELECT article, before, node, after FROM kwic('pinghu', '("群团改革" OR "群团 组织" OR 残联) author:李雨婷', 6) ORDER BY reverse(before) COLLATE "C";
SELECT count(*) AS lines, bool_and(substr(part_text(part, kicker, headline, subtitle, body, caption), start, length(node)) = node) AS in_place,
    bool_and(strpos(part_text(part, kicker, headline, subtitle, body, caption), before || node || after) > 0) AS in_context,
    bool_and(length(before) <= 15 AND length(after) <= 15) AS in_width, bool_or(before ~ '\n' OR after ~ '\n') AS over_lines
FROM kwic('pinghu', '的 OR 工作 OR 群众', 15) k JOIN pinghu.article a ON a.id = k.article;

-- A sample is the same for the same seed, and part of all.
SELECT count(*), count(DISTINCT (article, part, start)) FROM kwic('pinghu', '工作', sample => 5, seed => 7);
SELECT (SELECT array_agg(k.*) FROM kwic('pinghu', '工作', sample => 5, seed => 7) k) = (SELECT array_agg(k.*) FROM kwic('pinghu', '工作', sample => 5, seed => 7) k) AS same,
    (SELECT array_agg(k.*) FROM kwic('pinghu', '工作', sample => 5, seed => 7) k) = (SELECT array_agg(k.*) FROM kwic('pinghu', '工作', sample => 5, seed => 8) k) AS other_seed,
    (SELECT array_agg(k.*) FROM kwic('pinghu', '工作', sample => 5, seed => 7) k) <@ (SELECT array_agg(k.*) FROM kwic('pinghu', '工作') k) AS part;

-- Mentions of a kind or name; evidence of a codebook.
SELECT article, part, sentence, before, node, after FROM kwic_mentions('pinghu', 'person', '毛捷', 6);
SELECT count(*) = (SELECT count(*) FROM pinghu.mention WHERE kind = 'organisation') AS complete FROM kwic_mentions('pinghu', 'organisation');
INSERT INTO pinghu.codebook (codebook, category, term) VALUES ('民生', '保障', '养老'), ('民生', '保障', '失业'), ('民生', '出行', '驾驶');
SELECT count(*) FROM refresh_codes('pinghu');
SELECT article, before, node, after FROM kwic_codes('pinghu', '民生', '出行', 6, sample => 3);
SELECT count(*) > 20 AS lines, min(node), max(node) FROM kwic_codes('pinghu', '民生', '保障');

-- Places that are told; sentences are counted across lines.
SELECT * FROM concordance_at(E'今天。“明天！”后天\n\n再后天', '{1,5,9,13,30}', '{2,2,2,3,2}', 3);
SELECT * FROM concordance_at('今天', '{}', '{}');

-- What cannot be asked.
\set VERBOSITY terse
SELECT kwic('pinghu', 'author:金睿敏');
SELECT kwic('pinghu', '工作', -1);
SELECT kwic('pinghu', '工作', 1001);
SELECT kwic('pinghu', '工作', sample => 0);
SELECT kwic('pinghu', '工作', sample => 1, seed => NULL);
SELECT kwic('nowhere', '工作');
SELECT concordance_at('今天', '{1}', '{1,2}');
SELECT concordance_at('今天', '{2,1}', '{1,1}');
SELECT concordance_at('今天', '{NULL}', '{1}');
SELECT drop_corpus('pinghu', force => true);
