package dev.furrow.examples.saga;

/// There is nothing left. An answer, not an accident: it is declared, so it arrives as itself and is not retried.
// region exception
class SoldOutException extends RuntimeException {
    SoldOutException(String message) {
        super(message);
    }
}
// endregion
