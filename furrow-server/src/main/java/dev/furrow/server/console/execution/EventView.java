package dev.furrow.server.console.execution;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.*;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.server.console.insight.Group;
import dev.furrow.server.console.insight.HistoryIndex;
import dev.furrow.server.console.insight.Payload;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event with everything that it says, what led to it and what it led to.
///
/// @param eventId its number
/// @param last the number of the last event
/// @param type its kind
/// @param at when it happened
/// @param bytes how long it is as JSON
/// @param attributes what it says
/// @param causes events that led to it
/// @param effects events that it led to
/// @param group the events of the same thing
/// @param elsewhere events and executions beyond this one
/// @param json the event as it is, laid out
public record EventView(
        long eventId,
        long last,
        String type,
        Instant at,
        long bytes,
        List<Attribute> attributes,
        List<Neighbour> causes,
        List<Neighbour> effects,
        List<Neighbour> group,
        List<Elsewhere> elsewhere,
        Payload json) {

    /// One thing that an event says.
    ///
    /// @param name as in the API
    /// @param value what is shown of it
    /// @param event the event that it names; 0 for none
    public record Attribute(String name, Payload value, long event) {}

    /// Another event of the same execution.
    public record Neighbour(long eventId, String type) {}

    /// An execution beyond this one.
    ///
    /// @param relation the attribute that names it
    /// @param eventId the event there; 0 for none
    public record Elsewhere(String relation, String workflowId, String runId, long eventId) {}

    static EventView of(Execution execution, long eventId, int most) {
        List<Histories.Stored> found =
                eventId < 1 ? List.of() : execution.histories().events(execution.domain(), execution.id(), eventId, 1);
        if (found.isEmpty()) {
            throw Fault.validation("There is no event " + eventId);
        }
        Histories.Stored stored = found.getFirst();
        HistoryEvent event = stored.event();
        int id = (int) eventId;
        return execution.index(index -> {
            HistoryIndex.Links links = index.links(id);
            Group group = index.groupOf(id);
            return new EventView(
                    eventId,
                    index.size(),
                    event.eventType().name(),
                    event.eventTimestamp(),
                    stored.json().length,
                    attributes((Record) event.attributes(), most),
                    neighbours(links.causes(), index),
                    neighbours(links.effects(), index),
                    neighbours(
                            group.events().stream().filter(other -> other != id).toList(), index),
                    elsewhere(event.attributes(), execution.id()),
                    Payload.of(new String(stored.json(), StandardCharsets.UTF_8), most));
        });
    }

    private static List<Neighbour> neighbours(List<Integer> ids, HistoryIndex index) {
        return ids.stream()
                .limit(200)
                .map(id -> new Neighbour(id, index.type(id).name()))
                .toList();
    }

    private static List<Attribute> attributes(Record attributes, int most) {
        List<Attribute> all = new ArrayList<>();
        for (RecordComponent component : attributes.getClass().getRecordComponents()) {
            Object value = read(component, attributes);
            if (value != null) {
                boolean link = value instanceof Long && component.getName().endsWith("EventId");
                // These lie in the histories of others.
                boolean foreign = component.getName().equals("parentInitiatedEventId")
                        || component.getName().equals("externalInitiatedEventId");
                all.add(new Attribute(
                        component.getName(), Payload.of(text(value), most), link && !foreign ? (Long) value : 0));
            }
        }
        return List.copyOf(all);
    }

    private static @Nullable Object read(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException("A record of the API cannot be read: " + component, unreadable);
        }
    }

    /// The value of one member of an event, as it is; null if the event has none of that name.
    static @Nullable String member(HistoryEvent event, String name) {
        for (RecordComponent component : event.attributes().getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                Object value = read(component, (Record) event.attributes());
                return value == null ? null : text(value);
            }
        }
        return null;
    }

    private static String text(Object value) {
        return value instanceof Record record
                ? new String(Json.encode(record), StandardCharsets.UTF_8)
                : String.valueOf(value);
    }

    private static List<Elsewhere> elsewhere(EventAttributes attributes, WorkflowExecution self) {
        List<Elsewhere> all = new ArrayList<>();
        switch (attributes) {
            case WorkflowExecutionStarted e -> {
                add(all, "parentWorkflowExecution", e.parentWorkflowExecution(), e.parentInitiatedEventId());
                if (e.continuedExecutionRunId() != null) {
                    all.add(new Elsewhere(
                            "continuedExecutionRunId", self.workflowId(), e.continuedExecutionRunId(), 0));
                }
            }
            case WorkflowExecutionContinuedAsNew e ->
                all.add(new Elsewhere("newExecutionRunId", self.workflowId(), e.newExecutionRunId(), 0));
            case WorkflowExecutionSignaled e ->
                add(all, "externalWorkflowExecution", e.externalWorkflowExecution(), e.externalInitiatedEventId());
            case WorkflowExecutionCancelRequested e ->
                add(all, "externalWorkflowExecution", e.externalWorkflowExecution(), e.externalInitiatedEventId());
            case ChildWorkflowExecutionStarted e -> add(all, "workflowExecution", e.workflowExecution(), 0);
            case ChildWorkflowExecutionCompleted e -> add(all, "workflowExecution", e.workflowExecution(), 0);
            case ChildWorkflowExecutionFailed e -> add(all, "workflowExecution", e.workflowExecution(), 0);
            case ChildWorkflowExecutionTimedOut e -> add(all, "workflowExecution", e.workflowExecution(), 0);
            case ChildWorkflowExecutionCanceled e -> add(all, "workflowExecution", e.workflowExecution(), 0);
            case ChildWorkflowExecutionTerminated e -> add(all, "workflowExecution", e.workflowExecution(), 0);
            case ExternalWorkflowExecutionSignaled e -> add(all, "workflowExecution", e.workflowExecution(), 0);
            case ExternalWorkflowExecutionCancelRequested e -> add(all, "workflowExecution", e.workflowExecution(), 0);
            // The rest speaks of this execution only.
            default -> {}
        }
        return List.copyOf(all);
    }

    private static void add(List<Elsewhere> all, String relation, @Nullable WorkflowExecution other, long eventId) {
        if (other != null) {
            all.add(new Elsewhere(relation, other.workflowId(), other.runId(), eventId));
        }
    }
}
