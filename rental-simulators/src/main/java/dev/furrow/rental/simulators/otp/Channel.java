package dev.furrow.rental.simulators.otp;

/// How a code comes to its phone; the names are those in paths.
enum Channel {
    SMS,
    VOICE
}
