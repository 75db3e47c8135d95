package dev.furrow.system.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.torture.Campaign;
import dev.furrow.torture.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Customers, deciders and workers with dice drive a server that is killed with SIGKILL in the middle of their calls,
/// again and again; after each death everything that was acknowledged must be found again.
///
/// `-Dkill.rounds=N` kills N times, `-Dkill.stores=N` tries so many stores side by side, `-Dkill.seed=S` throws the
/// same dice. The threads' order is the machine's, so a seed brings the same kind of run back, not the same run.
class KillTest {
    private static final int ROUNDS_OF_A_STORE = 25;

    /// Stays when something was found.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private final AtomicInteger done = new AtomicInteger();
    private final AtomicBoolean broken = new AtomicBoolean();

    @Test
    void everythingAcknowledgedIsFoundAgainAfterEveryKill() {
        int rounds = Integer.getInteger("kill.rounds", 20);
        String given = System.getProperty("kill.seed", "");
        long seed = given.isEmpty() ? new SplittableRandom().nextLong() : Long.parseLong(given);
        String again = "./mvnw -pl furrow-system-tests -am test -Dtest=KillTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dkill.rounds=" + rounds + " -Dkill.seed=" + seed;
        System.out.println("Seed " + seed + "; again: " + again);
        SplittableRandom random = new SplittableRandom(seed);
        List<Future<?>> stores = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(Integer.getInteger("kill.stores", 1))) {
            for (int first = 0; first < rounds; first += ROUNDS_OF_A_STORE) {
                Path below = Files.createDirectory(directory.resolve("store-" + first));
                Campaign campaign = new Campaign(below, random.nextLong());
                int kills = Math.min(rounds - first, ROUNDS_OF_A_STORE);
                stores.add(threads.submit(() -> kill(campaign, kills)));
            }
            for (Future<?> store : stores) {
                store.get();
            }
        } catch (Throwable e) {
            throw new AssertionError("Store and log are left in " + directory + "; again: " + again, e);
        }
        assertThat(done.get()).isEqualTo(rounds);
    }

    private void kill(Campaign campaign, int kills) {
        try {
            // One that is broken is enough.
            for (int round = 0; round < kills && !broken.get(); round++) {
                campaign.round(Trouble.KILL);
                done.incrementAndGet();
            }
            if (!broken.get()) {
                campaign.finish();
                System.out.println(done.get() + " kills; " + campaign.summary());
            }
        } catch (RuntimeException e) {
            broken.set(true);
            throw e;
        }
    }
}
