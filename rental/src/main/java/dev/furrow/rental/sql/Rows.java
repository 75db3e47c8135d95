package dev.furrow.rental.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Several rows in one statement, in their order.
public final class Rows {
    private Rows() {}

    /// Inserts them; those that are there already stay as they are.
    ///
    /// @param into the table and its columns, as `table (one, two)`
    /// @param rows each as long as the list of columns
    /// @return how many were not there
    public static int insert(JdbcClient database, String into, List<? extends List<?>> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        String row = "(" + String.join(", ", Collections.nCopies(rows.getFirst().size(), "?")) + ")";
        List<Object> values = new ArrayList<>();
        rows.forEach(values::addAll);
        return database.sql("insert into " + into + " values "
                        + String.join(", ", Collections.nCopies(rows.size(), row)) + " on conflict do nothing")
                .params(values)
                .update();
    }
}
