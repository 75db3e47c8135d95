package dev.furrow.rental.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who ran which report, when, with what, and how it ended. Refusals are in it, too.
public final class RunLog {
    private final JdbcClient jdbc;
    private final Clock clock;

    /// @param data where the log is
    public RunLog(DataSource data, Clock clock) {
        this.jdbc = JdbcClient.create(data);
        this.clock = clock;
    }

    /// One run.
    ///
    /// @param parameters as the reader gave them
    /// @param outcome `ok`, `refused`, `failed`
    /// @param note why it did not work
    public record Run(
            String report,
            String person,
            String role,
            String format,
            String parameters,
            Instant startedAt,
            long millis,
            long rows,
            String outcome,
            @Nullable String note) {}

    Instant now() {
        return clock.instant();
    }

    void write(
            String report,
            Viewer viewer,
            String format,
            Map<String, List<String>> given,
            Instant started,
            long rows,
            String outcome,
            @Nullable String note) {
        jdbc.sql("""
                insert into report_run (id, report, person, role, format, parameters, started_at, millis, row_count, outcome, note)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(UUID.randomUUID().toString())
                .param(shortened(report, 100))
                .param(shortened(viewer.person(), 100))
                .param(viewer.role())
                .param(format)
                .param(shortened(given.toString(), 1000))
                .param(started.atOffset(java.time.ZoneOffset.UTC))
                .param(Duration.between(started, clock.instant()).toMillis())
                .param(rows)
                .param(outcome)
                .param(note == null ? null : shortened(note, 500))
                .update();
    }

    /// The latest runs, newest first.
    public List<Run> latest(int most) {
        return jdbc.sql("select * from report_run order by started_at desc, id fetch first ? rows only")
                .param(most)
                .query((row, _) -> new Run(
                        row.getString("report"),
                        row.getString("person"),
                        row.getString("role"),
                        row.getString("format"),
                        row.getString("parameters"),
                        row.getObject("started_at", java.time.OffsetDateTime.class)
                                .toInstant(),
                        row.getLong("millis"),
                        row.getLong("row_count"),
                        row.getString("outcome"),
                        row.getString("note")))
                .list();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
