package dev.furrow.demo.people;

import dev.furrow.demo.taxi.TaxiTypes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.DomainAlreadyExistsException;
import software.amazon.awssdk.services.swf.model.HistoryEvent;
import software.amazon.awssdk.services.swf.model.WorkflowExecution;
import software.amazon.awssdk.services.swf.model.WorkflowExecutionInfo;

/// The bookings that the service knows. Every list is read through the SDK's paginators, to its end.
public final class Bookings {
    private static final String RETENTION_DAYS = "7";

    private final SwfClient swf;

    /// @param swf is asked; nothing is kept
    public Bookings(SwfClient swf) {
        this.swf = swf;
    }

    /// Registers the domain, unless an earlier run or another process has.
    public void registerDomain() {
        try {
            swf.registerDomain(domain -> domain.name(TaxiTypes.DOMAIN)
                    .description("Taxi bookings of furrow demo")
                    .workflowExecutionRetentionPeriodInDays(RETENTION_DAYS));
        } catch (DomainAlreadyExistsException known) {
            // As it should be.
        }
    }

    /// All that are open.
    public List<WorkflowExecutionInfo> open() {
        return swf
                .listOpenWorkflowExecutionsPaginator(list -> list.domain(TaxiTypes.DOMAIN)
                        .typeFilter(type -> type.name(TaxiTypes.BOOK_TAXI).version(TaxiTypes.VERSION))
                        .startTimeFilter(time -> time.oldestDate(Instant.EPOCH)))
                .executionInfos()
                .stream()
                .toList();
    }

    /// How many are open.
    public int countOpen() {
        return swf.countOpenWorkflowExecutions(count -> count.domain(TaxiTypes.DOMAIN)
                        .typeFilter(type -> type.name(TaxiTypes.BOOK_TAXI).version(TaxiTypes.VERSION))
                        .startTimeFilter(time -> time.oldestDate(Instant.EPOCH)))
                .count();
    }

    /// Those that were closed at some moment or later, newest first.
    List<WorkflowExecutionInfo> closedSince(Instant oldest) {
        return swf
                .listClosedWorkflowExecutionsPaginator(list -> list.domain(TaxiTypes.DOMAIN)
                        .typeFilter(type -> type.name(TaxiTypes.BOOK_TAXI).version(TaxiTypes.VERSION))
                        .closeTimeFilter(time -> time.oldestDate(oldest)))
                .executionInfos()
                .stream()
                .toList();
    }

    /// When the last one was closed; the beginning of time if none ever was.
    Instant lastClosed() {
        return swf
                .listClosedWorkflowExecutions(list -> list.domain(TaxiTypes.DOMAIN)
                        .typeFilter(type -> type.name(TaxiTypes.BOOK_TAXI).version(TaxiTypes.VERSION))
                        .closeTimeFilter(time -> time.oldestDate(Instant.EPOCH))
                        .maximumPageSize(1))
                .executionInfos()
                .stream()
                .map(WorkflowExecutionInfo::closeTimestamp)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    /// The highest number that a booking has had; 0 if there was none.
    public int lastNumber() {
        // The newest of the closed ones are enough: numbers rise with time, but for the few that were open together.
        List<WorkflowExecutionInfo> closed = swf.listClosedWorkflowExecutions(list -> list.domain(TaxiTypes.DOMAIN)
                        .typeFilter(type -> type.name(TaxiTypes.BOOK_TAXI).version(TaxiTypes.VERSION))
                        .startTimeFilter(time -> time.oldestDate(Instant.EPOCH))
                        .maximumPageSize(100))
                .executionInfos();
        return Stream.concat(open().stream(), closed.stream())
                .map(info -> Plan.ofWorkflowId(info.execution().workflowId()))
                .flatMap(Optional::stream)
                .mapToInt(Plan::number)
                .max()
                .orElse(0);
    }

    /// The open run of a booking.
    Optional<WorkflowExecution> openRun(String workflowId) {
        return swf
                .listOpenWorkflowExecutions(list -> list.domain(TaxiTypes.DOMAIN)
                        .executionFilter(execution -> execution.workflowId(workflowId))
                        .startTimeFilter(time -> time.oldestDate(Instant.EPOCH)))
                .executionInfos()
                .stream()
                .map(WorkflowExecutionInfo::execution)
                .findFirst();
    }

    /// The whole history of a run.
    public List<HistoryEvent> history(WorkflowExecution run) {
        return swf
                .getWorkflowExecutionHistoryPaginator(
                        history -> history.domain(TaxiTypes.DOMAIN).execution(run))
                .events()
                .stream()
                .toList();
    }
}
