package dev.furrow.s3;

/// The store has refused, or given no answer.
public final class S3Exception extends RuntimeException {
    private final int status;

    S3Exception(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    S3Exception(String message, int status) {
        super(message);
        this.status = status;
    }

    /// The status of HTTP; 0 if no answer came.
    public int status() {
        return status;
    }
}
