package dev.furrow.engine.store;

import static dev.furrow.engine.store.SampleRun.START;
import static dev.furrow.engine.store.SampleRun.events;

import dev.furrow.api.ActivityType;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.WorkflowType;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.message.MessageId;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Heartbeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws batches such as an engine could write: a workflowId has one open run at most, ids of events go up, and a run
/// is purged only once its close has been committed.
final class RandomBatches {
    static final List<String> DOMAINS = List.of("farm", "mill");
    static final List<String> WORKFLOW_IDS = List.of("a", "b", "c", "d", "e", "f", "g", "\ud83d\ude9c", " ");
    static final List<String> TYPES = List.of("harvest", "harvest1", "sow");
    static final List<String> VERSIONS = List.of("1", "2", "12");
    static final List<String> TAGS = List.of("wheat", "wheat2", "rye", "", "\u0000");

    private static final class Live {
        private SampleRun run;
        private long events;
        private boolean heartbeats;

        private Live(SampleRun run, long events) {
            this.run = run;
            this.events = events;
        }
    }

    private final Random random;
    private final List<Live> open = new ArrayList<>();
    private final List<RunKey> closed = new ArrayList<>();
    private final List<Message> underWay = new ArrayList<>();
    private long runs;
    private long sequence;
    private long now = START;

    RandomBatches(Random random) {
        this.random = random;
    }

    /// The latest instant that anything has happened at.
    long now() {
        return now;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// A batch to commit; sometimes one that was put together from two.
    Batch next() {
        List<RunKey> purgeable = new ArrayList<>(closed);
        Batch batch = draw(purgeable);
        if (random.nextInt(4) == 0) {
            batch.append(draw(purgeable));
        }
        return batch;
    }

    private Batch draw(List<RunKey> purgeable) {
        Batch batch = new Batch();
        // Often no time at all goes by, so that many things happen at one instant.
        now += (long) random.nextInt(3) * random.nextInt(3);
        batch.at(now - random.nextInt(2));
        int turns = 1 + random.nextInt(6);
        for (int i = 0; i < turns; i++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> begin(batch);
                case 3, 4 -> append(batch);
                case 5 -> close(batch, one(List.of(CloseStatus.values())));
                case 6 -> beat(batch);
                case 7 -> message(batch);
                case 8 -> register(batch);
                default -> purge(batch, purgeable);
            }
        }
        return batch;
    }

    private void begin(Batch batch) {
        String domain = one(DOMAINS);
        String workflowId = one(WORKFLOW_IDS);
        if (open.stream()
                .anyMatch(live -> live.run.key().domain().equals(domain)
                        && live.run.key().workflowId().equals(workflowId))) {
            return;
        }
        // Ids come in no order, as those of several nodes do.
        SampleRun run = SampleRun.of(domain, workflowId, new RunId(random.nextLong(), ++runs))
                .typed(one(TYPES), one(VERSIONS))
                .startedAt(now - random.nextInt(20));
        if (random.nextInt(4) > 0) {
            String[] tags = random.ints(random.nextInt(4), 0, TAGS.size())
                    .mapToObj(TAGS::get)
                    .toArray(String[]::new);
            run = run.tagged(tags);
        }
        int count = 1 + random.nextInt(4);
        if (random.nextInt(8) == 0) {
            batch.runs().add(run.beginsAndCloses(one(List.of(CloseStatus.values())), now, events(1, count)));
            closed.add(run.key());
        } else {
            batch.runs().add(run.begins(events(1, count)));
            open.add(new Live(run, count));
        }
    }

    private void append(Batch batch) {
        if (open.isEmpty()) {
            return;
        }
        Live live = one(open);
        int count = 1 + random.nextInt(5);
        String[] events = events(live.events + 1, live.events + count);
        if (random.nextInt(3) == 0) {
            live.run = live.run.askedToCancel();
            batch.runs().add(live.run.changes(live.events + 1, events));
        } else {
            batch.runs().add(live.run.appends(live.events + 1, events));
        }
        live.events += count;
    }

    private void close(Batch batch, CloseStatus status) {
        if (open.isEmpty()) {
            return;
        }
        Live live = open.remove(random.nextInt(open.size()));
        RunWrite close = live.run.closes(status, now, live.events + 1, events(live.events + 1, live.events + 2));
        batch.runs()
                .add(new RunWrite(
                        close.run(),
                        close.firstEventId(),
                        close.events(),
                        null,
                        false,
                        close.closed(),
                        live.heartbeats));
        closed.add(live.run.key());
        if (status == CloseStatus.CONTINUED_AS_NEW) {
            RunKey before = live.run.key();
            SampleRun next = SampleRun.of(before.domain(), before.workflowId(), new RunId(random.nextLong(), ++runs))
                    .startedAt(now)
                    .typed(one(TYPES), one(VERSIONS));
            batch.runs().add(next.begins(events(1, 3)));
            open.add(new Live(next, 3));
        }
    }

    private void beat(Batch batch) {
        if (open.isEmpty()) {
            return;
        }
        Live live = one(open);
        live.heartbeats = true;
        String details = random.nextBoolean() ? null : "at " + now;
        batch.heartbeats().add(new Heartbeat(live.run.key(), 1 + random.nextInt(3), now, details));
    }

    private void message(Batch batch) {
        if (!underWay.isEmpty() && random.nextInt(5) < 2) {
            batch.received().add(underWay.remove(random.nextInt(underWay.size())));
            return;
        }
        MessageId id = new MessageId(++sequence, new RunId(random.nextLong(), 1), random.nextInt(300), 0);
        Message message = new Message(id, one(DOMAINS), one(WORKFLOW_IDS), SampleMessage.signal("number " + sequence));
        batch.sent().add(message);
        underWay.add(message);
    }

    private void register(Batch batch) {
        DomainRecord domain = random.nextBoolean() ? StoreUnderTest.FARM : StoreUnderTest.MILL;
        String name = one(TYPES);
        String version = one(VERSIONS);
        batch.registryChanges()
                .add(
                        switch (random.nextInt(5)) {
                            case 0 -> new RegistryChange.PutDomain(domain);
                            case 1 ->
                                new RegistryChange.PutWorkflowType(
                                        domain, SampleTypes.workflowType(name, version, SampleTypes.REGISTERED));
                            case 2 ->
                                new RegistryChange.PutActivityType(
                                        domain, SampleTypes.activityType(name, version, SampleTypes.DEPRECATED));
                            case 3 -> new RegistryChange.DeleteWorkflowType(domain, new WorkflowType(name, version));
                            default -> new RegistryChange.DeleteActivityType(domain, new ActivityType(name, version));
                        });
    }

    private void purge(Batch batch, List<RunKey> purgeable) {
        for (int i = random.nextInt(3); i > 0 && !purgeable.isEmpty(); i--) {
            RunKey run = purgeable.remove(random.nextInt(purgeable.size()));
            closed.remove(run);
            batch.purged().add(run);
        }
    }
}
