package dev.furrow.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.engine.GoldenHistory;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The golden histories together visit every row of every life cycle and hold every kind of event: a row that no
/// history visits is either missing a history or should not be there.
class LifeCycleCoverageTest {
    private static final RunKey RUN = new RunKey("test", "wf", new RunId(1, 1));
    private static final TaskSink NOBODY = TaskSink.into(new ArrayList<>());

    static Stream<Path> files() {
        return GoldenHistory.files().stream();
    }

    /// Every table that there is, found by the name of its field.
    private static List<LifeCycle<?>> tables() throws IllegalAccessException {
        List<LifeCycle<?>> tables = new ArrayList<>();
        for (JavaField field : new ClassFileImporter()
                .importPackages(LifeCycle.class.getPackageName()).stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(LifeCycle.class))
                        .filter(field ->
                                field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC))
                        .toList()) {
            tables.add((LifeCycle<?>) field.reflect().get(null));
        }
        return tables;
    }

    private static WorkflowExecutionState fold(List<HistoryEvent> history, LifeCycleObserver observer) {
        WorkflowExecutionState execution = WorkflowExecutionState.begin(RUN, history.getFirst(), observer);
        for (HistoryEvent event : history.subList(1, history.size())) {
            execution.apply(event, NOBODY);
        }
        return execution;
    }

    @Test
    void thereAreSevenTables() throws IllegalAccessException {
        assertThat(tables()).hasSize(7);
    }

    @Test
    void everyRowOfEveryTableIsVisited() throws IllegalAccessException {
        Set<LifeCycle.Row> unvisited = new LinkedHashSet<>();
        for (LifeCycle<?> table : tables()) {
            unvisited.addAll(table.rows());
        }
        for (Path file : GoldenHistory.files()) {
            fold(
                    GoldenHistory.read(file),
                    (machine, from, event, to) -> unvisited.remove(new LifeCycle.Row(machine, from, event, to)));
        }
        assertThat(unvisited).isEmpty();
    }

    @Test
    void everyKindOfEventIsInSomeHistory() {
        Set<EventType> missing = EnumSet.allOf(EventType.class);
        for (Path file : GoldenHistory.files()) {
            GoldenHistory.read(file).forEach(event -> missing.remove(event.eventType()));
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyHistoryCanBeFolded(Path file) {
        List<HistoryEvent> history = GoldenHistory.read(file);
        assertThat(fold(history, LifeCycleObserver.NONE).lastEventId()).isEqualTo(history.size());
    }
}
