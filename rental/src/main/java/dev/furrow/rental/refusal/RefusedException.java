package dev.furrow.rental.refusal;

/// What somebody asked for is not done, and this is why. The reason is meant for the one who asked.
public final class RefusedException extends RuntimeException {
    private final Kind kind;

    /// Of which kind a refusal is.
    public enum Kind {
        /// The request itself makes no sense.
        INVALID(422),
        /// There is no such thing, or it is none of the caller's business.
        NOT_FOUND(404),
        /// The caller may not.
        FORBIDDEN(403),
        /// It cannot be done as things stand.
        CONFLICT(409);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /// The status of the HTTP answer.
        public int status() {
            return status;
        }
    }

    private RefusedException(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    /// The request itself makes no sense.
    public static RefusedException invalid(String reason) {
        return new RefusedException(Kind.INVALID, reason);
    }

    /// There is no such thing.
    public static RefusedException notFound(String what) {
        return new RefusedException(Kind.NOT_FOUND, "There is no " + what);
    }

    /// The caller may not.
    public static RefusedException forbidden(String reason) {
        return new RefusedException(Kind.FORBIDDEN, reason);
    }

    /// It cannot be done as things stand.
    public static RefusedException conflict(String reason) {
        return new RefusedException(Kind.CONFLICT, reason);
    }

    /// Of which kind it is.
    public Kind kind() {
        return kind;
    }

    /// The reason, as given.
    public String reason() {
        return String.valueOf(getMessage());
    }
}
