package dev.furrow.system.kill;

import dev.furrow.torture.Campaign;
import dev.furrow.torture.Trouble;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Backups are taken at any moment while customers, deciders and workers with dice drive a server, and restored.
///
/// `-Dbackup.rounds=N` takes N of them, `-Dbackup.seed=S` throws the same dice.
class BackupUnderLoadTest {
    /// Stays when something was found.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void aBackupUnderLoadRestoresAStateThatExistedWithEverythingAcknowledgedBefore() {
        int rounds = Integer.getInteger("backup.rounds", 3);
        long seed = Long.getLong("backup.seed", new SplittableRandom().nextLong());
        String again = "./mvnw -pl furrow-system-tests -am test -Dtest=BackupUnderLoadTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dbackup.rounds=" + rounds + " -Dbackup.seed=" + seed;
        System.out.println("Seed " + seed + "; again: " + again);
        Campaign campaign = new Campaign(directory, seed);
        try {
            for (int round = 0; round < rounds; round++) {
                campaign.round(Trouble.BACKUP);
            }
            campaign.finish();
        } catch (Throwable e) {
            throw new AssertionError("Store and log are left in " + directory + "; again: " + again, e);
        }
        System.out.println(rounds + " backups; " + campaign.summary());
    }
}
