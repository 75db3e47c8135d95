package dev.furrow.torture;

/// What befalls the server in a round.
public enum Trouble {
    /// SIGKILL at any moment.
    KILL("kill -9 at any moment"),
    /// SIGKILL before or after a chosen flush, so that nothing or all of it is on disk and nobody was told.
    KILL_AT_FLUSH("kill -9 at a chosen flush"),
    /// Of what was not flushed only a part is on disk.
    POWER_LOSS("power loss: the last write is torn"),
    /// The disk reports that a flush has failed.
    FLUSH_ERROR("failed flush"),
    /// Clients go away in the middle of their calls, while the server lives on.
    DROPPED_CONNECTIONS("dropped connections"),
    /// A backup is taken while clients work, and restored.
    BACKUP("backup under load, restored"),
    /// Single bits of the store's files flip while the server is down.
    BIT_ROT("bit rot");

    private final String label;

    Trouble(String label) {
        this.label = label;
    }

    /// Its name for people.
    public String label() {
        return label;
    }
}
