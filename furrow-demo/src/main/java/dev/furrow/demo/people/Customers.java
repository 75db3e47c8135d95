package dev.furrow.demo.people;

import dev.furrow.AlreadyRunningException;
import dev.furrow.FurrowClient;
import dev.furrow.StartOptions;
import dev.furrow.WorkflowHandle;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.FaultType;
import dev.furrow.demo.taxi.BookTaxi;
import dev.furrow.demo.taxi.Journal;
import dev.furrow.demo.taxi.Ride;
import dev.furrow.lowlevel.SwfException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The customers, each on a thread of their own: book, perhaps cancel, wait for the end.
public final class Customers implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

    private final FurrowClient client;
    private final Bookings bookings;
    private final SimulatedDrivers drivers;
    private final Journal journal;
    private final Duration patience;
    private final Consumer<EndedBooking> ended;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /// @param patience how long drivers have to accept, in whole seconds
    /// @param ended hears of every booking at its end
    public Customers(
            FurrowClient client,
            SimulatedDrivers drivers,
            Journal journal,
            Duration patience,
            Consumer<EndedBooking> ended) {
        this.client = client;
        this.bookings = new Bookings(client);
        this.drivers = drivers;
        this.journal = journal;
        this.patience = patience;
        this.ended = ended;
    }

    /// A customer books.
    public void book(Plan plan) {
        run(plan, () -> {
            journal.step(
                    plan.workflowId(),
                    "customer",
                    plan.customer() + " at the " + plan.place().word() + " wants "
                            + plan.type().phrase());
            Booked booked = Insistence.on(() -> start(plan));
            follow(plan, booked.run, booked.continued, false);
        });
    }

    /// A customer goes on waiting for a booking that an earlier run left open. Drivers who have an offer and have not
    /// answered are asked again, for nobody knows what became of them.
    public void goOn(Plan plan, String runId) {
        WorkflowExecution run = new WorkflowExecution(plan.workflowId(), runId);
        run(plan, () -> {
            LeftBehind left = LeftBehind.in(Insistence.on(() -> bookings.history(run)));
            drivers.resume(run, plan, left.offered(), left.accepted());
            follow(plan, run, true, left.cancelRequested());
        });
    }

    private interface Errand {
        void run() throws InterruptedException;
    }

    private void run(Plan plan, Errand errand) {
        Thread thread = Thread.ofVirtual().name(plan.customer()).unstarted(() -> {
            try {
                errand.run();
            } catch (InterruptedException stop) {
                // The booking goes on without the customer; the next run takes it up.
            } catch (RuntimeException e) {
                if (!stopping) {
                    ended.accept(lost(plan, e));
                }
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
    }

    private record Booked(WorkflowExecution run, boolean continued) {}

    private Booked start(Plan plan) {
        // region book
        StartOptions tagged =
                StartOptions.defaults().tags(plan.type().word(), plan.place().word());
        BookTaxi booking = client.workflow(BookTaxi.class, plan.workflowId(), tagged);
        Ride ride = plan.ride(Math.toIntExact(patience.toSeconds()));
        try {
            WorkflowHandle<String> started = client.start(() -> booking.book(ride));
            return new Booked(new WorkflowExecution(started.workflowId(), started.runId()), false);
        } catch (AlreadyRunningException e) {
            // Our own first try, whose answer got lost, or another demo on the same server. It is the same booking.
            String open = e.runId().isEmpty() ? client.handle(e.workflowId()).runId() : e.runId();
            return new Booked(new WorkflowExecution(e.workflowId(), open), true);
        }
        // endregion
    }

    private void follow(Plan plan, WorkflowExecution run, boolean continued, boolean cancelSent)
            throws InterruptedException {
        List<String> complaints = new ArrayList<>();
        boolean cancelAcknowledged = cancelSent;
        if (plan.outcome() == Outcome.CANCELLED && !cancelSent) {
            Thread.sleep(Duration.ofMillis((long) (plan.cancelAfter() * patience.toMillis())));
            cancelAcknowledged = cancel(run);
        }
        Duration took = awaitClose(run, complaints);
        if (plan.outcome() == Outcome.TOO_LATE && cancel(run)) {
            complaints.add("a cancel was taken after the run was closed");
        }
        List<String> all = List.copyOf(complaints);
        boolean acknowledged = cancelAcknowledged;
        ended.accept(new EndedBooking(
                plan,
                run,
                continued,
                took,
                Insistence.on(() -> bookings.history(run)),
                drivers.answers(run),
                acknowledged,
                all));
    }

    /// Asks to cancel.
    ///
    /// @return whether the service took it
    private boolean cancel(WorkflowExecution run) throws InterruptedException {
        journal.step(run.workflowId(), "customer", "cancels");
        return Insistence.on(() -> {
            try {
                client.handle(run.workflowId(), run.runId()).cancel();
                return true;
            } catch (SwfException refused) {
                if (refused.type() != FaultType.UNKNOWN_RESOURCE) {
                    throw refused;
                }
                journal.step(run.workflowId(), "customer", "is told: too late to cancel, the booking is closed");
                return false;
            }
        });
    }

    private Duration awaitClose(WorkflowExecution run, List<String> complaints) throws InterruptedException {
        Instant begin = Instant.now();
        Duration longest = patience.plus(LONGEST);
        var handle = client.handle(run.workflowId(), run.runId());
        if (Insistence.on(() -> handle.outcome(longest)).isPresent()) {
            return Insistence.on(() -> bookings.took(run)).orElse(Duration.ZERO);
        }
        complaints.add("it is still open after " + longest.toSeconds() + " s");
        return Duration.between(begin, Instant.now());
    }

    private static EndedBooking lost(Plan plan, RuntimeException why) {
        return new EndedBooking(
                plan,
                new WorkflowExecution(plan.workflowId(), ""),
                false,
                Duration.ZERO,
                List.of(),
                SimulatedDrivers.Answers.NONE,
                false,
                List.of("a call of the customer failed: " + why.getMessage()));
    }

    /// Sends the customers home. Their bookings stay.
    @Override
    public void close() {
        stopping = true;
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(STOP_PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
