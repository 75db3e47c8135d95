package dev.furrow.rental.report;

import java.util.List;

/// SQL in which every value is a `?`, and the values in the order of their places.
///
/// @param values what goes to the driver, never into the text
record Bound(String sql, List<Object> values) {}
