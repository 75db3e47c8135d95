package dev.furrow.server.console.execution;

import dev.furrow.api.event.HistoryEvent;
import dev.furrow.engine.execution.OpenWork;
import dev.furrow.server.console.insight.Payload;
import dev.furrow.server.console.insight.Scrub;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An execution as it was at one of its events.
///
/// @param eventId the event
/// @param last the number of the last event
/// @param type the event's kind
/// @param at when it happened
/// @param work its state and what was open
/// @param executionContext what the decider had last left there
/// @param decidedBy the completed decision task whose decisions are told; 0 for none
/// @param decisions what these brought about
public record Then(
        long eventId,
        long last,
        String type,
        Instant at,
        OpenWork work,
        @Nullable String executionContext,
        long decidedBy,
        List<HistoryEvent> decisions) {
    private static final int GLANCE = 300;
    private static final int MOST_SHOWN = 200;

    static Then of(Execution execution, long eventId) {
        Scrub scrub = execution.scrub(eventId);
        return new Then(
                eventId,
                execution.work().lastEventId(),
                scrub.event().eventType().name(),
                scrub.event().eventTimestamp(),
                scrub.work(),
                scrub.context(),
                scrub.decidedBy(),
                scrub.decisions());
    }

    /// What was open, for the page.
    public List<Pending> pending() {
        return Pending.of(work, event -> null);
    }

    /// The first decisions, for the page: one answer may hold thousands.
    public List<HistoryEvent> shown() {
        return decisions.subList(0, Math.min(MOST_SHOWN, decisions.size()));
    }

    /// What a decision says, in short.
    public String says(HistoryEvent decision) {
        String json =
                new String(dev.furrow.api.json.Json.encode((Record) decision.attributes()), StandardCharsets.UTF_8);
        return Payload.of(json.length() > GLANCE ? json.substring(0, GLANCE) : json, GLANCE)
                .text();
    }
}
