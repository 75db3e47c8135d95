package dev.furrow.examples.fanout;

import dev.furrow.activity.ActivityType;

/// Those who count.
@ActivityType(version = "1.0", startToClose = "10m", attempts = 3)
interface Foresters {
    long trees(int plot);
}
