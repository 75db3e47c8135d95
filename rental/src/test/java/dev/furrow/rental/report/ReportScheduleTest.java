package dev.furrow.rental.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.test.FurrowTest;
import dev.furrow.test.TestFurrow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@FurrowTest
class ReportScheduleTest {

    @Test
    void everyMondayAtSevenInIndia(TestFurrow furrow) {
        List<Instant> sent = Collections.synchronizedList(new ArrayList<>());
        ReportMail mail = (report, due) -> {
            sent.add(due);
            return 1;
        };
        furrow.workflows(ReportScheduleWorkflow.class).activities(ReportMail.class, mail);
        ReportSchedule schedule = furrow.client().workflow(ReportSchedule.class, "report-mail-x");
        var handle = furrow.client().start(() -> schedule.keep("x", "0 7 * * 1", "Asia/Kolkata"));

        furrow.skip(Duration.ofDays(21));
        handle.cancel("enough");

        assertThat(handle.outcome()).isNotNull();
        assertThat(sent).hasSize(3).allSatisfy(due -> {
            assertThat(due.atZone(ReportWorld.INDIA).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(due.atZone(ReportWorld.INDIA).toLocalTime()).isEqualTo(LocalTime.of(7, 0));
        });
    }

    @Test
    void aReportWithOtherTimesHasAnotherSchedule(
            TestFurrow furrow, @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws Exception {
        ReportMail mail = (report, due) -> 1;
        furrow.workflows(ReportScheduleWorkflow.class).activities(ReportMail.class, mail);
        try (ReportWorld world = ReportWorld.h2()) {
            write(folder, "0 7 * * 1");
            new Schedules(furrow.client(), Shelf.open(folder), world.data).arrange();
            String first = workflowOf(world);
            new Schedules(furrow.client(), Shelf.open(folder), world.data).arrange();
            assertThat(workflowOf(world)).isEqualTo(first);

            write(folder, "0 8 * * 1");
            new Schedules(furrow.client(), Shelf.open(folder), world.data).arrange();
            String second = workflowOf(world);
            assertThat(second).isNotEqualTo(first);
            assertThat(furrow.client().handle(first).outcome()).isInstanceOf(dev.furrow.Outcome.Canceled.class);
            assertThat(furrow.client().handle(second).outcome(Duration.ZERO)).isEmpty();
        }
    }

    private static void write(java.nio.file.Path folder, String cron) throws java.io.IOException {
        java.nio.file.Files.writeString(folder.resolve("mine.sql"), """
                ---
                title: Mine
                roles: [MANAGEMENT]
                mailing: {cron: "%s", zone: Asia/Kolkata, role: MANAGEMENT, recipients: [a@example.com], format: csv}
                ---
                select count(*) as n from orders
                """.formatted(cron));
    }

    private static String workflowOf(ReportWorld world) {
        return world.jdbc
                .sql("select workflow_id from report_schedule where report = 'mine'")
                .query(String.class)
                .single();
    }
}
