package dev.furrow.rental.outbox;

import dev.furrow.rental.RentalProperties;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Delivers what waits in the outbox: as soon as its transaction is done, and every few seconds whatever is left
/// over, for example from before a crash.
@Component
public class OutboxRelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LEFT_OVER = Duration.ofSeconds(2);
    private static final int PORTION = 500;

    private final JdbcClient database;
    private final Map<String, List<Courier>> couriers;
    private final boolean isAutomatic;
    private final Semaphore waiting = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /// @param couriers one or more for each topic
    public OutboxRelay(JdbcClient database, List<Courier> couriers, RentalProperties properties) {
        this.isAutomatic = properties.relay();
        this.database = database;
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
        int delivered = 0;
        // After a failure the same subject's later messages wait, too: their order matters.
        Set<String> stuck = new HashSet<>();
        List<Message> messages = waitingMessages();
        for (Message message : messages) {
            if (!stuck.contains(message.subject) && deliver(message)) {
                delivered++;
            } else {
                stuck.add(message.subject);
            }
        }
        return delivered;
    }

    private List<Message> waitingMessages() {
        return database.sql("select id, topic, subject, body from outbox order by id limit ?")
                .param(PORTION)
                .query((row, number) ->
                        new Message(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    private boolean deliver(Message message) {
        List<Courier> interested = couriers.getOrDefault(message.topic, List.of());
        try {
            if (interested.isEmpty()) {
                throw new IllegalStateException("Nobody delivers messages of topic " + message.topic);
            }
            interested.forEach(courier -> courier.deliver(message.subject, message.body));
            database.sql("delete from outbox where id = ?").param(message.id).update();
            return true;
        } catch (RuntimeException failure) {
            LOG.warn("Message {} about {} is delivered later: {}", message.topic, message.subject, failure.toString());
            database.sql("update outbox set attempts = attempts + 1 where subject = ?")
                    .param(message.subject)
                    .update();
            return false;
        }
    }

    private record Message(long id, String topic, String subject, String body) {}

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
