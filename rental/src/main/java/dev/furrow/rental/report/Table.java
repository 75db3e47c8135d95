package dev.furrow.rental.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a report found.
///
/// @param rows of texts, numbers, truths, dates and instants
/// @param cut there were more rows than the limit
public record Table(
        String title,
        List<Heading> headings,
        List<List<@Nullable Object>> rows,
        boolean cut,
        Report.@Nullable Chart chart) {

    /// @param label in the viewer's language
    public record Heading(String name, String label, Report.Kind kind) {}

    int column(String name) {
        for (int i = 0; i < headings.size(); i++) {
            if (headings.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new ReportMistake("The chart draws \"" + name + "\", and the report has no such column");
    }
}
