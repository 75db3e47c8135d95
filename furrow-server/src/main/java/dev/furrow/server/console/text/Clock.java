package dev.furrow.server.console.text;

import org.jspecify.annotations.Nullable;

/// How times are shown, by the choice of who looks.
public enum Clock {
    /// In the zone of the browser.
    LOCAL("local"),
    /// In the zone of the logs.
    UTC("utc"),
    /// As a distance from now.
    RELATIVE("relative");

    private final String code;

    Clock(String code) {
        this.code = code;
    }

    /// As in cookies and text keys.
    public String code() {
        return code;
    }

    /// The choice of that code; null if there is none.
    public static @Nullable Clock of(@Nullable String code) {
        for (Clock clock : values()) {
            if (clock.code.equals(code)) {
                return clock;
            }
        }
        return null;
    }
}
