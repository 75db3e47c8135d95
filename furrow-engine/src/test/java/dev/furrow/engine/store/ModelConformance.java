package dev.furrow.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.store.VisibilityQuery.RunSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Hundreds of batches drawn at random, and after each some questions drawn at random: the store must answer as a
/// model of lists and maps does. `-Dfurrow.seed=N` repeats a run of the test.
interface ModelConformance extends StoreUnderTest {

    @Test
    default void aStoreAnswersAsAModelOfListsAndMapsDoes() {
        long seed = Long.getLong("furrow.seed", new Random().nextLong());
        System.out.println("furrow.seed=" + seed);
        try {
            new Comparison(this, new Random(seed)).run(400);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("With -Dfurrow.seed=" + seed + ": " + e.getMessage(), e);
        }
    }

    /// The store, the model, and what goes on between them.
    final class Comparison {
        private final StoreUnderTest subject;
        private final ModelStore model = new ModelStore();
        private final Random random;
        private final RandomBatches batches;
        private String what = "";

        private Comparison(StoreUnderTest subject, Random random) {
            this.subject = subject;
            this.random = random;
            batches = new RandomBatches(random);
            // In the model too what every store of a conformance test begins with.
            Batch domains = new Batch();
            domains.registryChanges().add(new RegistryChange.PutDomain(FARM));
            domains.registryChanges().add(new RegistryChange.PutDomain(MILL));
            model.apply(domains);
        }

        private void run(int steps) {
            for (int step = 1; step <= steps; step++) {
                Batch batch = batches.next();
                subject.store().commit(batch);
                model.apply(batch);
                if (subject.survivesReopen() && step % 100 == 0) {
                    subject.reopened();
                }
                what = "step " + step + ": ";
                for (int i = 0; i < 4; i++) {
                    history();
                    find();
                    list();
                }
                closedUpTo();
                if (step % 20 == 0) {
                    scans();
                }
            }
        }

        private RunKey someRun() {
            List<RunKey> known = new ArrayList<>(model.closed());
            model.open().forEach(run -> known.add(run.run()));
            return known.isEmpty() || random.nextInt(20) == 0
                    ? new RunKey("farm", "a", new RunId(random.nextLong(), 0))
                    : batches.one(known);
        }

        private void history() {
            RunKey run = someRun();
            List<String> events = model.history(run);
            int from = 1 + random.nextInt(events.size() + 2);
            int to = random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(events.size() + 3);
            boolean newestFirst = random.nextBoolean();
            int maxEvents = 1 + random.nextInt(8);
            List<String> expected = new ArrayList<>(
                    from > Math.min(to, events.size())
                            ? List.of()
                            : events.subList(from - 1, Math.min(to, events.size())));
            if (newestFirst) {
                Collections.reverse(expected);
            }
            HistorySlice slice = subject.store().readHistory(run, from, to, newestFirst, maxEvents, Integer.MAX_VALUE);
            String read = what + "events " + from + " to " + to + " of " + run;
            assertThat(slice.events().stream().map(event -> new String(event, StandardCharsets.UTF_8)))
                    .as(read)
                    .containsExactlyElementsOf(expected.subList(0, Math.min(maxEvents, expected.size())));
            assertThat(slice.complete()).as(read).isEqualTo(expected.size() <= maxEvents);
        }

        private void find() {
            String domain = batches.one(RandomBatches.DOMAINS);
            String workflowId = batches.one(RandomBatches.WORKFLOW_IDS);
            assertThat(subject.store().findOpen(domain, workflowId))
                    .as(what + "open " + workflowId)
                    .isEqualTo(model.findOpen(domain, workflowId));
            RunKey run = someRun();
            assertThat(subject.store().findClosed(run))
                    .as(what + "closed " + run)
                    .isEqualTo(model.findClosed(run));
        }

        private void list() {
            VisibilityQuery query = query();
            List<WorkflowExecutionInfo> expected = model.list(query);
            List<WorkflowExecutionInfo> listed = subject.list(query, 1 + random.nextInt(10));
            Listings.same(listed, expected, query);
            int cap = random.nextInt(12);
            assertThat(subject.store().count(query, cap))
                    .as(what + "count to " + cap + ": " + query)
                    .isEqualTo(Math.min(expected.size(), cap + 1));
        }

        private VisibilityQuery query() {
            long oldest = random.nextInt(3) == 0 ? 0 : batches.now() - random.nextInt(100);
            long latest = random.nextInt(3) == 0 ? Long.MAX_VALUE : oldest + random.nextInt(60);
            return new VisibilityQuery(
                    batches.one(RandomBatches.DOMAINS),
                    batches.one(List.of(RunSet.values())),
                    oldest,
                    latest,
                    filter(),
                    random.nextBoolean(),
                    random.nextInt(3) == 0 ? batches.now() - random.nextInt(100) : Long.MIN_VALUE);
        }

        private VisibilityFilter filter() {
            return switch (random.nextInt(6)) {
                case 0 -> new VisibilityFilter.ByWorkflowId(batches.one(RandomBatches.WORKFLOW_IDS));
                case 1 -> new VisibilityFilter.ByType(batches.one(RandomBatches.TYPES), null);
                case 2 ->
                    new VisibilityFilter.ByType(batches.one(RandomBatches.TYPES), batches.one(RandomBatches.VERSIONS));
                case 3 -> new VisibilityFilter.ByTag(batches.one(RandomBatches.TAGS));
                case 4 -> new VisibilityFilter.ByCloseStatus(batches.one(List.of(CloseStatus.values())));
                default -> new VisibilityFilter.Everything();
            };
        }

        private void closedUpTo() {
            String domain = batches.one(RandomBatches.DOMAINS);
            long at = batches.now() - random.nextInt(200);
            int max = 1 + random.nextInt(20);
            List<RunKey> expected = model.closedUpTo(domain, at);
            List<RunKey> found = subject.store().closedUpTo(domain, at, max);
            assertThat(found).as(what + "closed by " + at).hasSize(Math.min(max, expected.size()));
            assertThat(expected).as(what + "closed by " + at).containsAll(found);
            assertThat(found.stream().map(model::closedAt))
                    .as(what + "closed by " + at)
                    .containsExactlyElementsOf(expected.subList(0, found.size()).stream()
                            .map(model::closedAt)
                            .toList());
        }

        private void scans() {
            assertThat(subject.openRuns()).as(what + "open runs").containsExactlyInAnyOrderElementsOf(model.open());
            assertThat(subject.heartbeats())
                    .as(what + "heartbeats")
                    .containsExactlyInAnyOrderElementsOf(model.heartbeats());
            assertThat(ModelStore.byReceiver(subject.messages()))
                    .as(what + "messages")
                    .isEqualTo(model.messages());
            assertThat(subject.registry()).as(what + "registry").containsExactlyInAnyOrderElementsOf(model.registry());
            assertThat(subject.store().latestTime()).as(what + "time").isEqualTo(model.latestTime());
        }
    }
}
