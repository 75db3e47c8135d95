package dev.furrow.rental.simulators.phone;

import java.time.Instant;
import java.util.Map;

/// What happened at a phone.
public sealed interface PhoneEvent {
    /// The phone's number.
    String number();

    Instant at();

    /// A call came or was made, and nobody has answered yet.
    record Rang(String number, Instant at, String callId, String other, boolean incoming) implements PhoneEvent {}

    /// Somebody answered.
    record Answered(String number, Instant at, String callId) implements PhoneEvent {}

    /// A prompt was spoken.
    record Spoke(String number, Instant at, String callId, String text) implements PhoneEvent {}

    /// The person pressed keys.
    record Pressed(String number, Instant at, String callId, String keys) implements PhoneEvent {}

    /// The call is over.
    record Ended(String number, Instant at, String callId) implements PhoneEvent {}

    /// A text message came.
    record Received(String number, Instant at, String from, String body) implements PhoneEvent {}

    /// The person sent a text message.
    record Sent(String number, Instant at, String to, String body) implements PhoneEvent {}

    /// A push came.
    record Pushed(String number, Instant at, String title, String body, Map<String, String> data)
            implements PhoneEvent {}

    /// The phone was switched on or off.
    record Switched(String number, Instant at, boolean on) implements PhoneEvent {}
}
