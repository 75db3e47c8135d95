package dev.furrow.rental.notification;

/// A provider has not taken a message.
public final class ProviderException extends RuntimeException {
    private final boolean passing;
    private final String code;

    ProviderException(boolean passing, String code, String why) {
        super(why);
        this.passing = passing;
        this.code = code;
    }

    /// Whether it may be taken a little later.
    public boolean isPassing() {
        return passing;
    }

    /// The provider's word for it.
    public String code() {
        return code;
    }
}
