-- Every object of the extension says what it is for.
CREATE TEMP VIEW member AS
SELECT classid, objid, pg_describe_object(classid, objid, 0) AS object
FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
    AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'zhnews');

-- Row types and array types are described by what they belong to.
SELECT object AS without_comment
FROM member
WHERE NOT EXISTS (
        SELECT FROM pg_description d
        WHERE d.classoid = classid AND d.objoid = objid AND d.objsubid = 0)
    AND NOT (classid = 'pg_type'::regclass AND EXISTS (
        SELECT FROM pg_type t
        WHERE t.oid = objid AND (t.typcategory = 'A' OR EXISTS (
            SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind <> 'c'))))
ORDER BY object COLLATE "C";

-- So do the columns of its tables, views and types.
SELECT a.attrelid::regclass AS relation, a.attname AS column_without_comment
FROM member JOIN pg_attribute a ON a.attrelid = objid AND classid = 'pg_class'::regclass
    JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'v', 'm', 'p', 'c')
WHERE a.attnum > 0 AND NOT a.attisdropped
    AND col_description(a.attrelid, a.attnum) IS NULL
ORDER BY a.attrelid::regclass::text COLLATE "C", a.attnum;

-- Constraints and triggers of its tables.
SELECT pg_describe_object('pg_constraint'::regclass, k.oid, 0) AS without_comment
FROM member JOIN pg_constraint k ON k.conrelid = objid AND classid = 'pg_class'::regclass AND k.contype <> 'n'
WHERE obj_description(k.oid, 'pg_constraint') IS NULL
UNION ALL
SELECT pg_describe_object('pg_trigger'::regclass, t.oid, 0)
FROM member JOIN pg_trigger t ON t.tgrelid = objid AND classid = 'pg_class'::regclass AND NOT t.tgisinternal
WHERE obj_description(t.oid, 'pg_trigger') IS NULL
ORDER BY 1;

-- Members are in the extension's schema.
SELECT m.object AS elsewhere
FROM member m, LATERAL pg_identify_object(m.classid, m.objid, 0) i
WHERE i.schema IS DISTINCT FROM 'zhnews' AND i.type NOT IN ('schema', 'cast')
ORDER BY 1;
DROP VIEW member;
