package dev.furrow.rental.report;

/// The text of a report is wrong; the message says where, for its author.
public final class ReportMistake extends RuntimeException {
    ReportMistake(String message) {
        super(message);
    }

    ReportMistake(String message, Throwable cause) {
        super(message, cause);
    }
}
