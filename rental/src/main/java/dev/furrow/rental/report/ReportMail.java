package dev.furrow.rental.report;

import dev.furrow.activity.ActivityType;
import java.time.Instant;

/// Sends reports by e-mail.
@ActivityType(version = "1.0", startToClose = "10m", attempts = 5)
public interface ReportMail {

    /// Runs a report as each of its recipients and sends it. A second call for the same time sends only what the
    /// first one did not.
    ///
    /// @param due the time for which it is; part of what makes a mail the same
    /// @return how many mails were sent
    int send(String report, Instant due);
}
