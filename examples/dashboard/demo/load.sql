-- The corpus that the dashboard shows as a demonstration: the sample page,
-- and pages of two invented papers of an invented city.
--
--	psql -X -q -f examples/dashboard/demo/load.sql
--
-- Run in the folder of the project, in a database with extension zhnews; it
-- makes the corpus "demo".

\set ON_ERROR_STOP on
SET client_min_messages = warning;

SELECT zhnews.create_corpus('demo') AS corpus \gset

-- Words of these papers that are to be kept whole.
INSERT INTO zhnews.lexicon (word, note) VALUES
    ('幸福食堂', 'demo'), ('智能制造', 'demo'), ('加装电梯', 'demo'),
    ('共享电梯', 'demo'), ('老旧小区', 'demo'), ('口袋公园', 'demo'),
    ('夜间经济', 'demo'), ('联调联试', 'demo'), ('共同富裕', 'demo'),
    ('养老服务', 'demo'), ('警戒水位', 'demo'), ('青禾江', 'demo');

\set body `cat examples/page.txt`
INSERT INTO demo.page (paper, published, page_no, body)
    VALUES ('平湖', '2022-07-06', '1', :'body');
\copy demo.page (paper, published, page_no, body) FROM 'examples/dashboard/demo/pages.csv' (FORMAT csv, HEADER)

SELECT zhnews.refresh_reports('demo') AS days,
       zhnews.refresh_reprints('demo') AS compared,
       zhnews.fold('demo') AS folded \gset
ANALYZE;
