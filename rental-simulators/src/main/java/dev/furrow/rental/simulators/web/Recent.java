package dev.furrow.rental.simulators.web;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The latest things by name: providers forget, too. Safe for use by many threads.
public final class Recent<T> {
    private final int most;
    private final Map<String, T> things = new HashMap<>();
    private final Deque<String> order = new ArrayDeque<>();

    public Recent(int most) {
        this.most = most;
    }

    public synchronized void put(String name, T thing) {
        if (things.put(name, thing) == null) {
            order.addLast(name);
            if (order.size() > most) {
                things.remove(order.removeFirst());
            }
        }
    }

    public synchronized @Nullable T get(String name) {
        return things.get(name);
    }

    public synchronized Collection<T> all() {
        return List.copyOf(things.values());
    }
}
