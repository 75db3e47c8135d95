package dev.furrow.demo.people;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import java.time.Duration;
import java.util.List;

/// A booking that is over, with what those who took part in it know. The history must bear them out.
///
/// @param continued whether an earlier run of the demo started it
/// @param took from start to close, by the service's clock
/// @param history read after everybody was done with it
/// @param drivers what the drivers were answered
/// @param cancelAcknowledged whether the service took a cancel while the booking was open
/// @param complaints of the customer: what should not have happened to them
public record EndedBooking(
        Plan plan,
        WorkflowExecution run,
        boolean continued,
        Duration took,
        List<HistoryEvent> history,
        SimulatedDrivers.Answers drivers,
        boolean cancelAcknowledged,
        List<String> complaints) {}
