package dev.furrow.engine.tasklist;

import static dev.furrow.engine.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.FaultType;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.execution.PendingTask;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.tasklist.TaskLists.Depth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The lists by themselves. What lanes make of their proposals is with the tests of the operations that poll.
class TaskListsTest {
    private record Proposal(PendingTask task, Poll poll) {}

    private final List<Proposal> proposals = new ArrayList<>();
    private final TaskLists lists = new TaskLists(domain -> 3, (task, poll) -> proposals.add(new Proposal(task, poll)));
    private final Map<Poll, PendingReply> replies = new HashMap<>();
    private int nextEvent = 1;

    private PendingTask task(String list, int priority, long scheduledAt) {
        RunKey run = new RunKey("d", "wf", new RunId(1, nextEvent % 3));
        return new PendingTask(TaskKind.ACTIVITY, list, priority, scheduledAt, run, nextEvent++);
    }

    private Poll newPoll(TaskKind kind, String domain, String list) {
        PendingReply reply = new PendingReply();
        Poll poll = new Poll(kind, domain, list, null, reply, Answer.EMPTY, 0);
        replies.put(poll, reply);
        return poll;
    }

    private Poll poll() {
        Poll poll = newPoll(TaskKind.ACTIVITY, "d", "l");
        lists.poll(poll);
        return poll;
    }

    private boolean isAnsweredEmpty(Poll poll) {
        PendingReply reply = replies.get(poll);
        return reply.isDone() && reply.body().length == 0;
    }

    private List<PendingTask> takeAll() {
        List<PendingTask> order = new ArrayList<>();
        while (lists.backlog(TaskKind.ACTIVITY, "d", "l") > 0) {
            Poll poll = poll();
            assertThat(proposals.getLast().poll()).isSameAs(poll);
            order.add(proposals.getLast().task());
        }
        return order;
    }

    @Test
    void higherPriorityGoesFirstThenWhatWasScheduledEarlier() {
        PendingTask late = task("l", 0, 9);
        PendingTask early = task("l", 0, 1);
        PendingTask low = task("l", -5, 0);
        PendingTask high = task("l", Integer.MAX_VALUE, 100);
        PendingTask lowest = task("l", Integer.MIN_VALUE, 0);
        List.of(late, early, low, high, lowest).forEach(lists::offer);

        assertThat(takeAll()).containsExactly(high, early, late, low, lowest);
    }

    @Test
    void kindsDomainsAndNamesAreListsOfTheirOwn() {
        Poll otherKind = newPoll(TaskKind.DECISION, "d", "l");
        Poll otherDomain = newPoll(TaskKind.ACTIVITY, "e", "l");
        Poll otherName = newPoll(TaskKind.ACTIVITY, "d", "L");
        List.of(otherKind, otherDomain, otherName).forEach(lists::poll);
        lists.offer(task("l", 0, 1));

        assertThat(proposals).isEmpty();
        assertThat(lists.depths())
                .containsExactlyInAnyOrder(
                        new Depth(TaskKind.DECISION, "d", "l", 0, 1, 0),
                        new Depth(TaskKind.ACTIVITY, "e", "l", 0, 1, 0),
                        new Depth(TaskKind.ACTIVITY, "d", "L", 0, 1, 0),
                        new Depth(TaskKind.ACTIVITY, "d", "l", 1, 0, 1));
        assertThat(lists.backlog(TaskKind.ACTIVITY, "d", "l")).isEqualTo(1);
        assertThat(lists.backlog(TaskKind.DECISION, "d", "l")).isZero();
        assertThat(lists.backlog(TaskKind.ACTIVITY, "d", "nobody's")).isZero();
    }

    @Test
    void oneTaskOfferedTwiceWaitsOnce() {
        PendingTask task = task("l", 0, 1);
        lists.offer(task);
        lists.offer(task);

        assertThat(lists.backlog(TaskKind.ACTIVITY, "d", "l")).isEqualTo(1);
    }

    @Test
    void moreThanTheAllowedPollsOnOneListAreRefused() {
        Poll first = poll();
        poll();
        poll();

        assertThat(refusalOf(this::poll).type()).isEqualTo(FaultType.LIMIT_EXCEEDED);
        lists.poll(newPoll(TaskKind.ACTIVITY, "d", "other"));
        lists.abandon(first);
        poll();
        assertThat(refusalOf(this::poll).type()).isEqualTo(FaultType.LIMIT_EXCEEDED);
        assertThat(lists.depths()).contains(new Depth(TaskKind.ACTIVITY, "d", "l", 0, 3, 0));
    }

    /// It was among the allowed ones when it came, and its task has come to nothing through no fault of its own.
    @Test
    void aPollThatComesBackIsNotRefused() {
        lists.offer(task("l", 0, 1));
        Poll back = poll();
        poll();
        poll();
        poll();
        lists.pollAgain(back);
        lists.offer(task("l", 0, 2));

        assertThat(proposals.getLast().poll()).isSameAs(back);
    }

    @Test
    void aListThatNobodyUsesAnyMoreIsGone() {
        PendingTask task = task("l", 0, 1);
        lists.offer(task);
        lists.withdraw(task);
        lists.abandon(poll());
        lists.expire(poll());

        assertThat(lists.depths()).isEmpty();
    }

