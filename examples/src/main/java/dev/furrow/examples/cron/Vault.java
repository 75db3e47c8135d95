package dev.furrow.examples.cron;

import dev.furrow.activity.ActivityType;
import java.time.Instant;

/// Where backups go.
@ActivityType(version = "1.0", startToClose = "2h", attempts = 3)
interface Vault {
    void backUp(Instant moment);
}
