package dev.furrow.rental.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the statement that runs out of an author's: the viewer's rows of each relation before it.
final class Query {
    private final Map<String, Relation> relations;
    private final Guard guard;

    Query(Map<String, Relation> relations) {
        this.relations = relations;
        this.guard = new Guard(relations.keySet());
    }

    Bound of(Report report, Map<String, @Nullable Object> values, Viewer viewer) {
        Bound own = report.template().bind(values);
        Set<String> used = guard.check(own.sql());
        List<Object> bound = new ArrayList<>();
        String clauses =
                used.stream().sorted().map(name -> clause(name, viewer, bound)).collect(Collectors.joining(", "));
        bound.addAll(own.values());
        return new Bound(clauses.isEmpty() ? own.sql() : before(clauses, own.sql()), bound);
    }

    private String clause(String name, Viewer viewer, List<Object> bound) {
        Relation relation = relations.get(name);
        if (relation == null) {
            throw new ReportMistake("\"" + name + "\" is no relation");
        }
        Bound clause = relation.clause(viewer);
        bound.addAll(clause.values());
        return clause.sql();
    }

    private static String before(String clauses, String sql) {
        String first = sql.substring(0, Math.min(5, sql.length())).toLowerCase(Locale.ROOT);
        return first.equals("with ") || first.equals("with\n")
                ? "with " + clauses + ", " + sql.substring(5)
                : "with " + clauses + " " + sql;
    }
}
