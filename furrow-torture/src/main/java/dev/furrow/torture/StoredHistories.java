package dev.furrow.torture;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.store.HistorySlice;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.VisibilityFilter;
import dev.furrow.engine.store.VisibilityPage;
import dev.furrow.engine.store.VisibilityQuery;
import dev.furrow.engine.store.VisibilityQuery.RunSet;
import dev.furrow.server.Version;
import dev.furrow.simulation.check.RunHistory;
import dev.furrow.store.rocksdb.DataDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The histories in a data directory that no server works on, as they stand there: a server would go on with them.
final class StoredHistories {
    private static final int PAGE = 1_000;

    private StoredHistories() {}

    static List<RunHistory> of(Path directory, String domain) {
        List<RunHistory> histories = new ArrayList<>();
        try (Store store = DataDirectory.open(directory, Version.current())) {
            for (RunSet set : List.of(RunSet.OPEN_BY_START, RunSet.CLOSED_BY_START)) {
                for (WorkflowExecutionInfo info : runs(store, domain, set)) {
                    WorkflowExecution execution = info.execution();
                    RunId runId = Objects.requireNonNull(RunId.parse(execution.runId()));
                    RunKey key = new RunKey(domain, execution.workflowId(), runId);
                    histories.add(new RunHistory(domain, execution, events(store, key), null));
                }
            }
        }
        return histories;
    }

    private static List<WorkflowExecutionInfo> runs(Store store, String domain, RunSet set) {
        VisibilityQuery all =
                new VisibilityQuery(domain, set, 0, Long.MAX_VALUE, new VisibilityFilter.Everything(), false, 0);
        List<WorkflowExecutionInfo> runs = new ArrayList<>();
        VisibilityPage page = store.list(all, null, PAGE);
        runs.addAll(page.infos());
        while (page.position() != null) {
            page = store.list(all, page.position(), PAGE);
            runs.addAll(page.infos());
        }
        return runs;
    }

    private static List<HistoryEvent> events(Store store, RunKey run) {
        HistorySlice slice = store.readHistory(run, 1, Long.MAX_VALUE, false, Integer.MAX_VALUE, Integer.MAX_VALUE);
        return slice.events().stream()
                .map(event -> Json.decodeTrusted(event, HistoryEvent.class))
                .toList();
    }
}
