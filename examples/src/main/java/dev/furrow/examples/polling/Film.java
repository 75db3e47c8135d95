package dev.furrow.examples.polling;

/// What is to be rendered.
///
/// @param frames how many
record Film(String title, int frames) {}
