package dev.furrow.rental.report;

import dev.furrow.FurrowClient;
import dev.furrow.OnDuplicate;
import dev.furrow.StartOptions;
import dev.furrow.api.fault.FaultType;
import dev.furrow.lowlevel.SwfException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps one workflow for each report that is mailed, and none for the others. Which workflow belongs to which report
/// is kept in a table, so that new times replace the old ones. Called at the start and when a report was kept.
final class Schedules {
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    private final FurrowClient furrow;
    private final Shelf shelf;
    private final JdbcClient jdbc;

    Schedules(FurrowClient furrow, Shelf shelf, DataSource data) {
        this.furrow = furrow;
        this.shelf = shelf;
        this.jdbc = JdbcClient.create(data);
    }

    /// Which workflows there should be, and which there were.
    synchronized void arrange() {
        Map<String, Kept> kept = new HashMap<>();
        jdbc.sql("select report, workflow_id, times from report_schedule")
                .query((row, number) ->
                        new Kept(row.getString("report"), row.getString("workflow_id"), row.getString("times")))
                .list()
                .forEach(each -> kept.put(each.report(), each));
        for (Report report : shelf.reports()) {
            Report.Mailing mailing = report.mailing();
            Kept old = kept.remove(report.name());
            if (mailing != null) {
                keep(report.name(), mailing, old);
            } else if (old != null) {
                end(old);
            }
        }
        kept.values().forEach(this::end);
    }

    private void keep(String report, Report.Mailing mailing, @org.jspecify.annotations.Nullable Kept old) {
        String times = mailing.cron() + " " + mailing.zone();
        if (old != null && !old.times().equals(times)) {
            end(old);
            old = null;
        }
        String id = old == null ? "report-mail-" + report + "-" + UUID.randomUUID() : old.workflowId();
        if (old == null) {
            // The note first: a start that is not noted would never be ended.
            jdbc.sql("insert into report_schedule (report, workflow_id, times) values (?, ?, ?)")
                    .params(report, id, times)
                    .update();
        }
        ReportSchedule schedule = furrow.workflow(
                ReportSchedule.class, id, StartOptions.defaults().onDuplicate(OnDuplicate.USE_EXISTING));
        var handle = furrow.start(() -> schedule.keep(report, mailing.cron(), mailing.zone()));
        LOG.info("The report {} is mailed at {} by {}", report, times, handle.workflowId());
    }

    private void end(Kept old) {
        try {
            furrow.handle(old.workflowId()).cancel("the report has other times");
        } catch (SwfException e) {
            if (e.type() != FaultType.UNKNOWN_RESOURCE) {
                throw e;
            }
        }
        jdbc.sql("delete from report_schedule where report = ? and workflow_id = ?")
                .params(old.report(), old.workflowId())
                .update();
    }

    private record Kept(String report, String workflowId, String times) {}
}
