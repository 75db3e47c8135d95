package dev.furrow.server.console.executions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a page ends: the last run that was shown. Written into addresses, so that a page can be bookmarked and does
/// not run out.
///
/// @param at the time of the run by which the list is ordered
/// @param open whether the run was fed from the open ones
/// @param runId the run
record Cursor(Instant at, boolean open, String runId) {
    static @Nullable Cursor parse(String text) {
        String[] parts = text.split("\\.", 3);
        if (parts.length != 3) {
            return null;
        }
        try {
            return new Cursor(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1].equals("o"), parts[2]);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + "." + (open ? "o" : "c") + "." + runId;
    }
}
