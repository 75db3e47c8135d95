package dev.furrow.rental.time;

import dev.furrow.rental.RentalProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Where a world stands that goes faster than the wall clock. The database knows: processes that share it go by one
/// time, and a process that comes back after a crash goes on where the last one was, as nothing has happened
/// meanwhile.
@Component
@ConditionalOnExpression("${rental.speed:1} != 1")
class FasterTime implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FasterTime.class);
    private static final Duration BEAT = Duration.ofMillis(250);
    /// Nobody who runs is silent for so long.
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final JdbcClient database;
    private final Clock wall = Clock.systemUTC();
    private final Pace pace;
    private final ScheduledExecutorService beating = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("clock").factory());
    private volatile boolean running;

    FasterTime(JdbcClient database, TransactionOperations transactions, RentalProperties properties) {
        this.database = database;
        Anchor anchor = transactions.execute(status -> anchor(properties));
        if (anchor == null) {
            throw new IllegalStateException("The database does not say what time it is");
        }
        pace = Pace.faster(wall, anchor.wallAt, anchor.businessAt, anchor.speed);
    }

    /// At one moment of the wall clock it was that late in the world.
    private record Anchor(Instant wallAt, Instant businessAt, Instant seenAt, double speed) {
        Instant businessWhenSeen() {
            return Pace.faster(Clock.systemUTC(), wallAt, businessAt, speed).at(seenAt);
        }
    }

    Pace pace() {
        return pace;
    }

    private Anchor anchor(RentalProperties properties) {
        Instant now = now();
        Instant start = properties.startAt().isEmpty() ? now : Instant.parse(properties.startAt());
        boolean isFirst = database.sql("""
                insert into business_clock (id, wall_at, business_at, seen_at, speed) values (1, ?, ?, ?, ?)
                on conflict do nothing""")
                        .params(Utc.of(now), Utc.of(start), Utc.of(now), properties.speed())
                        .update()
                == 1;
        Anchor known = database.sql("select * from business_clock where id = 1 for update")
                .query((row, number) -> new Anchor(
                        Utc.read(row, "wall_at"),
                        Utc.read(row, "business_at"),
                        Utc.read(row, "seen_at"),
                        row.getDouble("speed")))
                .single();
        boolean isShared = known.seenAt.plus(SILENCE).isAfter(now) && known.speed == properties.speed();
        return isFirst || isShared ? known : resume(known, now, start, properties.speed());
    }

    private Anchor resume(Anchor known, Instant now, Instant start, double speed) {
        Instant stood = known.businessWhenSeen();
        Anchor fresh = new Anchor(now, stood.isAfter(start) ? stood : start, now, speed);
        database.sql("update business_clock set wall_at = ?, business_at = ?, seen_at = ?, speed = ? where id = 1")
                .params(Utc.of(now), Utc.of(fresh.businessAt), Utc.of(now), speed)
                .update();
        return fresh;
    }

    private Instant now() {
        return wall.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void beat() {
        try {
            database.sql("update business_clock set seen_at = ? where id = 1")
                    .param(Utc.of(now()))
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("The time of this world is not kept at the moment: {}", e.getMessage());
        }
    }

    @Override
    public void start() {
        running = true;
        var _ = beating.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        beating.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
