-- Only databases in UTF8; clients may use any encoding.

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
CREATE EXTENSION zhnews;
\c :database
DROP DATABASE regress_zhnews_euc;

-- Bytes of GB18030 that are converted on their way in.
SELECT zhnews.words(convert_from('\xb7a2d5b9beadbcc3', 'GB18030'));
SET client_encoding = 'GB18030';
SELECT array_length(zhnews.words(convert_from('\xe58f91e5b195e7bb8fe6b58e', 'UTF8')), 1) AS words;
RESET client_encoding;
