package dev.furrow.engine.store.rows;

import dev.furrow.engine.registry.DomainRecord;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The numbers that stand for domains in keys. One thread adds, any thread asks.
final class DomainNumbers {
    /// The number of no domain: a question about an unknown one finds no rows.
    private static final int UNKNOWN = 0;

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, String> names = new ConcurrentHashMap<>();

    void learn(DomainRecord domain) {
        numbers.put(domain.name(), domain.number());
        names.put(domain.number(), domain.name());
    }

    int number(String name) {
        return numbers.getOrDefault(name, UNKNOWN);
    }

    String name(int number) {
        String name = names.get(number);
        if (name == null) {
            throw new IllegalStateException("The store has rows of domain number " + number + " but no such domain");
        }
        return name;
    }
}
