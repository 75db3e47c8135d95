package dev.furrow.examples.sum;

import dev.furrow.activity.ActivityType;
import java.util.List;

/// What was measured, ten thousand numbers at a time.
@ActivityType(version = "1.0", startToClose = "1m")
interface Sensors {
    List<Integer> readings(String sensor);
}
