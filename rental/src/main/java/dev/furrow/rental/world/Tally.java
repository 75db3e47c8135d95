package dev.furrow.rental.world;

import java.util.Map;
import java.util.TreeMap;

/// What has happened, and how often. Used by many threads.
final class Tally {
    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }
}
