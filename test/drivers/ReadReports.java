/*
 * ReadReports.java
 *	  Look at a schema of views as a BI tool does that is written in Java.
 *
 *	java -cp postgresql.jar ReadReports.java URL SCHEMA [CORPUS]
 *
 * Prints, separated by tabs, what the driver says of each view and of each of
 * its columns, how many rows there are when all are read, value by value, and
 * what prepared statements answer; with a CORPUS, the keys of its tables.
 * Fails at the first thing that the driver cannot do.  test/t/010_drivers.pl
 * compares this with what the server says itself.
 */
import java.sql.*;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

public class ReadReports {
    static DatabaseMetaData meta;

    static void print(Object... fields) {
        StringJoiner line = new StringJoiner("\t");
        for (Object field : fields)
            line.add(String.valueOf(field));
        System.out.println(line);
    }

    static List<String> views(String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet r = meta.getTables(null, schema, "%",
                                          new String[] {"VIEW"})) {
            while (r.next()) {
                names.add(r.getString("TABLE_NAME"));
                print("view", r.getString("TABLE_NAME"),
                      r.getString("REMARKS"));
            }
        }
        return names;
    }

    static void columns(String schema) throws SQLException {
        try (ResultSet r = meta.getColumns(null, schema, "%", "%")) {
            while (r.next())
                print("column", r.getString("TABLE_NAME"),
                      r.getString("COLUMN_NAME"),
                      JDBCType.valueOf(r.getInt("DATA_TYPE")).getName(),
                      r.getString("REMARKS"));
        }
    }

    static void rows(Connection c, String schema, String view)
            throws SQLException {
        try (Statement s = c.createStatement()) {
            s.setFetchSize(100);
            try (ResultSet r = s.executeQuery(
                    "SELECT * FROM " + schema + "." + view)) {
                int width = r.getMetaData().getColumnCount();
                long n = 0;
                while (r.next()) {
                    for (int i = 1; i <= width; i++)
                        r.getObject(i);
                    n++;
                }
                print("rows", view, n);
            }
        }
    }

    /* Filters as a dashboard sends them, several times, so that the driver
     * goes over to a prepared statement of the server. */
    static void filters(Connection c, String schema) throws SQLException {
        String query = "SELECT count(*), coalesce(sum(mentions), 0) FROM "
            + schema + ".person_article"
            + " WHERE published BETWEEN ? AND ? AND paper = ? AND person = ?";
        try (PreparedStatement s = c.prepareStatement(query)) {
            for (int i = 0; i < 8; i++) {
                s.setDate(1, Date.valueOf("2022-07-01"));
                s.setDate(2, Date.valueOf("2022-07-31"));
                s.setString(3, "平湖");
                s.setString(4, i % 2 == 0 ? "仲旭东" : "' OR true --");
                try (ResultSet r = s.executeQuery()) {
                    r.next();
                    if (i >= 6)
                        print("filter", i % 2, r.getLong(1), r.getLong(2));
                }
            }
        }
        query = "SELECT day, weekday_name, lunar_name, weekend FROM " + schema
            + ".calendar WHERE day = ?";
        try (PreparedStatement s = c.prepareStatement(query)) {
            s.setObject(1, java.time.LocalDate.of(2022, 7, 6));
            try (ResultSet r = s.executeQuery()) {
                r.next();
                print("day", r.getObject(1, java.time.LocalDate.class),
                      r.getString(2), r.getString(3), r.getBoolean(4));
            }
        }
    }

    static void keys(String corpus) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet r = meta.getTables(null, corpus, "%",
                                          new String[] {"TABLE"})) {
            while (r.next())
                tables.add(r.getString("TABLE_NAME"));
        }
        for (String table : tables) {
            try (ResultSet r = meta.getPrimaryKeys(null, corpus, table)) {
                while (r.next())
                    print("primary", table, r.getString("COLUMN_NAME"));
            }
            try (ResultSet r = meta.getImportedKeys(null, corpus, table)) {
                while (r.next())
                    print("foreign", table, r.getString("FKCOLUMN_NAME"),
                          r.getString("PKTABLE_NAME"),
                          r.getString("PKCOLUMN_NAME"));
            }
        }
    }

    public static void main(String[] args) throws Exception {
        System.setOut(new java.io.PrintStream(System.out, true, "UTF-8"));
        try (Connection c = DriverManager.getConnection(args[0])) {
            c.setAutoCommit(false);
            meta = c.getMetaData();
            for (String view : views(args[1]))
                rows(c, args[1], view);
            columns(args[1]);
            filters(c, args[1]);
            if (args.length > 2)
                keys(args[2]);
        }
    }
}
