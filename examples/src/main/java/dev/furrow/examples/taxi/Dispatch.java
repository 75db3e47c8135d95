package dev.furrow.examples.taxi;

import dev.furrow.activity.ActivityType;
import java.util.List;

/// What the taxi company does.
// region activities
@ActivityType(version = "1.0", startToClose = "20s", attempts = 3)
interface Dispatch {
    List<Driver> nearby(Ride ride);

    void offer(Ride ride, List<Driver> drivers);

    void confirm(Ride ride, Driver driver);

    void askToTryLater(Ride ride);
}
// endregion
