package dev.furrow.rental.simulators.push;

import dev.furrow.rental.simulators.phone.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// One app on one phone, as the push provider knows it.
final class Registration {
    final String token;
    final PhoneNumber phone;
    final Set<String> topics = ConcurrentHashMap.newKeySet();
    /// Where the app itself listens, if it does.
    final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();

    private final List<Waiting> waiting = new ArrayList<>();

    /// A push that waits for the phone to be on.
    record Waiting(Push push, Instant until) {}

    Registration(String token, PhoneNumber phone) {
        this.token = token;
        this.phone = phone;
    }

    /// Keeps a push; one with the same key that waits already makes room for it.
    synchronized void keep(Push push, Instant until) {
        @Nullable String key = push.collapseKey();
        if (key != null) {
            waiting.removeIf(each -> key.equals(each.push().collapseKey()));
        }
        waiting.add(new Waiting(push, until));
    }

    /// What waited and is still worth telling, oldest first; then nothing waits.
    synchronized List<Push> release(Instant now) {
        List<Push> still = waiting.stream()
                .filter(each -> each.until().isAfter(now))
                .map(Waiting::push)
                .toList();
        waiting.clear();
        return still;
    }

    synchronized boolean waits() {
        return !waiting.isEmpty();
    }
}
