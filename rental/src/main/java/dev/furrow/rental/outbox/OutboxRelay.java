package dev.furrow.rental.outbox;

import static java.util.stream.Collectors.toList;

import dev.furrow.rental.RentalProperties;
import dev.furrow.rental.trace.TraceParent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// Delivers what waits in the outbox: as soon as its transaction is done, and every few seconds whatever is left
/// over, for example from before a crash.
///
/// Where several processes share a database one of them delivers at a time, and the next takes over when it is done
/// or dead. Messages about one subject go one after another, those about different ones a few at once. What a later
/// one covers is not delivered if both wait, so a relay that is behind has less to do.
@Component
public class OutboxRelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LEFT_OVER = Duration.ofSeconds(2);
    private static final int PORTION = 500;
    private static final int AT_ONCE = 8;

    private final JdbcClient database;
    private final TransactionOperations turn;
    private final TransactionOperations outside;
    private final Map<String, List<Courier>> couriers;
    private final boolean isAutomatic;
    private final Semaphore waiting = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /// @param couriers one or more for each topic
    public OutboxRelay(
            JdbcClient database,
            PlatformTransactionManager transactions,
            List<Courier> couriers,
            RentalProperties properties) {
        this.isAutomatic = properties.relay();
        this.database = database;
        this.turn = new TransactionTemplate(transactions);
        TransactionTemplate apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.outside = apart;
        this.couriers = couriers.stream().collect(Collectors.groupingBy(Courier::topic));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void waiting(Outbox.Waiting event) {
        waiting.release();
    }

    /// Delivers everything that waits now.
    ///
    /// @return how many messages have arrived
    public int deliver() {
        // The transaction holds the turn, which the database takes from a process that dies.
        Integer arrived = turn.execute(status -> {
            database.sql("select id from outbox_turn where id = 1 for update")
                    .query(Integer.class)
                    .single();
            return deliver(waitingMessages());
        });
        return arrived == null ? 0 : arrived;
    }

    private int deliver(List<Message> messages) {
        Map<String, List<Message>> bySubject =
                messages.stream().collect(Collectors.groupingBy(Message::subject, LinkedHashMap::new, toList()));
        List<Long> arrived = Collections.synchronizedList(new ArrayList<>());
        Set<String> stuck = ConcurrentHashMap.newKeySet();
        each(bySubject, (subject, theirs) -> {
            for (int place = 0; place < theirs.size(); place++) {
                Message message = theirs.get(place);
                boolean isCovered = place + 1 < theirs.size() && covers(theirs.get(place + 1), message);
                if (!isCovered && !arrives(message)) {
                    // Their order matters: what comes after it waits, too.
                    stuck.add(subject);
                    return;
                }
                arrived.add(message.id);
            }
        });
        if (!arrived.isEmpty()) {
            database.sql("delete from outbox where id in (:arrived)")
                    .param("arrived", arrived)
                    .update();
        }
        if (!stuck.isEmpty()) {
            database.sql("update outbox set attempts = attempts + 1 where subject in (:stuck)")
                    .param("stuck", stuck)
                    .update();
        }
        return arrived.size();
    }

    private void each(Map<String, List<Message>> bySubject, BiConsumer<String, List<Message>> task) {
        if (!isAutomatic || bySubject.size() == 1) {
            bySubject.forEach(task);
            return;
        }
        Semaphore free = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            bySubject.forEach((subject, theirs) -> {
                free.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        task.accept(subject, theirs);
                    } finally {
                        free.release();
                    }
                });
            });
        }
    }

    private List<Message> waitingMessages() {
        return database.sql("select id, topic, subject, body, trace from outbox order by id limit ?")
                .param(PORTION)
                .query((row, number) -> new Message(
                        row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list();
    }

    private boolean covers(Message later, Message earlier) {
        List<Courier> interested = couriers.getOrDefault(earlier.topic, List.of());
        return later.topic.equals(earlier.topic)
                && !interested.isEmpty()
                && interested.stream().allMatch(courier -> courier.covers(later.body, earlier.body));
    }

    private boolean arrives(Message message) {
        List<Courier> interested = couriers.getOrDefault(message.topic, List.of());
        try {
            if (interested.isEmpty()) {
                throw new IllegalStateException("Nobody delivers messages of topic " + message.topic);
            }
            // What a courier does to the database is its own business, and does not end with the turn.
            outside.executeWithoutResult(status -> TraceParent.within(
                    message.trace,
                    () -> interested.forEach(courier -> courier.deliver(message.subject, message.body))));
            return true;
        } catch (RuntimeException failure) {
            LOG.warn("Message {} about {} is delivered later: {}", message.topic, message.subject, failure.toString());
            return false;
        }
    }

    private record Message(
            long id,
            String topic,
            String subject,
            String body,
            @Nullable String trace) {}

    @Override
    public boolean isAutoStartup() {
        return isAutomatic;
    }

    @Override
    public void start() {
        // Known before it runs, for it runs while it is the one that is known.
        Thread relaying = Thread.ofPlatform().name("outbox").daemon().unstarted(this::relay);
        thread = relaying;
        relaying.start();
    }

    private void relay() {
        Thread self = Thread.currentThread();
        while (self == thread) {
            try {
                // Signals that came together are one round.
                if (waiting.tryAcquire(LEFT_OVER.toMillis(), TimeUnit.MILLISECONDS)) {
                    waiting.drainPermits();
                }
                while (deliver() == PORTION && self == thread) {
                    LOG.debug("A full portion was delivered; there may be more");
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("The outbox could not be read: {}", failure.toString());
            }
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
