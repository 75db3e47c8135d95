package dev.furrow.engine.tasklist;

import dev.furrow.engine.execution.PendingTask;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One list: tasks in the order of hand-out, pollers in the order of arrival; one of the two is always empty. Its
/// methods are called under its own lock.
final class TaskQueue {
    private final TreeSet<PendingTask> tasks = new TreeSet<>();
    /// A set, so that one of ten thousand waiting polls leaves without a search.
    private final LinkedHashSet<Poll> polls = new LinkedHashSet<>();
    private boolean retired;

    /// Gives the task to the first poller that is still there; null if it has to wait.
    @Nullable Poll offer(PendingTask task) {
        Poll poll = firstLive();
        if (poll == null) {
            tasks.add(task);
        }
        return poll;
    }

    void withdraw(PendingTask task) {
        tasks.remove(task);
    }

    /// The task for a poller; null if there is none.
    @Nullable PendingTask take() {
        return tasks.pollFirst();
    }

    void await(Poll poll) {
        polls.addLast(poll);
    }

    /// Puts a poller back whose task had come to nothing; it has waited longest.
    void awaitAgain(Poll poll) {
        polls.addFirst(poll);
    }

    boolean remove(Poll poll) {
        return polls.remove(poll);
    }

    int taskCount() {
        return tasks.size();
    }

    int pollCount() {
        return polls.size();
    }

    @Nullable PendingTask oldest() {
        return tasks.isEmpty() ? null : tasks.first();
    }

    List<PendingTask> first(int most) {
        return tasks.stream().limit(most).toList();
    }

    /// Takes an empty list out of use, so that lists which nobody uses any more cost nothing.
    boolean retireIfEmpty() {
        retired = tasks.isEmpty() && polls.isEmpty();
        return retired;
    }

    boolean isRetired() {
        return retired;
    }

    private @Nullable Poll firstLive() {
        while (!polls.isEmpty()) {
            Poll poll = polls.removeFirst();
            if (!poll.isGone()) {
                return poll;
            }
        }
        return null;
    }
}
