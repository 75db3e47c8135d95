package dev.furrow.engine.store;

import static dev.furrow.engine.store.SampleRun.START;
import static dev.furrow.engine.store.SampleRun.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.CloseStatus;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.message.MessageId;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Heartbeat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Names of every kind are kept exactly: whatever well-formed Unicode they hold, and however long they may be.
interface NameConformance extends StoreUnderTest {
    /// Names of which many are easily taken for another one.
    List<String> NAMES = List.of(
            "a",
            "a ",
            " a",
            "A",
            "a\"b",
            "a\\b",
            "a'b",
            "a%b",
            "a_b",
            "a/b",
            "a|b",
            "a,b",
            "\u00e9",
            "e\u0301",
            "\u00c5",
            "\u212b",
            "\u0130",
            "\u00df",
            "ss",
            "\u05e9\u05dc\u05d5\u05dd",
            "\u202eabc",
            "\u200b",
            "\ufeff",
            "\uffff",
            "\u07ff",
            "\u0800",
            "\ue000",
            "\ud83d\ude9c",
            "\udbff\udfff",
            "x".repeat(256),
            "\u00e9".repeat(256),
            "\u20ac".repeat(256),
            "\ud83d\ude9c".repeat(128),
            "\ud83d\ude9c".repeat(256));

    /// What only a tag may hold.
    List<String> CONTROLS =
            List.of("", "\u0000", "a\u0000", "a\u0000b", "\u0000\u0000", "a\nb", "\t", "\u007f", "\u0080");

    @Test
    default void namesOfEveryKindAreKeptAndToldApart() {
        List<SampleRun> runs = new ArrayList<>();
        Batch opening = new Batch();
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            SampleRun run = SampleRun.of("farm", name, new RunId(3, i))
                    .typed(name, name)
                    .tagged(name, "all")
                    .startedAt(START + i);
            runs.add(run);
            opening.runs().add(run.begins(event(1)));
        }
        store().commit(opening);

        for (SampleRun run : runs) {
            String name = run.key().workflowId();
            assertThat(store().findOpen("farm", name)).as(name).isEqualTo(new OpenRun(run.key(), run.open()));
            for (VisibilityFilter filter : filters(name)) {
                assertThat(list(Queries.open(filter))).as("%s", filter).containsExactly(run.open());
                assertThat(count(Queries.open(filter))).as("%s", filter).isEqualTo(1);
            }
        }
        assertThat(openRuns()).hasSize(NAMES.size());
        assertThat(list(Queries.open(new VisibilityFilter.ByTag("all")), 7)).hasSize(NAMES.size());

        Batch closing = new Batch();
        for (SampleRun run : runs) {
            closing.runs().add(run.completes(START + 100, 2));
        }
        store().commit(closing);

        for (SampleRun run : runs) {
            String name = run.key().workflowId();
            assertThat(store().findClosed(run.key())).isEqualTo(run.detail(CloseStatus.COMPLETED, START + 100));
            for (VisibilityFilter filter : filters(name)) {
                assertThat(list(Queries.open(filter))).as("%s", filter).isEmpty();
                assertThat(list(Queries.filtered(Queries.closedByClose(), filter)))
                        .as("%s", filter)
                        .containsExactly(run.closed(CloseStatus.COMPLETED, START + 100));
            }
        }
        assertThat(store().closedUpTo("farm", START + 100, 1_000))
                .containsExactlyInAnyOrderElementsOf(
                        runs.stream().map(SampleRun::key).toList());
    }

    private static List<VisibilityFilter> filters(String name) {
        return List.of(
                new VisibilityFilter.ByWorkflowId(name),
                new VisibilityFilter.ByType(name, null),
                new VisibilityFilter.ByType(name, name),
                new VisibilityFilter.ByTag(name));
    }

    @Test
    default void tagsOfEveryCharacterAreToldApart() {
        List<String> tags = new ArrayList<>(NAMES);
        tags.addAll(CONTROLS);
        Batch batch = new Batch();
        List<SampleRun> runs = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            SampleRun run = SampleRun.of("field" + i, i).tagged(tags.get(i), "all");
            runs.add(run);
            batch.runs().add(run.begins(event(1)));
        }
        SampleRun all = SampleRun.of("field", 1_000).tagged(tags.toArray(String[]::new));
        batch.runs().add(all.beginsAndCloses(CloseStatus.FAILED, START, event(1)));
        store().commit(batch);

        for (int i = 0; i < tags.size(); i++) {
            VisibilityFilter filter = new VisibilityFilter.ByTag(tags.get(i));
            assertThat(list(Queries.open(filter)))
                    .as("%s", filter)
                    .containsExactly(runs.get(i).open());
            assertThat(list(Queries.filtered(Queries.closedByStart(), filter)))
                    .as("%s", filter)
                    .containsExactly(all.closed(CloseStatus.FAILED, START));
        }
        assertThat(count(Queries.open(new VisibilityFilter.ByTag("all")))).isEqualTo(tags.size());
        purge(all.key());
        assertThat(list(Queries.closedByStart())).isEmpty();
    }

    @Test
    default void domainsOfEveryNameAreKeptApart() {
        Batch batch = new Batch();
        List<SampleRun> runs = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        List<Heartbeat> heartbeats = new ArrayList<>();
        List<RegistryChange> changes = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            DomainRecord domain = SampleTypes.domain(10 + i, NAMES.get(i));
            SampleRun run = SampleRun.of(domain.name(), "field", new RunId(3, i));
            runs.add(run);
            batch.runs().add(run.begins(event(1)));
            heartbeats.add(new Heartbeat(run.key(), 2, START, domain.name()));
            messages.add(new Message(
                    new MessageId(i, SampleMessage.SENDER, i, 0),
                    domain.name(),
                    domain.name(),
                    SampleMessage.signal(domain.name())));
            changes.add(new RegistryChange.PutDomain(domain));
            changes.add(new RegistryChange.PutWorkflowType(
                    domain, SampleTypes.workflowType(domain.name(), domain.name(), SampleTypes.REGISTERED)));
        }
        batch.registryChanges().addAll(changes);
        batch.sent().addAll(messages);
        batch.heartbeats().addAll(heartbeats);
        store().commit(batch);

        for (SampleRun run : runs) {
            assertThat(store().findOpen(run.key().domain(), "field")).isEqualTo(new OpenRun(run.key(), run.open()));
            assertThat(list(Queries.in(run.key().domain(), Queries.open()))).containsExactly(run.open());
        }
        assertThat(messages()).containsExactlyInAnyOrderElementsOf(messages);
        assertThat(heartbeats()).containsExactlyInAnyOrderElementsOf(heartbeats);
        assertThat(registry()).containsAll(changes).hasSize(changes.size() + 2);
    }
}
