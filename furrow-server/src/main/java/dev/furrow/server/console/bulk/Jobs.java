package dev.furrow.server.console.bulk;

import java.util.List;

/// What the page of all jobs shows.
///
/// @param jobs the latest first
public record Jobs(List<BulkJob> jobs) {}
