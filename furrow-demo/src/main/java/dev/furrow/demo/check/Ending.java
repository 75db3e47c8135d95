package dev.furrow.demo.check;

import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionCanceled;
import dev.furrow.api.event.WorkflowExecutionCompleted;
import dev.furrow.demo.people.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a booking has ended, by its closing event alone.
enum Ending {
    CONFIRMED,
    CANCELLED,
    NOBODY,
    NO_TAXI,
    /// In no way that the workflow knows.
    OTHER;

    private static final String CONFIRMED_BY = "confirmed ";

    static Ending of(@Nullable HistoryEvent closing) {
        if (closing == null) {
            return OTHER;
        }
        if (closing.attributes() instanceof WorkflowExecutionCanceled) {
            return CANCELLED;
        }
        String result = result(closing);
        return switch (result) {
            case "no taxi" -> NO_TAXI;
            case "nobody accepted" -> NOBODY;
            default -> result.startsWith(CONFIRMED_BY) ? CONFIRMED : OTHER;
        };
    }

    /// The taxi of a confirmed booking; empty for another.
    static String taxi(@Nullable HistoryEvent closing) {
        return closing == null || of(closing) != CONFIRMED
                ? ""
                : result(closing).substring(CONFIRMED_BY.length());
    }

    private static String result(HistoryEvent closing) {
        return closing.attributes() instanceof WorkflowExecutionCompleted completed
                ? Objects.requireNonNullElse(completed.result(), "")
                : "";
    }

    /// How a booking of this plan should end.
    static Ending planned(Outcome outcome) {
        return switch (outcome) {
            case CONFIRMED, CONTESTED, TOO_LATE -> CONFIRMED;
            case CANCELLED -> CANCELLED;
            case NOBODY -> NOBODY;
            case NO_TAXI -> NO_TAXI;
        };
    }

    /// The plain outcome of this name; null for [#OTHER].
    @Nullable Outcome outcome() {
        return switch (this) {
            case CONFIRMED -> Outcome.CONFIRMED;
            case CANCELLED -> Outcome.CANCELLED;
            case NOBODY -> Outcome.NOBODY;
            case NO_TAXI -> Outcome.NO_TAXI;
            case OTHER -> null;
        };
    }
}
