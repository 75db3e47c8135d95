package dev.furrow.engine.store;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.message.MessageId;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.store.VisibilityQuery.RunSet;
import dev.furrow.engine.turn.Heartbeat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a store is meant to do, done in the plainest way: maps, and loops over everything.
final class ModelStore {
    private record Address(String domain, String workflowId) {}

    private record Task(RunKey run, long scheduledEventId) {}

    private record Registered(String domain, Object what) {}

    private final Map<RunKey, List<String>> histories = new LinkedHashMap<>();
    private final Map<Address, OpenRun> open = new LinkedHashMap<>();
    private final Map<RunKey, WorkflowExecutionDetail> closed = new LinkedHashMap<>();
    private final Map<MessageId, Message> messages = new LinkedHashMap<>();
    private final Map<Task, Heartbeat> heartbeats = new LinkedHashMap<>();
    private final Map<Registered, RegistryChange> registry = new LinkedHashMap<>();
    private long latestTime;

    void apply(Batch batch) {
        batch.registryChanges().forEach(this::apply);
        batch.heartbeats().forEach(beat -> heartbeats.put(new Task(beat.run(), beat.scheduledEventId()), beat));
        batch.runs().forEach(this::apply);
        batch.sent().forEach(message -> messages.put(message.id(), message));
        batch.received().forEach(message -> messages.remove(message.id()));
        for (RunKey run : batch.purged()) {
            if (closed.remove(run) != null) {
                histories.remove(run);
            }
        }
        latestTime = Math.max(latestTime, batch.now());
    }

    private void apply(RunWrite write) {
        RunKey run = write.run();
        Address address = new Address(run.domain(), run.workflowId());
        List<String> history = histories.computeIfAbsent(run, key -> new ArrayList<>());
        write.events().forEach(event -> history.add(new String(event, StandardCharsets.UTF_8)));
        if (write.opened() != null) {
            open.put(address, new OpenRun(run, write.opened()));
        }
        if (write.closed() != null) {
            open.remove(address);
            closed.put(run, write.closed());
            heartbeats.keySet().removeIf(task -> task.run.equals(run));
        }
    }

    private void apply(RegistryChange change) {
        switch (change) {
            case RegistryChange.PutDomain put ->
                registry.put(new Registered(put.domain().name(), "domain"), put);
            case RegistryChange.PutWorkflowType put -> {
                WorkflowType type = put.type().typeInfo().workflowType();
                registry.put(new Registered(put.domain().name(), type), put);
            }
            case RegistryChange.DeleteWorkflowType delete ->
                registry.remove(new Registered(delete.domain().name(), delete.type()));
            case RegistryChange.PutActivityType put -> {
                ActivityType type = put.type().typeInfo().activityType();
                registry.put(new Registered(put.domain().name(), type), put);
            }
            case RegistryChange.DeleteActivityType delete ->
                registry.remove(new Registered(delete.domain().name(), delete.type()));
            case RegistryChange.PutNote put -> registry.put(new Registered(put.name(), "note"), put);
            case RegistryChange.DeleteNote delete -> registry.remove(new Registered(delete.name(), "note"));
        }
    }

    @Nullable OpenRun findOpen(String domain, String workflowId) {
        return open.get(new Address(domain, workflowId));
    }

    @Nullable WorkflowExecutionDetail findClosed(RunKey run) {
        return closed.get(run);
    }

    List<String> history(RunKey run) {
        return histories.getOrDefault(run, List.of());
    }

    List<OpenRun> open() {
        return List.copyOf(open.values());
    }

    List<RunKey> closed() {
        return List.copyOf(closed.keySet());
    }

    List<Heartbeat> heartbeats() {
        return List.copyOf(heartbeats.values());
    }

    /// What is registered. A type carries its domain as it was when the type was last changed.
    List<RegistryChange> registry() {
        return List.copyOf(registry.values());
    }

    long latestTime() {
        return latestTime;
    }

    /// The messages of each receiver in the order of sending.
    Map<String, List<Message>> messages() {
        return byReceiver(List.copyOf(messages.values()).stream()
                .sorted(Comparator.comparing(Message::id))
                .toList());
    }

    /// Messages in the order that they come in, for each receiver.
    static Map<String, List<Message>> byReceiver(List<Message> messages) {
        Map<String, List<Message>> byReceiver = new TreeMap<>();
        for (Message message : messages) {
            byReceiver
                    .computeIfAbsent(message.domain() + ' ' + message.workflowId(), key -> new ArrayList<>())
                    .add(message);
        }
        return byReceiver;
    }

    /// Everything that a listing shows, in order.
    List<WorkflowExecutionInfo> list(VisibilityQuery query) {
        List<WorkflowExecutionInfo> infos = new ArrayList<>();
        if (query.set() == RunSet.OPEN_BY_START) {
            open.values().stream()
                    .filter(run -> run.run().domain().equals(query.domain()))
                    .forEach(run -> infos.add(run.info()));
        } else {
            closed.forEach((run, detail) -> {
                WorkflowExecutionInfo info = detail.executionInfo();
                if (run.domain().equals(query.domain()) && closedAt(info) > query.hiddenUpTo()) {
                    infos.add(info);
                }
            });
        }
        Comparator<WorkflowExecutionInfo> order = Comparator.comparing(info -> Listings.time(info, query.set()));
        return infos.stream()
                .filter(info -> {
                    long at = Listings.time(info, query.set()).toEpochMilli();
                    return at >= query.oldest() && at <= query.latest();
                })
                .filter(info -> passes(info, query.filter()))
                .sorted(query.newestFirst() ? order.reversed() : order)
                .toList();
    }

    /// Closed runs that closed by a time, oldest first; those of one instant in the order of their ids.
    List<RunKey> closedUpTo(String domain, long at) {
        return closed.keySet().stream()
                .filter(run -> run.domain().equals(domain) && closedAt(run) <= at)
                .sorted(Comparator.comparingLong((RunKey run) -> closedAt(run))
                        .thenComparing(RunKey::runId, Comparator.<RunId>naturalOrder()))
                .toList();
    }

    long closedAt(RunKey run) {
        return closedAt(Objects.requireNonNull(closed.get(run)).executionInfo());
    }

    private static long closedAt(WorkflowExecutionInfo info) {
        return Objects.requireNonNull(info.closeTimestamp()).toEpochMilli();
    }

    private static boolean passes(WorkflowExecutionInfo info, VisibilityFilter filter) {
        return switch (filter) {
            case VisibilityFilter.Everything _ -> true;
            case VisibilityFilter.ByWorkflowId byId ->
                info.execution().workflowId().equals(byId.workflowId());
            case VisibilityFilter.ByType byType ->
                info.workflowType().name().equals(byType.name())
                        && (byType.version() == null
                                || byType.version().equals(info.workflowType().version()));
            case VisibilityFilter.ByTag byTag ->
                info.tagList() != null && info.tagList().contains(byTag.tag());
            case VisibilityFilter.ByCloseStatus byStatus -> info.closeStatus() == byStatus.status();
        };
    }
}
