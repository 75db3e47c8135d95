package dev.furrow.examples.taxi;

/// Who drives.
///
/// @param id of the driver
record Driver(String id) {}
