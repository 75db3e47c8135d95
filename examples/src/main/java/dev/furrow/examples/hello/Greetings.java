package dev.furrow.examples.hello;

import dev.furrow.activity.ActivityType;

/// Knows how to greet.
// region activities
@ActivityType(version = "1.0", startToClose = "10s")
interface Greetings {
    String compose(String name);
}
// endregion
