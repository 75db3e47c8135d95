package dev.furrow.rental.world;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What has happened, and how often, and which orders people were told that they have. Used by many threads.
final class Tally {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Set<String> promised = new HashSet<>();

    synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /// The application has said that somebody's order is placed.
    synchronized void promise(String order) {
        promised.add(order);
    }

    synchronized Set<String> promised() {
        return Set.copyOf(promised);
    }
}
