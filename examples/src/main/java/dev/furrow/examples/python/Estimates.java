package dev.furrow.examples.python;

import dev.furrow.activity.ActivityType;

/// What a Python decider has done in Java.
// region estimates
@ActivityType(version = "1.0", startToClose = "30s")
interface Estimates {
    int stones(int metres);

    String quote(int stones, String customer);
}
// endregion
