package dev.furrow.examples.versions;

import dev.furrow.activity.ActivityType;

/// What the office does.
@ActivityType(version = "1.0", startToClose = "1m", attempts = 3)
interface Office {
    String print(String customer);

    String post(String customer);

    String mail(String customer);

    String thank(String customer);
}
