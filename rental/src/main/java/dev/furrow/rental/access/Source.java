package dev.furrow.rental.access;

/// From where something was done.
public enum Source {
    APP,
    IVR,
    SMS,
    DESK,
    SYSTEM
}
