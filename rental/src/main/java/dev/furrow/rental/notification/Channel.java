package dev.furrow.rental.notification;

/// How somebody is told.
public enum Channel {
    PUSH,
    SMS,
    VOICE
}
