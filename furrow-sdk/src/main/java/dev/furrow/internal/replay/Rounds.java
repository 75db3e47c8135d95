package dev.furrow.internal.replay;

import dev.furrow.api.event.DecisionTaskCompleted;
import dev.furrow.api.event.DecisionTaskStarted;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.TimerStarted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a history into the rounds that deciders saw.
///
/// A round begins with a started decision task and is fed with every event before that which no round has seen,
/// except those that decisions brought about themselves. These are compared with the round's commands when the
/// task has been completed; so what a decision brought about takes effect before what came in while it was made.
/// A decision task that timed out, or that was answered by parking the execution, is no round: its events belong
/// to the next.
final class Rounds {
    private final Player player;
    private final List<HistoryEvent> unseen = new ArrayList<>();
    private int visible;
    private @Nullable HistoryEvent started;
    private long played;
    private int parkings;

    /// What happens in a round.
    interface Player {
        /// Runs the strands.
        ///
        /// @param replay whether its decisions are in the history already
        void play(List<HistoryEvent> events, HistoryEvent started, boolean replay);

        /// Compares commands and outcomes.
        void compare(List<Recorded> outcomes, long completedEventId);
    }

    Rounds(Player player) {
        this.player = player;
    }

    /// Goes on with more of the history.
    ///
    /// @param upTo the started decision task that is to be decided now; 0 if none is
    void feed(List<HistoryEvent> events, long upTo) {
        for (int i = 0; i < events.size(); i++) {
            HistoryEvent event = events.get(i);
            switch (event.attributes()) {
                case DecisionTaskStarted start -> {
                    started = event;
                    visible = unseen.size();
                }
                case DecisionTaskCompleted completed -> complete(event, completed, outcomes(events, i));
                default -> {
                    if (Recorded.of(event) == null) {
                        unseen.add(event);
                    }
                }
            }
        }
        HistoryEvent now = started;
        if (now != null && upTo == now.eventId() && played != upTo) {
            play(now, false);
        }
    }

    private void complete(HistoryEvent event, DecisionTaskCompleted completed, List<Recorded> outcomes) {
        if (isParking(outcomes)) {
            parkings++;
            return;
        }
        parkings = 0;
        HistoryEvent start = started;
        if (start != null && played != completed.startedEventId()) {
            play(start, true);
        }
        player.compare(outcomes, event.eventId());
    }

    private void play(HistoryEvent start, boolean replay) {
        List<HistoryEvent> seen = unseen.subList(0, visible);
        List<HistoryEvent> events = List.copyOf(seen);
        seen.clear();
        visible = 0;
        played = start.eventId();
        player.play(events, start, replay);
    }

    private static List<Recorded> outcomes(List<HistoryEvent> events, int completed) {
        long decidedIn = events.get(completed).eventId();
        List<Recorded> outcomes = new ArrayList<>();
        for (int i = completed + 1; i < events.size(); i++) {
            HistoryEvent event = events.get(i);
            if (event.attributes() instanceof DecisionTaskStarted) {
                break;
            }
            Recorded recorded = Recorded.of(event);
            if (recorded != null && recorded.decidedIn() == decidedIn) {
                outcomes.add(recorded);
            }
        }
        return outcomes;
    }

    private static boolean isParking(List<Recorded> outcomes) {
        return outcomes.size() == 1
                && outcomes.getFirst().event().attributes() instanceof TimerStarted timer
                && timer.timerId().startsWith(Ids.PARK);
    }

    /// The round that was run last, by its started decision task; 0 before the first.
    long played() {
        return played;
    }

    /// How often the execution was parked since it last went on.
    int parkings() {
        return parkings;
    }
}