    /// Everything that may happen to tasks and polls, against two plain lists.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void listsDoWhatPlainListsDo(long seed) {
        Random random = new Random(seed);
        Comparator<PendingTask> handOut = Comparator.comparingInt(PendingTask::priority)
                .reversed()
                .thenComparingLong(PendingTask::scheduledAt)
                .thenComparing(task -> task.run().runId())
                .thenComparingLong(PendingTask::scheduledEventId);
        List<PendingTask> tasks = new ArrayList<>();
        List<Poll> polls = new ArrayList<>();
        List<Poll> proposed = new ArrayList<>();
        Set<Poll> expired = new HashSet<>();
        Set<Poll> gone = new HashSet<>();
        Set<Poll> empty = new HashSet<>();
        for (int step = 0; step < 5_000; step++) {
            proposals.clear();
            List<Proposal> expected = new ArrayList<>();
            switch (random.nextInt(7)) {
                case 0, 1 -> {
                    PendingTask task = task("l", random.nextInt(3), random.nextInt(4));
                    if (polls.isEmpty()) {
                        tasks.add(task);
                        tasks.sort(handOut);
                    } else {
                        expected.add(new Proposal(task, polls.removeFirst()));
                    }
                    lists.offer(task);
                }
                case 2 -> {
                    PendingTask task = tasks.isEmpty() || random.nextBoolean()
                            ? task("l", 0, 0)
                            : tasks.get(random.nextInt(tasks.size()));
                    tasks.remove(task);
                    lists.withdraw(task);
                }
                case 3, 4 -> {
                    Poll poll = newPoll(TaskKind.ACTIVITY, "d", "l");
                    if (tasks.isEmpty() && polls.size() >= 3) {
                        assertThat(refusalOf(() -> lists.poll(poll)).type()).isEqualTo(FaultType.LIMIT_EXCEEDED);
                    } else {
                        if (tasks.isEmpty()) {
                            polls.add(poll);
                        } else {
                            expected.add(new Proposal(tasks.removeFirst(), poll));
                        }
                        lists.poll(poll);
                    }
                }
                case 5 -> {
                    if (!proposed.isEmpty()) {
                        Poll poll = proposed.remove(random.nextInt(proposed.size()));
                        if (gone.contains(poll)) {
                            // Nobody is there to be given anything.
                        } else if (expired.contains(poll)) {
                            empty.add(poll);
                        } else if (tasks.isEmpty()) {
                            polls.addFirst(poll);
                        } else {
                            expected.add(new Proposal(tasks.removeFirst(), poll));
                        }
                        lists.pollAgain(poll);
                    }
                }
                default -> {
                    List<Poll> from = random.nextBoolean() ? polls : proposed;
                    if (!from.isEmpty()) {
                        Poll poll = from.get(random.nextInt(from.size()));
                        boolean waited = polls.remove(poll);
                        if (random.nextBoolean()) {
                            gone.add(poll);
                            lists.abandon(poll);
                        } else {
                            expired.add(poll);
                            if (waited) {
                                empty.add(poll);
                            }
                            lists.expire(poll);
                        }
                    }
                }
            }
            expected.forEach(proposal -> proposed.add(proposal.poll));
            assertThat(proposals).as("step %s", step).isEqualTo(expected);
            assertThat(lists.depths())
                    .as("step %s", step)
                    .isEqualTo(
                            tasks.isEmpty() && polls.isEmpty()
                                    ? List.of()
                                    : List.of(new Depth(
                                            TaskKind.ACTIVITY,
                                            "d",
                                            "l",
                                            tasks.size(),
                                            polls.size(),
                                            tasks.isEmpty()
                                                    ? 0
                                                    : tasks.getFirst().scheduledAt())));
        }
        for (Poll poll : replies.keySet()) {
            assertThat(isAnsweredEmpty(poll)).isEqualTo(empty.contains(poll));
        }
    }

    /// Lists are made, emptied and thrown away all the time while others look for them.
    @Test
    void amongManyThreadsEveryTaskIsProposedOnce() {
        ConcurrentLinkedQueue<PendingTask> handedOut = new ConcurrentLinkedQueue<>();
        TaskLists shared = new TaskLists(domain -> 100_000, (task, poll) -> handedOut.add(task));
        List<PendingTask> tasks = IntStream.range(0, 20_000)
                .mapToObj(i -> task("l" + i % 7, 0, i))
                .toList();
        IntStream.range(0, 40_000).parallel().forEach(i -> {
            if (i % 2 == 0) {
                shared.offer(tasks.get(i / 2));
            } else {
                shared.poll(
                        new Poll(TaskKind.ACTIVITY, "d", "l" + i / 2 % 7, null, new PendingReply(), Answer.EMPTY, 0));
            }
        });

        assertThat(handedOut).containsExactlyInAnyOrderElementsOf(tasks);
        assertThat(shared.depths()).isEmpty();
    }

    @Test
    void whatWaitsIsShownInTheOrderOfHandOutUpToABound() {
        PendingTask late = task("l", 0, 9);
        PendingTask early = task("l", 0, 1);
        PendingTask high = task("l", 5, 100);
        List.of(late, early, high).forEach(lists::offer);

        assertThat(lists.waiting(TaskKind.ACTIVITY, "d", "l", 2)).containsExactly(high, early);
        assertThat(lists.waiting(TaskKind.DECISION, "d", "l", 2)).isEmpty();
        assertThat(lists.backlog(TaskKind.ACTIVITY, "d", "l")).isEqualTo(3);
    }

    @Test
    void whatGoesInAndOutIsCountedBeyondTheLifeOfAList() {
        lists.offer(task("l", 0, 1));
        lists.offer(task("l", 0, 2));
        poll();
        assertThat(lists.flows()).containsExactly(new TaskLists.Flow(TaskKind.ACTIVITY, "d", "l", 2, 1));
        poll();
        poll();
        lists.offer(task("l", 0, 3));

        assertThat(lists.flows()).containsExactly(new TaskLists.Flow(TaskKind.ACTIVITY, "d", "l", 3, 3));
    }
}
