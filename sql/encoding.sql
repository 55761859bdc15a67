-- Only databases in UTF8; clients may use any encoding.

\set SHOW_CONTEXT never
SELECT current_database() AS database \gset
CREATE DATABASE regress_zhnews_ascii ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0;
\c regress_zhnews_ascii
CREATE EXTENSION zhnews;
\set VERBOSITY sqlstate
CREATE EXTENSION zhnews;
\set VERBOSITY default
SELECT count(*) FROM pg_namespace WHERE nspname = 'zhnews';
\c :database
DROP DATABASE regress_zhnews_ascii;

CREATE DATABASE regress_zhnews_euc ENCODING 'EUC_CN' LOCALE 'C' TEMPLATE template0;
\c regress_zhnews_euc
\set VERBOSITY sqlstate
CREATE EXTENSION zhnews;
\set VERBOSITY default
\c :database
DROP DATABASE regress_zhnews_euc;

-- Bytes of GB18030 that are converted on their way in.
SELECT zhnews.words(convert_from('\xb7a2d5b9beadbcc3', 'GB18030'));
SET client_encoding = 'GB18030';
SELECT array_length(zhnews.words(convert_from('\xe58f91e5b195e7bb8fe6b58e', 'UTF8')), 1) AS words;
RESET client_encoding;

-- Files in GBK and GB18030 are converted on their way in.  Here COPY writes
-- such files first; what GBK lacks is an error and no question mark.
CREATE TEMP TABLE story (body text);
INSERT INTO story VALUES ('平湖“两个先行”——优待证①'), ('㐀𠀀镕');
COPY (SELECT body FROM story WHERE body LIKE '平湖%') TO PROGRAM 'cat >gbk.txt' (ENCODING 'GBK');
COPY story TO PROGRAM 'cat >gb18030.txt' (ENCODING 'GB18030');
COPY story TO PROGRAM 'cat >gbk.txt.bad' (ENCODING 'GBK');
CREATE TEMP TABLE copy (body text);
COPY copy FROM PROGRAM 'cat gbk.txt' (ENCODING 'GBK');
SELECT count(*) FROM copy JOIN story USING (body);
COPY copy FROM PROGRAM 'cat gb18030.txt' (ENCODING 'GB18030');
SELECT count(*) FROM copy JOIN story USING (body);
-- A file in GBK that is read as UTF-8 is refused.
\set VERBOSITY sqlstate
COPY copy FROM PROGRAM 'cat gbk.txt';
COPY copy FROM PROGRAM 'rm gbk.txt gb18030.txt gbk.txt.bad';
