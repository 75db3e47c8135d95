package dev.furrow.rental.order;

/// Where an order stands.
public enum OrderState {
    /// Priced, not placed.
    DRAFT,
    /// The farmer wants it.
    PLACED,
    /// Somebody is looked for who does it.
    ASSIGNING,
    /// Somebody does it; a machine is reserved.
    CONFIRMED,
    /// The machine is on its way.
    EN_ROUTE,
    /// The machine works.
    STARTED,
    /// It has broken down.
    PAUSED,
    /// It works again.
    RESUMED,
    /// The work is done and measured.
    COMPLETED,
    /// The bill is made.
    BILLED,
    PAID,
    CANCELLED,
    /// Its time has passed.
    EXPIRED,
    /// Somebody does not agree.
    DISPUTED;

    /// Whether nothing happens any more unless somebody complains.
    public boolean isOver() {
        return this == PAID || this == CANCELLED || this == EXPIRED;
    }
}
