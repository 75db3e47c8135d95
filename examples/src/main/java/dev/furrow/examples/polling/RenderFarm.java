package dev.furrow.examples.polling;

import dev.furrow.activity.ActivityType;

/// Renders for hours, and says at least every two seconds that it is alive.
// region activities
@ActivityType(version = "1.0", startToClose = "12h", heartbeat = "2s")
interface RenderFarm {

    /// Renders the frames from one on.
    int render(Film film, int from);
}
// endregion
