package dev.furrow.demo.people;

import dev.furrow.FurrowClient;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.demo.taxi.BookTaxi;
import dev.furrow.demo.taxi.TaxiTypes;
import dev.furrow.model.DomainSpec;
import dev.furrow.model.ExecutionInfo;
import dev.furrow.model.OpenExecutions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The bookings that the service knows. Every list is read to its end.
public final class Bookings {
    private static final Duration RETENTION = Duration.ofDays(7);
    private static final int NEWEST = 100;

    private final FurrowClient client;

    /// @param client is asked; nothing is kept
    public Bookings(FurrowClient client) {
        this.client = client;
    }

    /// Registers the domain, unless an earlier run or another process has.
    public void registerDomain() {
        client.domains().getOrRegister(new DomainSpec(TaxiTypes.DOMAIN, RETENTION, "Taxi bookings of furrow demo"));
    }

    /// All that are open.
    public List<ExecutionInfo> open() {
        return inProgress().stream().toList();
    }

    /// How many are open.
    public long countOpen() {
        return inProgress().count();
    }

    private OpenExecutions inProgress() {
        return client.executions().open().ofType(BookTaxi.class);
    }

    /// The highest number that a booking has had; 0 if there was none.
    public int lastNumber() {
        // The newest of the closed ones are enough: numbers rise with time, but for the few that were open together.
        Stream<ExecutionInfo> closed =
                client.executions().closed().ofType(BookTaxi.class).stream().limit(NEWEST);
        return Stream.concat(inProgress().stream(), closed)
                .map(info -> Plan.ofWorkflowId(info.workflowId()))
                .flatMap(Optional::stream)
                .mapToInt(Plan::number)
                .max()
                .orElse(0);
    }

    /// The whole history of a run.
    List<HistoryEvent> history(WorkflowExecution run) {
        return client.handle(run.workflowId(), run.runId()).history();
    }

    /// How long a run took by the service's clock; nothing while it is open.
    Optional<Duration> took(WorkflowExecution run) {
        ExecutionInfo info = client.executions().get(run.workflowId(), run.runId());
        return Optional.ofNullable(info.closed()).map(closed -> Duration.between(info.started(), closed));
    }
}
