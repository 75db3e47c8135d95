package dev.furrow.examples.sum;

/// Tells something else whenever it is asked.
@FunctionalInterface
interface Scale {
    int offset();
}
