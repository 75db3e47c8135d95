package dev.furrow.rental.outbox;

import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import dev.furrow.rental.trace.TraceParent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Takes down what the workflow service must hear, in the transaction that makes it true. If the transaction is
/// rolled back nothing is told; if the process dies after it, it is told when the process is back.
@Component
public class Outbox {
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Pace clock;

    /// @param clock of the business
    public Outbox(JdbcClient database, ApplicationEventPublisher events, Pace clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /// Sends a message once the current transaction is done.
    public void send(String topic, String subject, String body) {
        database.sql("insert into outbox (topic, subject, body, created_at, trace) values (?, ?, ?, ?, ?)")
                .params(Values.of(topic, subject, body, Utc.of(clock.instant()), TraceParent.current()))
                .update();
        events.publishEvent(new Waiting());
    }

    /// Something may wait to be delivered.
    record Waiting() {}
}
