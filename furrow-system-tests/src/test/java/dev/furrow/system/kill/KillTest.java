package dev.furrow.system.kill;

import dev.furrow.torture.Campaign;
import dev.furrow.torture.Trouble;
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
        Campaign campaign = new Campaign(directory, seed);
        try {
            for (int round = 0; round < rounds; round++) {
                campaign.round(Trouble.KILL);
            }
            campaign.finish();
        } catch (Throwable e) {
            throw new AssertionError("Again: " + again, e);
        }
        System.out.println(rounds + " kills; " + campaign.summary());
    }
}
