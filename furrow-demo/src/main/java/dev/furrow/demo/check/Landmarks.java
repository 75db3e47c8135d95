package dev.furrow.demo.check;

import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionSignaled;
import dev.furrow.demo.taxi.TaxiActivity;
import dev.furrow.demo.taxi.TaxiTypes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The events by which one finds one's way through a booking. Each is null if it did not happen.
///
/// @param found the success of the search
/// @param taxis what it found
/// @param accepted the first signal by which a driver who was found accepted
/// @param toldCustomer the success of telling the customer
/// @param closing the first closing event
record Landmarks(
        @Nullable HistoryEvent found,
        List<String> taxis,
        @Nullable HistoryEvent firstOffer,
        @Nullable HistoryEvent timerStarted,
        @Nullable HistoryEvent timerFired,
        @Nullable HistoryEvent accepted,
        @Nullable HistoryEvent cancelRequested,
        @Nullable HistoryEvent toldCustomer,
        @Nullable HistoryEvent closing) {

    static Landmarks of(IndexedHistory history) {
        ActivityRun search = success(history, TaxiActivity.FIND_TAXIS);
        List<String> taxis = search == null || search.result().isEmpty()
                ? List.of()
                : List.of(search.result().split(" "));
        List<ActivityRun> offers = history.activities(TaxiActivity.OFFER_RIDE);
        ActivityRun told = success(history, TaxiActivity.TELL_CUSTOMER);
        List<HistoryEvent> closing = history.closing();
        return new Landmarks(
                search == null ? null : search.completed(),
                taxis,
                offers.isEmpty() ? null : offers.getFirst().scheduled(),
                history.first(EventType.TimerStarted),
                history.first(EventType.TimerFired),
                accepts(history, taxis).stream().findFirst().orElse(null),
                history.first(EventType.WorkflowExecutionCancelRequested),
                told == null ? null : told.completed(),
                closing.isEmpty() ? null : closing.getFirst());
    }

    /// The signals by which drivers of these taxis accepted, in order.
    static List<HistoryEvent> accepts(IndexedHistory history, List<String> taxis) {
        return history.of(EventType.WorkflowExecutionSignaled)
                .filter(event -> event.attributes() instanceof WorkflowExecutionSignaled signal
                        && TaxiTypes.ACCEPTED.equals(signal.signalName()))
                .filter(event -> taxis.contains(taxi(event)))
                .toList();
    }

    /// The taxi whose driver sent a signal.
    static String taxi(HistoryEvent signal) {
        return Objects.requireNonNullElse(((WorkflowExecutionSignaled) signal.attributes()).input(), "");
    }

    private static @Nullable ActivityRun success(IndexedHistory history, TaxiActivity type) {
        return history.activities(type).stream()
                .filter(run -> run.completed() != null)
                .findFirst()
                .orElse(null);
    }
}
