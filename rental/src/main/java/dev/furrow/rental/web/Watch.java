package dev.furrow.rental.web;

import dev.furrow.rental.access.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Looks at what the database holds that it did not hold a moment ago, and tells the screens whose business it is. It
/// looks at the database and not at this process's own events, for several processes may serve one database.
///
/// It sees the newest few rows of three tables; what it has not seen is new. When all of them are new there may
/// be more, and everybody is told. While nobody listens it does not look.
@Component
class Watch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int NEWEST = 200;
    private static final int SCREENS_PER_ACCOUNT = 6;

    private final JdbcClient database;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("watch").factory());
    private Set<String> seen = Set.of();
    private boolean idle = true;
    private volatile boolean running;

    Watch(JdbcClient database) {
        this.database = database;
    }

    SseEmitter listen(Actor who) {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Listener listener = new Listener(who, emitter);
        List<Listener> theirs = listeners.stream()
                .filter(each -> each.who().account().equals(who.account()))
                .toList();
        if (theirs.size() >= SCREENS_PER_ACCOUNT) {
            theirs.getFirst().end();
        }
        emitter.onCompletion(listener::end);
        emitter.onTimeout(listener::end);
        listeners.add(listener);
        if (!running) {
            listener.end();
        }
        Thread.ofVirtual().name("live").start(() -> {
            listener.run();
            listeners.remove(listener);
        });
        return emitter;
    }

    /// Whose business a row is.
    private record Row(String key, Set<String> accounts, String hub) {
        boolean concerns(Actor who) {
            return switch (who.role()) {
                case MANAGEMENT -> true;
                case HUB -> hub.equals(who.hubId()) || accounts.contains(who.account());
                case FARMER, SUPPLIER, OPERATOR, AGENT, SYSTEM -> accounts.contains(who.account());
            };
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (DataAccessException e) {
            LOG.warn("The screens are not told of changes at the moment: {}", e.getMessage());
        }
    }

    void look() {
        listeners.removeIf(Listener::isOver);
        if (listeners.isEmpty()) {
            idle = true;
            return;
        }
        List<Row> rows = new ArrayList<>();
        boolean many = false;
        Set<String> now = new HashSet<>();
        for (String sql : List.of(TRANSITIONS, OFFERS, NOTICES)) {
            List<Row> newest = newest(sql);
            List<Row> fresh =
                    newest.stream().filter(row -> !seen.contains(row.key())).toList();
            many |= fresh.size() == NEWEST;
            rows.addAll(fresh);
            newest.forEach(row -> now.add(row.key()));
        }
        boolean all = many || idle;
        seen = now;
        idle = false;
        for (Listener listener : listeners) {
            if (all || rows.stream().anyMatch(row -> row.concerns(listener.who()))) {
                listener.tell();
            }
        }
    }

    private static final String TRANSITIONS = """
            select 't' || t.id as changed, o.farmer_id, o.created_by, s.account_id as seller, p.account_id as driver, o.hub_id
            from order_transition t join rental_order o on o.id = t.order_id
            left join supplier s on s.id = o.supplier_id left join operator p on p.id = o.operator_id
            order by t.id desc fetch first ? rows only""";
    private static final String OFFERS = """
            select f.id || f.status as changed, o.farmer_id, o.created_by, s.account_id as seller, null as driver, o.hub_id
            from offer f join rental_order o on o.id = f.order_id join supplier s on s.id = f.supplier_id
            order by f.offered_at desc fetch first ? rows only""";
    private static final String NOTICES = """
            select id as changed, account_id as farmer_id, null as created_by, null as seller, null as driver, null as hub_id
            from notice order by created_at desc fetch first ? rows only""";

    private List<Row> newest(String sql) {
        return database.sql(sql)
                .param(NEWEST)
                .query((row, number) -> {
                    Set<String> accounts = new HashSet<>();
                    for (String column : List.of("farmer_id", "created_by", "seller", "driver")) {
                        String account = row.getString(column);
                        if (account != null) {
                            accounts.add(account);
                        }
                    }
                    String hub = row.getString("hub_id");
                    return new Row(row.getString("changed"), accounts, hub == null ? "" : hub);
                })
                .list();
    }

    @Override
    public void start() {
        running = true;
        var _ = looking.scheduleWithFixedDelay(
                this::lookSafely, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Before the web server's own stop, by the default phase: it waits for every answer to end, and these have no
    /// end of their own.
    @Override
    public void stop() {
        running = false;
        looking.shutdownNow();
        listeners.forEach(Listener::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
