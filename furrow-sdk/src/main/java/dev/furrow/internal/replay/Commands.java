package dev.furrow.internal.replay;

import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The commands that the history does not show yet, in the order in which they were given.
///
/// After each decision they are compared with the events that it brought about. Both must be the same, by kind,
/// id and type; their order does not matter, so strands that have nothing to do with each other may change
/// places. Commands that did not fit into the response stay, which the history shows by a timer of its own.
final class Commands {
    private static final int MOST_DECISIONS = 100;
    private static final int MOST_BYTES = 800_000;

    private final Map<CommandKey, Command> waiting = new LinkedHashMap<>();
    private @Nullable Recorded lastMatch;

    void add(Command command) {
        waiting.put(command.key(), command);
    }

    /// Forgets a command that was not sent.
    ///
    /// @return whether it was not sent
    boolean withdraw(Command command) {
        return waiting.remove(command.key(), command);
    }

    boolean holds(Command command) {
        return waiting.containsKey(command.key());
    }

    /// The decisions to send now: as many as fit, and a timer that fires at once when that is not all.
    List<Decision> batch() {
        List<Decision> decisions = new ArrayList<>();
        long bytes = 0;
        int left = waiting.size();
        for (Command command : waiting.values()) {
            Decision decision = command.decision();
            // What is alone is sent whatever its size, so nobody needs to know it.
            bytes += waiting.size() == 1 ? 0 : Json.encode((Record) decision).length;
            boolean full = (left > 1 && decisions.size() == MOST_DECISIONS - 1) || bytes > MOST_BYTES;
            if (full && !decisions.isEmpty()) {
                decisions.add(new StartTimerDecision(Ids.MORE, null, "0"));
                return decisions;
            }
            decisions.add(decision);
            left--;
        }
        return decisions;
    }

    /// Compares with what a decision has brought about.
    ///
    /// @return null if both are the same
    @Nullable Divergence match(List<Recorded> outcomes) {
        boolean more = false;
        List<Recorded> unmatched = new ArrayList<>();
        for (Recorded outcome : outcomes) {
            if (outcome.key().kind() == CommandKey.Kind.TIMER
                    && outcome.key().id().equals(Ids.MORE)) {
                more = true;
                continue;
            }
            Command command = waiting.get(outcome.key());
            if (command != null && (outcome.what().isEmpty() || outcome.what().equals(command.what()))) {
                waiting.remove(outcome.key());
                lastMatch = outcome;
                command.recorded(outcome);
            } else {
                unmatched.add(outcome);
            }
        }
        if (!unmatched.isEmpty()) {
            Recorded first = unmatched.getFirst();
            return new Divergence(first, counterpart(first), lastMatch);
        }
        if (!more && !waiting.isEmpty()) {
            return new Divergence(null, waiting.values().iterator().next(), lastMatch);
        }
        return null;
    }

    /// What the code wanted in the same place: the same id, or else the first of the same strand, or else the
    /// first.
    private @Nullable Command counterpart(Recorded recorded) {
        String id = recorded.key().strandId();
        String strand = id.substring(0, Math.max(0, id.lastIndexOf('.')));
        Command same = null;
        for (Command command : waiting.values()) {
            if (command.key().strandId().equals(id)) {
                return command;
            }
            if (same == null && command.strand().equals(strand)) {
                same = command;
            }
        }
        return same;
    }

    /// Where history and code part.
    ///
    /// @param recorded what history has; null if it lacks what the code did
    /// @param command what the code did; null if it did nothing in its place
    /// @param lastMatch the last thing in which both agreed; null if there was none
    record Divergence(
            @Nullable Recorded recorded,
            @Nullable Command command,
            @Nullable Recorded lastMatch) {}
}
