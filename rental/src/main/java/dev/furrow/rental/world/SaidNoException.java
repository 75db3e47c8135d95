package dev.furrow.rental.world;

/// The application has refused something.
final class SaidNoException extends RuntimeException {
    private final int status;

    SaidNoException(int status, String reason) {
        super(status + ": " + reason);
        this.status = status;
    }

    boolean isMissing() {
        return status == 404;
    }

    /// Whether things were not as the one who asked believed, which is no mistake of anybody's.
    boolean isOvertaken() {
        return status == 409 || status == 404;
    }
}
