package dev.furrow.demo.people;

import dev.furrow.FurrowClient;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.FaultType;
import dev.furrow.demo.taxi.BookTaxi;
import dev.furrow.demo.taxi.Drivers;
import dev.furrow.demo.taxi.Journal;
import dev.furrow.lowlevel.SwfException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The drivers. They do what the booking's [Plan] says: those who accept think for a while and send the signal, each
/// on a thread of his own, from the moment when all of them have the offer, so that two who accept do race.
///
/// Keeps, for each run, what the service has answered them; the checker holds the history against that.
public final class SimulatedDrivers implements Drivers, AutoCloseable {
    /// What the service has answered the drivers of a run.
    ///
    /// @param acknowledged whose signals were taken
    /// @param refused who were told that the booking is closed
    public record Answers(Set<String> acknowledged, Set<String> refused) {
        /// Nobody has sent a signal.
        public static final Answers NONE = new Answers(Set.of(), Set.of());
    }

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private final FurrowClient client;
    private final Journal journal;
    private final Duration patience;
    private final Map<String, Phones> phonesByRunId = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /// @param patience how long drivers have to accept
    public SimulatedDrivers(FurrowClient client, Journal journal, Duration patience) {
        this.client = client;
        this.journal = journal;
        this.patience = patience;
    }

    @Override
    public void offered(String workflowId, String runId, String taxi) {
        WorkflowExecution booking = new WorkflowExecution(workflowId, runId);
        Plan.ofWorkflowId(workflowId).ifPresent(plan -> phones(booking, plan).ring(taxi));
    }

    /// Puts the drivers where an earlier run left them: these have their offers, those have answered.
    void resume(WorkflowExecution booking, Plan plan, Set<String> offered, Set<String> answered) {
        Phones phones = phones(booking, plan);
        phones.markAnswered(answered);
        offered.forEach(phones::ring);
    }

    /// What the drivers of a run were answered, once none of them is about to send a signal. The run is forgotten.
    Answers answers(WorkflowExecution booking) throws InterruptedException {
        Phones phones = phonesByRunId.remove(booking.runId());
        return phones == null ? Answers.NONE : phones.answers();
    }

    /// Sends nobody's signal any more.
    @Override
    public void close() {
        stopping = true;
        phonesByRunId.values().forEach(Phones::hangUp);
    }

    private Phones phones(WorkflowExecution booking, Plan plan) {
        return phonesByRunId.computeIfAbsent(booking.runId(), _ -> new Phones(booking, plan));
    }

    /// The phones of one booking's drivers.
    private final class Phones {
        private final WorkflowExecution booking;
        private final Plan plan;
        private final Set<String> offered = new HashSet<>();
        private final Set<String> answered = new HashSet<>();
        private final Set<String> acknowledged = new HashSet<>();
        private final Set<String> refused = new HashSet<>();
        private final List<Thread> talking = new ArrayList<>();

        private Phones(WorkflowExecution booking, Plan plan) {
            this.booking = booking;
            this.plan = plan;
        }

        private synchronized void markAnswered(Set<String> taxis) {
            answered.addAll(taxis);
        }

        private synchronized void ring(String taxi) {
            offered.add(taxi);
            if (offered.containsAll(plan.accepting()) && !stopping) {
                for (String accepting : plan.accepting()) {
                    if (answered.add(accepting)) {
                        talking.add(Thread.ofVirtual().name(accepting).start(() -> accept(accepting)));
                    }
                }
            }
        }

        private void accept(String taxi) {
            try {
                Thread.sleep(Duration.ofMillis((long) (plan.think() * patience.toMillis())));
                journal.step(booking.workflowId(), taxi, "accepts");
                BookTaxi open = client.workflow(BookTaxi.class, booking.workflowId());
                Insistence.on(() -> {
                    open.accepted(taxi);
                    return taxi;
                });
                note(acknowledged, taxi);
            } catch (InterruptedException stop) {
                // The next run asks this driver again.
            } catch (RuntimeException e) {
                if (e instanceof SwfException refusal && refusal.type() == FaultType.UNKNOWN_RESOURCE) {
                    note(refused, taxi);
                    journal.step(booking.workflowId(), taxi, "is told: too late, the booking is closed");
                } else if (!stopping) {
                    journal.step(booking.workflowId(), taxi, "cannot reach anybody: " + e.getMessage());
                }
            }
        }

        private synchronized void note(Set<String> answers, String taxi) {
            answers.add(taxi);
        }

        private Answers answers() throws InterruptedException {
            for (Thread thread : talking()) {
                thread.join();
            }
            synchronized (this) {
                return new Answers(Set.copyOf(acknowledged), Set.copyOf(refused));
            }
        }

        private synchronized List<Thread> talking() {
            return List.copyOf(talking);
        }

        private void hangUp() {
            List<Thread> threads = talking();
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
}
