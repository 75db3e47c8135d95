package dev.furrow.rental.report;

import dev.furrow.spring.FurrowWorkflow;
import dev.furrow.workflow.Schedule;
import dev.furrow.workflow.Workflow;
import java.time.ZoneId;

/// The schedule of a report: wait, send, again. What is sent to whom is read anew each time.
@FurrowWorkflow
public class ReportScheduleWorkflow implements ReportSchedule {
    private final ReportMail mail = Workflow.activities(ReportMail.class);

    @Override
    public void keep(String report, String cron, String zone) {
        Workflow.every(Schedule.cron(cron, ZoneId.of(zone)), () -> mail.send(report, Workflow.now()));
    }
}
