package dev.furrow.rental.report;

/// The reader asked for something that the report does not give: a value of the wrong type, a report that is not for
/// this role, rows of somebody else. The message may be shown.
public final class ReportRefused extends RuntimeException {
    ReportRefused(String message) {
        super(message);
    }
}
