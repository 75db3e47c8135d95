package dev.furrow.demo.taxi;

import dev.furrow.activity.ActivityType;
import java.util.List;

/// Knows where taxis are. A task may wait for a worker for as long as it takes, so that nothing fails while the demo
/// is not running; a worker that took it must be done soon, so that one which died is not waited for.
@ActivityType(version = TaxiTypes.VERSION, startToClose = "5s", taskList = "dispatch")
interface Dispatch {
    @ActivityType(name = "FindTaxis")
    List<String> findTaxis(Ride ride);
}
