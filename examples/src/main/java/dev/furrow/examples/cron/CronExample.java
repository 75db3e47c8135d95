package dev.furrow.examples.cron;

import dev.furrow.Furrow;
import dev.furrow.Outcome;
import dev.furrow.examples.Example;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/// Three backups, a second apart; then somebody has enough.
public final class CronExample implements Example {

    /// Needs nothing.
    public CronExample() {}

    @Override
    public String summary() {
        return "the same again and again, by cron or by interval, until cancelled";
    }

    @Override
    @SuppressWarnings("try") // The worker only has to be there.
    public void run(Furrow furrow, String id, PrintStream out) throws InterruptedException {
        CountDownLatch three = new CountDownLatch(3);
        Vault vault = moment -> {
            if (three.getCount() > 0) {
                out.println("backed up");
            }
            three.countDown();
        };
        try (var worker = furrow.worker("backups")
                .workflows(BackupsWorkflow.class)
                .activities(Vault.class, vault)
                .start()) {
            // region client
            var backups = furrow.client().workflow(Backups.class, "backups-" + id);
            var handle = furrow.client().start(() -> backups.keep("PT1S")); // nightly: "0 3 * * *"
            three.await();
            handle.cancel("enough");
            // endregion
            if (handle.outcome() instanceof Outcome.Canceled<?>(var why)) {
                out.println("cancelled: " + why);
            }
        }
    }
}
