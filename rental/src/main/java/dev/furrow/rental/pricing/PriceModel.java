package dev.furrow.rental.pricing;

/// By what a job is paid.
public enum PriceModel {
    /// The hours that the machine works.
    HOUR,
    /// The area that it works.
    ACRE,
    /// The days for which it is taken, begun ones included.
    DAY,
    /// The job as agreed.
    FIXED
}
