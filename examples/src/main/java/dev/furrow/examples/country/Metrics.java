package dev.furrow.examples.country;

import dev.furrow.activity.ActivityType;
import java.util.List;

/// Where the numbers come from, and where the report goes.
// region activities
@ActivityType(version = "1.0", startToClose = "10m", heartbeat = "1m")
interface Metrics {
    List<String> countries();

    int visits(String day, String country);

    void publish(String report);
}
// endregion
