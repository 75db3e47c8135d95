package dev.furrow.torture.server;

import java.util.Locale;

/// What goes wrong with the disk of a [FaultyServer], and when.
///
/// @param kind what goes wrong
/// @param commit the commit at which it does; the first is 1
/// @param seed decides what the kind leaves open
public record Fault(Kind kind, int commit, long seed) {
    /// What can go wrong at a commit.
    public enum Kind {
        /// SIGKILL when nothing of it was written.
        KILL_BEFORE,
        /// SIGKILL when it is on disk and nobody knows yet.
        KILL_AFTER,
        /// The power goes while it is written: a part of it reaches the disk, behind it zeros or nothing.
        POWER_LOSS,
        /// The flush fails, and nothing was written.
        ERROR_BEFORE,
        /// The flush fails, but everything was written.
        ERROR_AFTER;

        /// Whether the server ends by itself.
        public boolean endsServer() {
            return this == ERROR_BEFORE || this == ERROR_AFTER;
        }

        /// Its name for people.
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static Fault parse(String text) {
        String[] parts = text.split(":");
        return new Fault(Kind.valueOf(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    @Override
    public String toString() {
        return kind + ":" + commit + ":" + seed;
    }
}
