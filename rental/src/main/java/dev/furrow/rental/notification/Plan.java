package dev.furrow.rental.notification;

import java.time.Duration;
import java.util.List;

/// How a notice goes out.
///
/// @param always what is sent in any case
/// @param isPushEnough whether nothing louder follows a push that was taken
/// @param untilOneArrives what is tried, one after another
public record Plan(List<Step> always, boolean isPushEnough, List<Step> untilOneArrives) {

    /// One message.
    ///
    /// @param after how long the person wants quiet still
    /// @param patience how long its end is waited for
    public record Step(Channel channel, Duration after, Duration patience) {}
}
