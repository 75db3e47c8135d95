package dev.furrow.examples.cron;

import dev.furrow.workflow.Schedule;
import dev.furrow.workflow.Workflow;
import java.time.Duration;

/// One schedule. When its history fills it continues as new by itself; the year of its limit begins anew then.
// region workflow
class BackupsWorkflow implements Backups {
    private final Vault vault = Workflow.activities(Vault.class);

    @Override
    public void keep(String schedule) {
        Workflow.every(parse(schedule), () -> vault.backUp(Workflow.now()));
    }

    private static Schedule parse(String text) {
        return text.startsWith("P") ? Schedule.every(Duration.parse(text)) : Schedule.cron(text);
    }
}
// endregion
