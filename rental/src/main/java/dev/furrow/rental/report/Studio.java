package dev.furrow.rental.report;

import java.math.BigDecimal;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Runs reports: with the viewer's rows, in a transaction that only reads and is rolled back, up to a number of rows
/// and for a limited time. Every try is in the [RunLog].
public final class Studio {
    private final DataSource data;
    private final Shelf shelf;
    private final Query query;
    private final RunLog log;
    private final Clock clock;
    private final Limits limits;

    Studio(DataSource data, Shelf shelf, RunLog log, Clock clock, Limits limits) {
        this.data = data;
        this.shelf = shelf;
        this.query = new Query(shelf.relations());
        this.log = log;
        this.clock = clock;
        this.limits = limits;
    }

    /// How much a report may take.
    ///
    /// @param time in whole seconds
    public record Limits(int rows, Duration time) {
        /// What an operator gets who says nothing.
        public static final Limits DEFAULT = new Limits(10_000, Duration.ofSeconds(10));
    }

    /// The reports of a role, by title.
    List<Report> reports(Viewer viewer) {
        return shelf.reports().stream()
                .filter(report -> report.roles().contains(viewer.role()))
                .toList();
    }

    Report report(String name, Viewer viewer) {
        Report report = shelf.report(name);
        report.admit(viewer);
        return report;
    }

    /// Runs a report.
    ///
    /// @param given texts by parameter
    /// @param format for the log: `screen`, `csv`, `mail`, …
    public Table run(String name, Map<String, List<String>> given, Viewer viewer, String format) {
        return logged(name, given, viewer, format, () -> {
            Report report = shelf.report(name);
            report.admit(viewer);
            return found(report, given, viewer);
        });
    }

    /// Runs the text of a report that is not kept yet.
    Table preview(String text, Map<String, List<String>> given, Viewer viewer) {
        return logged("(preview)", given, viewer, "preview", () -> found(checked("preview", text), given, viewer));
    }

    /// The text of a report, for its author.
    String source(String name) {
        return shelf.source(name);
    }

    /// Keeps a report as a file, after everything about it was checked that can be without running it.
    void keep(String name, String text) {
        shelf.keep(checked(name, text), text);
    }

    /// Reads every report and tries its SQL with no value and with the fallbacks: a mistake shows at the start, not
    /// to the first reader.
    void checkAll() {
        shelf.reports().forEach(this::check);
    }

    private Report checked(String name, String text) {
        Report report = ReportParser.report(name, text);
        check(report);
        return report;
    }

    private void check(Report report) {
        try {
            Map<String, @Nullable Object> nothing = new HashMap<>();
            nothing.put("zone", "UTC");
            for (Parameter parameter : report.parameters()) {
                boolean column = parameter.kind() == Parameter.Kind.COLUMN;
                nothing.put(
                        parameter.name(),
                        column ? Identifier.oneOf(parameter.of(), parameter.of().getFirst()) : null);
            }
            new Guard(shelf.relations().keySet())
                    .check(report.template().bind(nothing).sql());
        } catch (ReportMistake | ReportRefused e) {
            throw new ReportMistake(report.name() + ": " + e.getMessage(), e);
        }
    }

    private Table logged(String name, Map<String, List<String>> given, Viewer viewer, String format, Run run) {
        Instant started = log.now();
        try {
            Table table = run.table();
            log.write(name, viewer, format, given, started, table.rows().size(), "ok", null);
            return table;
        } catch (SQLException e) {
            String why = e instanceof java.sql.SQLTimeoutException
                    ? "It took longer than " + limits.time().toSeconds() + " s; ask for a shorter time or fewer rows"
                    : "The database refused the report: " + e.getMessage();
            log.write(name, viewer, format, given, started, 0, "failed", why);
            throw new ReportMistake(why, e);
        } catch (ReportRefused e) {
            log.write(name, viewer, format, given, started, 0, "refused", e.getMessage());
            throw e;
        } catch (ReportMistake e) {
            log.write(name, viewer, format, given, started, 0, "failed", e.getMessage());
            throw e;
        }
    }

    private Table found(Report report, Map<String, List<String>> given, Viewer viewer) throws SQLException {
        Bound bound = query.of(report, new Values(viewer, clock).of(report.parameters(), given), viewer);
        try (Connection connection = data.getConnection()) {
            boolean auto = connection.getAutoCommit();
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            try {
                return read(connection, bound, report, viewer);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setAutoCommit(auto);
            }
        }
    }

    private Table read(Connection connection, Bound bound, Report report, Viewer viewer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(bound.sql())) {
            statement.setQueryTimeout(Math.toIntExact(limits.time().toSeconds()));
            statement.setMaxRows(limits.rows() + 1);
            for (int i = 0; i < bound.values().size(); i++) {
                statement.setObject(i + 1, bound.values().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<Table.Heading> headings = headings(rows.getMetaData(), report, viewer.language());
                List<List<@Nullable Object>> found = new ArrayList<>();
                boolean cut = false;
                while (rows.next() && !cut) {
                    cut = found.size() == limits.rows();
                    if (!cut) {
                        found.add(row(rows, headings.size()));
                    }
                }
                return new Table(report.title(viewer.language()), headings, found, cut, report.chart());
            } finally {
                // H2 keeps it for the connection, which goes back to a pool.
                statement.setQueryTimeout(0);
            }
        }
    }

    private static List<Table.Heading> headings(ResultSetMetaData columns, Report report, String language)
            throws SQLException {
        List<Table.Heading> headings = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
            Report.Column column = report.columns().getOrDefault(name, new Report.Column(Report.Kind.TEXT, Map.of()));
            headings.add(new Table.Heading(
                    name, Report.in(language, column.label(), name.replace('_', ' ')), column.kind()));
        }
        return headings;
    }

    private static List<@Nullable Object> row(ResultSet rows, int size) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            cells.add(cell(rows.getObject(i)));
        }
        return Collections.unmodifiableList(cells);
    }

    /// The two databases give different objects for the same column.
    private static @Nullable Object cell(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Timestamp time -> time.toInstant();
            case OffsetDateTime time -> time.toInstant();
            case java.sql.Date day -> day.toLocalDate();
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Double number -> BigDecimal.valueOf(number);
            case Float number -> new BigDecimal(number.toString());
            case Clob text -> text.getSubString(1, Math.toIntExact(Math.min(text.length(), 10_000)));
            case UUID key -> key.toString();
            default -> value;
        };
    }

    @FunctionalInterface
    private interface Run {
        Table table() throws SQLException;
    }
}
