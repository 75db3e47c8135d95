package dev.furrow.system.kill;

import dev.furrow.torture.Campaign;
import dev.furrow.torture.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Customers, deciders and workers with dice drive a server that is killed with SIGKILL in the middle of their calls,
/// again and again; after each death everything that was acknowledged must be found again.
///
/// `-Dkill.rounds=N` kills N times, `-Dkill.seed=S` throws the same dice. The threads' order is the machine's, so a
/// seed brings the same kind of run back, not the same run.
class KillTest {
    private static final int ROUNDS_OF_A_STORE = 25;

    @TempDir
    Path directory;

    @Test
    void everythingAcknowledgedIsFoundAgainAfterEveryKill() {
        int rounds = Integer.getInteger("kill.rounds", 20);
        String given = System.getProperty("kill.seed", "");
        long seed = given.isEmpty() ? new SplittableRandom().nextLong() : Long.parseLong(given);
        String again = "./mvnw -pl furrow-system-tests -am test -Dtest=KillTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dkill.rounds=" + rounds + " -Dkill.seed=" + seed;
        System.out.println("Seed " + seed + "; again: " + again);
        SplittableRandom random = new SplittableRandom(seed);
        try {
            for (int first = 0; first < rounds; first += ROUNDS_OF_A_STORE) {
                Campaign campaign =
                        new Campaign(Files.createDirectory(directory.resolve("store-" + first)), random.nextLong());
                int last = Math.min(rounds, first + ROUNDS_OF_A_STORE);
                for (int round = first; round < last; round++) {
                    campaign.round(Trouble.KILL);
                }
                campaign.finish();
                System.out.println(last + " kills; " + campaign.summary());
            }
        } catch (Throwable e) {
            throw new AssertionError("Again: " + again, e);
        }
    }
}
