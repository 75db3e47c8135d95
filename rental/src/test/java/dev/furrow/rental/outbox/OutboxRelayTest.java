package dev.furrow.rental.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.RentalProperties;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class OutboxRelayTest {
    private static final int STARTS = 300;

    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final List<String> said = new CopyOnWriteArrayList<>();

    /// Its thread once left before it was known as the one that relays, in one of a few starts: nothing was ever
    /// delivered.
    @Test
    @Timeout(120)
    void aRelayThatWasStartedDelivers() throws InterruptedException {
        JdbcDataSource source = migrated();
        JdbcClient database = JdbcClient.create(source);
        OutboxRelay relay = new OutboxRelay(
                database,
                new JdbcTransactionManager(source),
                List.of(new Arrivals()),
                new RentalProperties("INR", ZoneOffset.UTC, 1_000, 1, "", true, ""));
        for (int i = 0; i < STARTS; i++) {
            database.sql("insert into outbox (topic, subject, body, created_at) values ('said', ?, '', ?)")
                    .params(String.valueOf(i), Clock.systemUTC().instant().atOffset(ZoneOffset.UTC))
                    .update();
            relay.start();
            relay.waiting(new Outbox.Waiting());
            assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo(String.valueOf(i));
            relay.stop();
            arrived.clear();
            database.sql("delete from outbox").update();
        }
    }

    /// The reader of the last word need not hear those before it; but the end of something does not stand for its
    /// beginning.
    @Test
    void whatALaterMessageCoversIsNotDelivered() {
        JdbcDataSource source = migrated();
        JdbcClient database = JdbcClient.create(source);
        OutboxRelay relay = new OutboxRelay(
                database,
                new JdbcTransactionManager(source),
                List.of(new Arrivals()),
                new RentalProperties("INR", ZoneOffset.UTC, 1_000, 1, "", false, ""));
        List.of("one first", "one second", "other first", "one third", "other end")
                .forEach(message -> database.sql(
                                "insert into outbox (topic, subject, body, created_at) values ('said', ?, ?, ?)")
                        .params(
                                message.split(" ", 2)[0],
                                message.split(" ", 2)[1],
                                Clock.systemUTC().instant().atOffset(ZoneOffset.UTC))
                        .update());
        assertThat(relay.deliver()).isEqualTo(5);
        assertThat(said).containsExactlyInAnyOrder("one third", "other first", "other end");
        assertThat(database.sql("select count(*) from outbox")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static JdbcDataSource migrated() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    private final class Arrivals implements Courier {
        @Override
        public String topic() {
            return "said";
        }

        @Override
        public void deliver(String subject, String body) {
            arrived.add(subject);
            said.add(subject + " " + body);
        }

        @Override
        public boolean covers(String later, String earlier) {
            return !later.equals("end");
        }
    }
}
