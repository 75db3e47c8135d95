package dev.furrow.rental.web;

import dev.furrow.rental.access.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private record Row(Set<String> accounts, String hub) {
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
        boolean everybody = idle;
        Set<String> now = new HashSet<>();
        for (Source source : List.of(TRANSITIONS, OFFERS, NOTICES)) {
            Map<String, Object> newest = newest(source);
            now.addAll(newest.keySet());
            Map<String, Object> fresh = new LinkedHashMap<>(newest);
            fresh.keySet().removeAll(seen);
            everybody |= fresh.size() == NEWEST;
            // Everybody is told then, whosever they are.
            if (!everybody && !fresh.isEmpty()) {
                rows.addAll(rows(source, fresh.values()));
            }
        }
        seen = now;
        idle = false;
        for (Listener listener : listeners) {
            if (everybody || rows.stream().anyMatch(row -> row.concerns(listener.who()))) {
                listener.tell();
            }
        }
    }

    /// A table that is watched.
    ///
    /// @param newest gives what tells a state of a row from another, and the row's number
    /// @param people gives whose business the rows with some numbers are
    private record Source(String newest, String people) {}

    private static final Source TRANSITIONS =
            new Source("select 't' || id, id from order_transition order by id desc fetch first ? rows only", """
            select o.farmer_id, o.created_by, s.account_id as seller, p.account_id as driver, o.hub_id
            from order_transition t join rental_order o on o.id = t.order_id
            left join supplier s on s.id = o.supplier_id left join operator p on p.id = o.operator_id
            where t.id in (:ids)""");
    private static final Source OFFERS =
            new Source("select id || status, id from offer order by offered_at desc fetch first ? rows only", """
            select o.farmer_id, o.created_by, s.account_id as seller, null as driver, o.hub_id
            from offer f join rental_order o on o.id = f.order_id join supplier s on s.id = f.supplier_id
            where f.id in (:ids)""");
    private static final Source NOTICES =
            new Source("select id, id from notice order by created_at desc fetch first ? rows only", """
            select account_id as farmer_id, null as created_by, null as seller, null as driver, null as hub_id
            from notice where id in (:ids)""");

    private Map<String, Object> newest(Source source) {
        Map<String, Object> newest = new LinkedHashMap<>();
        database.sql(source.newest).param(NEWEST).query(row -> {
            newest.put(row.getString(1), row.getObject(2));
        });
        return newest;
    }

    private List<Row> rows(Source source, Collection<Object> ids) {
        return database.sql(source.people)
                .param("ids", ids)
                .query((row, number) -> {
                    Set<String> accounts = new HashSet<>();
                    for (String column : List.of("farmer_id", "created_by", "seller", "driver")) {
                        String account = row.getString(column);
                        if (account != null) {
                            accounts.add(account);
                        }
                    }
                    String hub = row.getString("hub_id");
                    return new Row(accounts, hub == null ? "" : hub);
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
