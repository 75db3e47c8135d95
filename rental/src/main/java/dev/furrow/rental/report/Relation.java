package dev.furrow.rental.report;

import java.util.List;
import java.util.Map;

/// A table as reports see it. A report can name relations and nothing else, and each stands before its SQL as a
/// `with` clause that holds the viewer's rows only; no condition that an author writes or forgets changes which.
///
/// @param rows for each role the column that must equal what the viewer owns, or `all`
record Relation(String name, Map<String, String> rows, String sql) {

    static final String ALL = "all";

    /// The clause, and its value where there is one. A role without a rule is not meant to see any row.
    Bound clause(Viewer viewer) {
        String rule = rows.get(viewer.role());
        if (rule == null) {
            throw new ReportRefused("The rows of " + name + " are not for the role " + viewer.role());
        }
        if (rule.equals(ALL)) {
            return new Bound(name + " as (" + sql + ")", List.of());
        }
        Object own = viewer.own();
        if (own == null) {
            throw new ReportRefused("This session belongs to no " + viewer.role() + " whose rows could be shown");
        }
        return new Bound(name + " as (select * from (" + sql + ") its where its." + rule + " = ?)", List.of(own));
    }
}
