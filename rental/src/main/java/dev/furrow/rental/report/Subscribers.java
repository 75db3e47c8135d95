package dev.furrow.rental.report;

import java.util.List;

/// Who gets a report that each owner of rows gets by mail.
public interface Subscribers {

    /// All of a role who have an address.
    List<Subscriber> of(String role);

    /// @param viewer as whom the report is read
    record Subscriber(Viewer viewer, String address) {}
}
