package dev.furrow.engine.execution;

import dev.furrow.api.event.EventAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The states that a thing can be in, and the events that move it: one table per kind of thing, in its own class.
///
/// An event that has no row for the present state cannot have been written by this engine, so it is reported as a
/// defect with everything needed to find it.
///
/// @param <S> the states
public final class LifeCycle<S extends Enum<S>> {
    /// One row: this event in this state leads to that state.
    public record Row(String machine, String from, String event, String to) {}

    private final String machine;
    private final List<Row> rows = new ArrayList<>();
    private final Map<S, Map<Class<? extends EventAttributes>, S>> table = new HashMap<>();

    /// @param machine what moves, for messages and diagrams
    LifeCycle(String machine) {
        this.machine = machine;
    }

    /// Declares a row.
    LifeCycle<S> on(S from, Class<? extends EventAttributes> event, S to) {
        rows.add(new Row(machine, from.name(), event.getSimpleName(), to.name()));
        table.computeIfAbsent(from, state -> new HashMap<>()).put(event, to);
        return this;
    }

    /// Declares a row that leads to the state it starts from.
    LifeCycle<S> stays(S state, Class<? extends EventAttributes> event) {
        return on(state, event, state);
    }

    /// Every row, in the order of declaration.
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /// The state after an event.
    ///
    /// @param subject which one moves, for the message of a defect
    /// @throws IllegalStateException when the table has no such row
    S next(S from, EventAttributes event, long subject, LifeCycleObserver observer) {
        Map<Class<? extends EventAttributes>, S> row = table.get(from);
        S to = row == null ? null : row.get(event.getClass());
        if (to == null) {
            throw new IllegalStateException("A " + machine + " (event " + subject + ") in state " + from
                    + " cannot take " + event.getClass().getSimpleName());
        }
        observer.moved(machine, from.name(), event.getClass().getSimpleName(), to.name());
        return to;
    }
}
