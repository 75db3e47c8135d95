package dev.furrow.server.console.poller;

import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.server.http.PollObserver;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Remembers who polls. Of pollers that were not seen for a day, and of more than there is room for, nothing is kept.
/// Safe for use by many threads.
public final class PollerBook implements PollObserver {
    private static final int MOST = 20_000;
    private static final long REMEMBERED_MILLIS = 24 * 3_600_000L;

    private record Key(TaskKind kind, String domain, String taskList, String identity, String address) {}

    private static final class Seen {
        private final long first;
        private final AtomicLong polls = new AtomicLong();
        private volatile long last;

        private Seen(long at) {
            first = at;
        }
    }

    private final Map<Key, Seen> pollers = new ConcurrentHashMap<>();
    private final AtomicLong heard = new AtomicLong();
    private final LongSupplier now;

    /// @param now milliseconds since 1970
    public PollerBook(LongSupplier now) {
        this.now = now;
    }

    @Override
    public void polled(Request request, String address) {
        Key key = switch (request) {
            case PollForDecisionTaskRequest poll ->
                new Key(TaskKind.DECISION, poll.domain(), poll.taskList().name(), orEmpty(poll.identity()), address);
            case PollForActivityTaskRequest poll ->
                new Key(TaskKind.ACTIVITY, poll.domain(), poll.taskList().name(), orEmpty(poll.identity()), address);
            default -> throw new IllegalArgumentException("No poll: " + request);
        };
        long at = now.getAsLong();
        Seen seen = pollers.get(key);
        if (seen == null) {
            if (pollers.size() >= MOST) {
                return;
            }
            seen = pollers.computeIfAbsent(key, first -> new Seen(at));
        }
        seen.last = at;
        seen.polls.incrementAndGet();
        heard.incrementAndGet();
    }

    /// How many polls were noted so far.
    public long polls() {
        return heard.get();
    }

    private static String orEmpty(@Nullable String identity) {
        return identity == null ? "" : identity;
    }

    /// Everybody who is remembered, the latest first.
    public List<Poller> all() {
        long oldest = now.getAsLong() - REMEMBERED_MILLIS;
        pollers.values().removeIf(seen -> seen.last < oldest);
        return pollers.entrySet().stream()
                .map(entry -> poller(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Poller::lastSeen).reversed())
                .toList();
    }

    /// Those of one list, the latest first.
    public List<Poller> of(TaskKind kind, String domain, String taskList) {
        return all().stream()
                .filter(poller -> poller.kind() == kind
                        && poller.domain().equals(domain)
                        && poller.taskList().equals(taskList))
                .toList();
    }

    private static Poller poller(Key key, Seen seen) {
        return new Poller(
                key.kind, key.domain, key.taskList, key.identity, key.address, seen.first, seen.last, seen.polls.get());
    }
}
