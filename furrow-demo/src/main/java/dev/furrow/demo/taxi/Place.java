package dev.furrow.demo.taxi;

import java.util.Locale;

/// Where customers wait. The city is a square of twenty by twenty kilometres.
public enum Place {
    /// In the south-west.
    HARBOUR(3, 2),
    /// In the middle.
    MARKET(10, 10),
    /// Beside the market.
    STATION(12, 9),
    /// In the north.
    UNIVERSITY(9, 17),
    /// In the north-west.
    HOSPITAL(4, 15),
    /// In the east.
    STADIUM(17, 11),
    /// In the south.
    ZOO(11, 3),
    /// In the far corner.
    AIRPORT(19, 19);

    private final int x;
    private final int y;

    Place(int x, int y) {
        this.x = x;
        this.y = y;
    }

    /// The word for it, in texts and inputs.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int x() {
        return x;
    }

    int y() {
        return y;
    }
}
