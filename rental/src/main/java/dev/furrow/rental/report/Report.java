package dev.furrow.rental.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A report as its file describes it.
///
/// @param name of its file
/// @param roles who may open it
/// @param columns how columns are shown; one that is not mentioned is shown by its type
record Report(
        String name,
        Words words,
        Set<String> roles,
        List<Parameter> parameters,
        Map<String, Column> columns,
        @Nullable Chart chart,
        @Nullable Mailing mailing,
        Template template) {

    /// @param title by language
    /// @param about by language
    record Words(Map<String, String> title, Map<String, String> about) {}

    /// @param label by language
    record Column(Kind kind, Map<String, String> label) {}

    /// How a cell is written.
    enum Kind {
        TEXT,
        NUMBER,
        /// Minor units of the currency.
        MONEY,
        /// A share of one.
        PERCENT,
        SECONDS,
        TIME
    }

    /// @param x the column of the labels
    /// @param y the columns that are drawn
    record Chart(Shape shape, String x, List<String> y) {}

    /// Shapes of charts.
    enum Shape {
        BAR,
        LINE
    }

    /// When a report is sent by e-mail, to whom, and as whom it is read.
    ///
    /// @param cron five fields, by the clock of the zone
    /// @param role as which it is read; with `supplier` or `hub_manager` each gets a mail of their own rows
    /// @param recipients addresses; empty if each owner of rows gets theirs
    record Mailing(String cron, String zone, String role, List<String> recipients, String format) {}

    /// The text for a language; English if there is none.
    static String in(String language, Map<String, String> texts, String otherwise) {
        String english = texts.getOrDefault("en", otherwise);
        return texts.getOrDefault(language, english);
    }

    String title(String language) {
        return in(language, words.title(), name);
    }

    void admit(Viewer viewer) {
        if (!roles.contains(viewer.role())) {
            throw new ReportRefused("The report " + name + " is not for the role " + viewer.role());
        }
    }
}
