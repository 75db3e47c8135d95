package dev.furrow.rental.report;

import dev.furrow.spring.FurrowWorkflow;
import dev.furrow.workflow.Schedule;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// The schedule of a report: wait, send, again. What is sent to whom is read anew each time.
///
/// An execution lives for a year at most, and a monthly report would not fill its history in that time; so it
/// continues as new by the calendar.
@FurrowWorkflow
public class ReportScheduleWorkflow implements ReportSchedule {
    private static final Duration LIFE = Duration.ofDays(90);
    private static final int MOST = 200;

    private final ReportMail mail = Workflow.activities(ReportMail.class);

    @Override
    public void keep(String report, String cron, String zone) {
        Schedule times = Schedule.cron(cron, ZoneId.of(zone));
        Instant end = Workflow.now().plus(LIFE);
        Instant due = times.next(Workflow.now());
        for (int sent = 0; sent < MOST && due.isBefore(end); sent++) {
            sleepUntil(due);
            mail.send(report, due);
            due = times.next(due);
        }
        sleepUntil(end.isBefore(due) ? end : Workflow.now());
        Workflow.continueAsNew(ReportSchedule.class).keep(report, cron, zone);
    }

    private static void sleepUntil(Instant moment) {
        Duration left = Duration.between(Workflow.now(), moment);
        if (left.isPositive()) {
            Workflow.sleep(left);
        }
    }
}
