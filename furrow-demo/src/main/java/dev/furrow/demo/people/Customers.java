package dev.furrow.demo.people;

import dev.furrow.demo.taxi.Journal;
import dev.furrow.demo.taxi.TaxiTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.UnknownResourceException;
import software.amazon.awssdk.services.swf.model.WorkflowExecution;
import software.amazon.awssdk.services.swf.model.WorkflowExecutionAlreadyStartedException;
import software.amazon.awssdk.services.swf.model.WorkflowExecutionInfo;

/// The customers, each on a thread of their own: book, perhaps cancel, wait for the end.
public final class Customers implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

    private final SwfClient swf;
    private final Bookings bookings;
    private final ClosedBookings closed;
    private final SimulatedDrivers drivers;
    private final Journal journal;
    private final Duration patience;
    private final Consumer<EndedBooking> ended;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /// @param patience how long drivers have to accept, in whole seconds
    /// @param ended hears of every booking at its end
    public Customers(
            SwfClient swf,
            ClosedBookings closed,
            SimulatedDrivers drivers,
            Journal journal,
            Duration patience,
            Consumer<EndedBooking> ended) {
        this.swf = swf;
        this.bookings = new Bookings(swf);
        this.closed = closed;
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
            Booked booked = start(plan);
            follow(plan, booked.run, booked.continued, false);
        });
    }

    /// A customer goes on waiting for a booking that an earlier run left open. Drivers who have an offer and have not
    /// answered are asked again, for nobody knows what became of them.
    public void goOn(Plan plan, WorkflowExecution run) {
        run(plan, () -> {
            LeftBehind left = LeftBehind.in(bookings.history(run));
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
            } catch (SdkException e) {
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
        try {
            String runId = swf.startWorkflowExecution(start -> start.domain(TaxiTypes.DOMAIN)
                            .workflowId(plan.workflowId())
                            .workflowType(type -> type.name(TaxiTypes.BOOK_TAXI).version(TaxiTypes.VERSION))
                            .input(plan.ride(Math.toIntExact(patience.toSeconds()))
                                    .text())
                            .tagList(plan.type().word(), plan.place().word()))
                    .runId();
            return new Booked(run(plan, runId), false);
        } catch (WorkflowExecutionAlreadyStartedException e) {
            // Our own first try, whose answer got lost, or another demo on the same server. It is the same booking.
            return new Booked(bookings.openRun(plan.workflowId()).orElseThrow(() -> e), true);
        }
    }

    private static WorkflowExecution run(Plan plan, String runId) {
        return WorkflowExecution.builder()
                .workflowId(plan.workflowId())
                .runId(runId)
                .build();
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
        ended.accept(new EndedBooking(
                plan,
                run,
                continued,
                took,
                bookings.history(run),
                drivers.answers(run),
                cancelAcknowledged,
                List.copyOf(complaints)));
    }

    /// Asks to cancel.
    ///
    /// @return whether the service took it
    private boolean cancel(WorkflowExecution run) {
        journal.step(run.workflowId(), "customer", "cancels");
        try {
            swf.requestCancelWorkflowExecution(cancel ->
                    cancel.domain(TaxiTypes.DOMAIN).workflowId(run.workflowId()).runId(run.runId()));
            return true;
        } catch (UnknownResourceException tooLate) {
            journal.step(run.workflowId(), "customer", "is told: too late to cancel, the booking is closed");
            return false;
        }
    }

    private Duration awaitClose(WorkflowExecution run, List<String> complaints) throws InterruptedException {
        Instant begin = Instant.now();
        Duration longest = patience.plus(LONGEST);
        try {
            WorkflowExecutionInfo info = closed.whenClosed(run.runId()).get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return Duration.between(info.startTimestamp(), info.closeTimestamp());
        } catch (TimeoutException e) {
            complaints.add("it is still open after " + longest.toSeconds() + " s");
            return Duration.between(begin, Instant.now());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for a close does not fail", e);
        }
    }

    private static EndedBooking lost(Plan plan, SdkException why) {
        return new EndedBooking(
                plan,
                run(plan, ""),
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
