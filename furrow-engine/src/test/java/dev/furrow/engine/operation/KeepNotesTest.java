package dev.furrow.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.HeldEngine;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.memory.MemoryTables;
import dev.furrow.engine.store.rows.RowStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Notes that the server keeps in the store, such as its users.
class KeepNotesTest {
    private final Store store = new RowStore(new MemoryTables(), "test");
    private final HeldEngine engine = new HeldEngine(EngineSettings.DEFAULT, store);

    private List<RegistryChange> kept() {
        List<RegistryChange> notes = new ArrayList<>();
        store.scanRegistry(change -> {
            if (change instanceof RegistryChange.PutNote) {
                notes.add(change);
            }
        });
        return notes;
    }

    private PendingReply keep(RegistryChange... notes) {
        PendingReply reply = new PendingReply();
        engine.engine().keep(List.of(notes), reply);
        return reply;
    }

    @Test
    void areInTheStoreWhenThatIsAnswered() {
        RegistryChange one = new RegistryChange.PutNote("one", "1");
        RegistryChange two = new RegistryChange.PutNote("two", "2");
        PendingReply reply = keep(one, two);
        engine.driver().decide();
        assertThat(reply.isDone()).isFalse();
        engine.driver().run();
        assertThat(reply.body()).isEmpty();
        assertThat(kept()).containsExactlyInAnyOrder(one, two);

        keep(new RegistryChange.DeleteNote("one"));
        engine.driver().run();
        assertThat(kept()).containsExactly(two);
    }
}
