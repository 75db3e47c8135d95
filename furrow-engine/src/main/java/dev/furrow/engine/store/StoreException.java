package dev.furrow.engine.store;

/// The store could not do what it was asked to. What was not acknowledged before may or may not be on disk.
public final class StoreException extends RuntimeException {
    /// What the trouble is, as far as it matters to what happens next.
    public enum Trouble {
        /// There is no room. Nothing is lost; the same batch may be tried again when there is.
        NO_SPACE,
        /// Bytes on disk are not what was written. The message names the file.
        CORRUPT,
        /// A write or a flush failed. After a failed flush nobody knows what is on disk, so there is no honest way
        /// on.
        FAILED
    }

    private final Trouble trouble;

    /// @param message what happened, where, and what to try
    public StoreException(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    /// @param message what happened, where, and what to try
    public StoreException(Trouble trouble, String message, Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    /// What the trouble is.
    public Trouble trouble() {
        return trouble;
    }
}
