package dev.furrow.engine.tasklist;

import dev.furrow.api.fault.Fault;
import dev.furrow.engine.execution.PendingTask;
import dev.furrow.engine.execution.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// All task lists of the server, decision and activity lists apart. Lists come into being when they are used and
/// vanish when they are empty.
///
/// A match is only a proposal: the task's lane has the last word, because the task may have timed out meanwhile. It
/// either starts the task for the poller or gives both back. Safe for use by many threads; each list has its own
/// lock, held for as long as it takes to move an entry.
public final class TaskLists {
    /// Who brings a task and a poller together: asks the task's lane to start it.
    @FunctionalInterface
    public interface Matchmaker {
        /// Called outside any lock, once for each proposal.
        void propose(PendingTask task, Poll poll);
    }

    /// How a list stands, for those who watch.
    ///
    /// @param backlog tasks that wait
    /// @param pollers polls that wait
    /// @param oldestScheduledAt when the task that is next was scheduled, in milliseconds since 1970; 0 without a
    ///         task
    public record Depth(
            TaskKind kind, String domain, String taskList, int backlog, int pollers, long oldestScheduledAt) {}

    /// What has gone through a list, for those who watch.
    ///
    /// @param in tasks that came to wait or were handed out at once
    /// @param out tasks that were given to a poller
    public record Flow(TaskKind kind, String domain, String taskList, long in, long out) {}

    /// Counts for a list that lives longer than its queue.
    private static final class Counts {
        private final LongAdder in = new LongAdder();
        private final LongAdder out = new LongAdder();
    }

    /// Names of lists may be made up, one for each worker: of so many the counts are kept.
    private static final int MOST_COUNTED = 10_000;

    private record Key(TaskKind kind, String domain, String name) {}

    private final Map<Key, TaskQueue> queues = new ConcurrentHashMap<>();
    private final Map<Key, Counts> counted = new ConcurrentHashMap<>();
    private final ToIntFunction<String> pollersPerList;
    private final Matchmaker matchmaker;

    /// @param pollersPerList how many polls may wait on one list of a domain
    public TaskLists(ToIntFunction<String> pollersPerList, Matchmaker matchmaker) {
        this.pollersPerList = pollersPerList;
        this.matchmaker = matchmaker;
    }

    /// A task may be handed out: to a poller that waits, or it waits for one.
    public void offer(PendingTask task) {
        Key key = key(task);
        Poll poll = locked(key, queue -> queue.offer(task));
        Counts counts = counts(key);
        counts.in.increment();
        if (poll != null) {
            counts.out.increment();
            matchmaker.propose(task, poll);
        }
    }

    /// A task waits no longer.
    public void withdraw(PendingTask task) {
        locked(key(task), queue -> {
            queue.withdraw(task);
            return null;
        });
    }

    /// A poller wants a task: it gets one that waits, or waits for one.
    ///
    /// @throws Fault LimitExceededFault when too many polls wait on the list already
    public void poll(Poll poll) {
        Key key = key(poll);
        PendingTask task = locked(key, queue -> {
            PendingTask first = queue.take();
            if (first == null) {
                int most = pollersPerList.applyAsInt(poll.domain());
                if (queue.pollCount() >= most) {
                    throw Fault.limitExceeded("At most " + most + " polls may wait on the list " + poll.taskList());
                }
                queue.await(poll);
            }
            return first;
        });
        if (task != null) {
            counts(key).out.increment();
            matchmaker.propose(task, poll);
        }
    }

    /// A proposal has come to nothing because the task is gone: the poller waits on, as the one that came first.
    public void pollAgain(Poll poll) {
        PendingTask task = locked(key(poll), queue -> {
            if (poll.isGone() || poll.isExpired()) {
                return null;
            }
            PendingTask first = queue.take();
            if (first == null) {
                queue.awaitAgain(poll);
            }
            return first;
        });
        if (task != null) {
            matchmaker.propose(task, poll);
        } else if (poll.isExpired() && !poll.isGone()) {
            poll.answerEmpty();
        }
    }

    /// A poller has waited long enough: if it has no task by now it gets the empty answer.
    public void expire(Poll poll) {
        boolean waiting = Boolean.TRUE.equals(locked(key(poll), queue -> {
            poll.markExpired();
            return queue.remove(poll);
        }));
        if (waiting) {
            poll.answerEmpty();
        }
    }

    /// A poller is gone; it is given nothing any more.
    public void abandon(Poll poll) {
        poll.markGone();
        locked(key(poll), queue -> queue.remove(poll));
    }

    /// How many tasks wait in a list.
    public int backlog(TaskKind kind, String domain, String taskList) {
        TaskQueue queue = queues.get(new Key(kind, domain, taskList));
        if (queue == null) {
            return 0;
        }
        synchronized (queue) {
            return queue.taskCount();
        }
    }

    /// How every list stands that is not empty.
    public List<Depth> depths() {
        List<Depth> depths = new ArrayList<>();
        queues.forEach((key, queue) -> {
            synchronized (queue) {
                PendingTask oldest = queue.oldest();
                depths.add(new Depth(
                        key.kind,
                        key.domain,
                        key.name,
                        queue.taskCount(),
                        queue.pollCount(),
                        oldest == null ? 0 : oldest.scheduledAt()));
            }
        });
        return depths;
    }

    /// The first tasks that wait in a list.
    public List<PendingTask> waiting(TaskKind kind, String domain, String taskList, int most) {
        TaskQueue queue = queues.get(new Key(kind, domain, taskList));
        if (queue == null) {
            return List.of();
        }
        synchronized (queue) {
            return queue.first(most);
        }
    }

    /// What has gone through every list that is counted.
    public List<Flow> flows() {
        if (counted.size() >= MOST_COUNTED) {
            counted.keySet().retainAll(queues.keySet());
        }
        List<Flow> flows = new ArrayList<>();
        counted.forEach((key, counts) ->
                flows.add(new Flow(key.kind, key.domain, key.name, counts.in.sum(), counts.out.sum())));
        return flows;
    }

    private Counts counts(Key key) {
        Counts known = counted.get(key);
        if (known != null) {
            return known;
        }
        return counted.size() >= MOST_COUNTED ? new Counts() : counted.computeIfAbsent(key, first -> new Counts());
    }

    private <T extends @Nullable Object> T locked(Key key, Function<TaskQueue, T> use) {
        while (true) {
            TaskQueue queue = queues.computeIfAbsent(key, k -> new TaskQueue());
            synchronized (queue) {
                if (queue.isRetired()) {
                    continue;
                }
                try {
                    return use.apply(queue);
                } finally {
                    if (queue.retireIfEmpty()) {
                        queues.remove(key, queue);
                    }
                }
            }
        }
    }

    private static Key key(PendingTask task) {
        return new Key(task.kind(), task.run().domain(), task.taskList());
    }

    private static Key key(Poll poll) {
        return new Key(poll.kind(), poll.domain(), poll.taskList());
    }
}
