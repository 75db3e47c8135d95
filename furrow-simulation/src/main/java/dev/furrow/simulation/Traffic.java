package dev.furrow.simulation;

import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Request;
import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.tasklist.Poll;
import dev.furrow.simulation.check.Call;
import dev.furrow.simulation.check.Checker;
import dev.furrow.simulation.check.Outcome;
import dev.furrow.simulation.check.RunHistory;
import dev.furrow.simulation.client.Client;
import dev.furrow.simulation.client.Crowd;
import dev.furrow.simulation.client.Vocabulary;
import dev.furrow.simulation.schedule.AwaitPoint;
import dev.furrow.simulation.schedule.Chance;
import dev.furrow.simulation.schedule.CrashPoints;
import dev.furrow.simulation.schedule.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/// The clients, their requests and answers on the way, and the requests that the server has: sent, arrived, lost,
/// answered, cut off. Writes down what each client knows of each call.
final class Traffic {
    private final Parameters parameters;
    private final Chance chance;
    private final Trace trace;
    private final CrashPoints points;
    private final SimulatedServer server;
    private final Ground ground;
    private final LongSupplier steps;
    private final List<String> troubles;
    private final List<Client> idle;
    private final List<Exchange> travelling = new ArrayList<>();
    private final List<Exchange> atServer = new ArrayList<>();
    private final List<Exchange> answered = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();
    private long callIds;

    /// @param steps how many steps the world has taken
    /// @param troubles gets what should not be
    Traffic(
            Parameters parameters,
            Chance chance,
            Trace trace,
            CrashPoints points,
            SimulatedServer server,
            Ground ground,
            LongSupplier steps,
            List<String> troubles) {
        this.parameters = parameters;
        this.chance = chance;
        this.trace = trace;
        this.points = points;
        this.server = server;
        this.ground = ground;
        this.steps = steps;
        this.troubles = troubles;
        idle = new ArrayList<>(Crowd.of(parameters.clients(), new Vocabulary(chance.fork(), parameters.workflowIds())));
    }

    /// What the clients logged.
    List<Call> calls() {
        return calls;
    }

    /// A client sends its next request.
    boolean speak() {
        if (idle.isEmpty()) {
            return false;
        }
        Client client = takeFrom(idle);
        long id = ++callIds;
        Request request = client.next("m" + id);
        Exchange exchange = new Exchange(id, client, request, steps.getAsLong(), this::onAnswer);
        travelling.add(exchange);
        trace.note("send", id);
        if (trace.isPrinted()) {
            trace.explain(client.name() + ": " + request);
        }
        return true;
    }

    /// A request reaches the server, or does not.
    boolean arrive() {
        if (travelling.isEmpty()) {
            return false;
        }
        Exchange exchange = takeFrom(travelling);
        if (chance.below(1_000) < parameters.lostRequests()) {
            trace.note("lose request", exchange.id());
            end(exchange, new Outcome.Unknown());
            if (chance.oneIn(2)) {
                // The client has given up, the request has not: it arrives late.
                exchange.giveUp();
                travelling.add(exchange);
            }
            return true;
        }
        trace.note("arrive", exchange.id());
        submit(exchange);
        Poll poll = exchange.poll();
        String mark = Checker.markOf(exchange.request());
        if (poll != null && mark != null && !exchange.isAnswered() && !exchange.isGivenUp() && chance.oneIn(25)) {
            // The connection breaks before any lane can have decided to give it a task.
            trace.note("abandon at once", exchange.id());
            gone.add(mark);
            exchange.giveUp();
            server.engine().abandon(poll);
            end(exchange, new Outcome.Unknown());
        }
        return true;
    }

    private void submit(Exchange exchange) {
        atServer.add(exchange);
        Request request;
        try {
            byte[] body = Json.encode((Record) exchange.request());
            request = (Request) Json.decode(body, recordType(exchange.request()), ShapeLimits.DEFAULT);
        } catch (Fault fault) {
            exchange.refuse(fault);
            return;
        }
        Permissions permissions = ground.permissions(exchange, parameters.denials());
        Poll poll = server.engine().submit(request, permissions, exchange);
        exchange.poll(poll);
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Record> recordType(Request request) {
        return (Class<? extends Record>) request.getClass();
    }

    /// The engine lets an answer out.
    private void onAnswer(Exchange exchange) {
        atServer.remove(exchange);
        trace.note("answer", exchange.id(), exchange.bytes());
        ground.answered(exchange);
        if (!exchange.isGivenUp()) {
            answered.add(exchange);
        }
        points.pass(AwaitPoint.AFTER_ANSWER);
    }

    /// An answer reaches its client, or the connection breaks first.
    boolean answer() {
        if (server.driver().pendingReads() > 0 && chance.oneIn(2)) {
            int which = chance.below(server.driver().pendingReads());
            trace.note("read", which);
            server.driver().read(which);
            return true;
        }
        if (answered.isEmpty()) {
            return false;
        }
        Exchange exchange = takeFrom(answered);
        if (chance.below(1_000) < parameters.lostAnswers()) {
            trace.note("lose answer", exchange.id());
            end(exchange, new Outcome.Unknown());
        } else {
            trace.note("hear", exchange.id());
            end(exchange, exchange.outcome());
        }
        return true;
    }

    private void end(Exchange exchange, Outcome outcome) {
        boolean known = !(outcome instanceof Outcome.Unknown);
        calls.add(new Call(
                exchange.id(),
                exchange.clientName(),
                exchange.request(),
                exchange.invokedAt(),
                known ? steps.getAsLong() : Long.MAX_VALUE,
                outcome));
        if (trace.isPrinted()) {
            trace.explain(exchange.id() + " " + exchange.clientName() + " hears " + outcome);
        }
        if (outcome instanceof Outcome.Refused(var type, var message) && type == FaultType.INTERNAL_FAILURE) {
            troubles.add("No InternalFailure is ever answered: " + exchange.request() + " was refused with " + message);
        }
        Client client = exchange.client();
        if (client != null) {
            client.hear(exchange.request(), outcome);
            idle.add(client);
        }
    }

    /// A poll has waited long enough, or its connection breaks.
    boolean endAPoll() {
        if (atServer.isEmpty()) {
            return false;
        }
        Exchange exchange = chance.pick(atServer);
        Poll poll = exchange.poll();
        if (poll == null || exchange.isGivenUp()) {
            return false;
        }
        if (chance.oneIn(4)) {
            trace.note("abandon", exchange.id());
            exchange.giveUp();
            server.engine().abandon(poll);
            end(exchange, new Outcome.Unknown());
        } else {
            trace.note("expire", exchange.id());
            server.engine().expire(poll);
        }
        return true;
    }

    /// The process has died with everything that it had.
    void cutOff() {
        List<Exchange> cutOff = new ArrayList<>(atServer);
        atServer.clear();
        for (Exchange exchange : cutOff) {
            if (!exchange.isGivenUp()) {
                end(exchange, new Outcome.Unknown());
            }
        }
    }

    /// What is not a poll has its answer when nothing moves any more.
    void checkThatAllIsAnswered() {
        for (Exchange exchange : atServer) {
            if (exchange.poll() == null) {
                troubles.add("Every request is answered: " + exchange.request() + " was not");
            }
        }
    }

    /// Whatever is on its way gets lost or arrives.
    void comeToRest() {
        for (Exchange exchange : travelling) {
            if (!exchange.isGivenUp()) {
                end(exchange, new Outcome.Unknown());
            }
        }
        travelling.clear();
        while (!answered.isEmpty()) {
            Exchange exchange = takeFrom(answered);
            end(exchange, exchange.outcome());
        }
    }

    /// Nobody is there any more.
    void leave() {
        hangUp();
        atServer.clear();
    }

    /// Asks beside all clients.
    ///
    /// @param request the request of a mark
    Exchange ask(LongFunction<Request> request) {
        long id = ++callIds;
        Exchange exchange = new Exchange(id, null, request.apply(id), steps.getAsLong(), this::onAnswer);
        submit(exchange);
        return exchange;
    }

    /// What has come of asking.
    Outcome hear(Exchange exchange) {
        answered.remove(exchange);
        Outcome outcome = exchange.outcome();
        end(exchange, outcome);
        return outcome;
    }

    /// Breaks every connection; the server goes on.
    void hangUp() {
        for (Exchange exchange : List.copyOf(atServer)) {
            Poll poll = exchange.poll();
            if (!exchange.isGivenUp()) {
                exchange.giveUp();
                end(exchange, new Outcome.Unknown());
                if (poll != null) {
                    server.engine().abandon(poll);
                }
            }
        }
    }

    /// Notes every task that was given to a poll whose connection was broken long before.
    void checkThatNobodyIsGone(List<RunHistory> runs) {
        for (RunHistory run : runs) {
            for (HistoryEvent event : run.events()) {
                String mark = Checker.markOf(event.attributes());
                if (mark != null && gone.contains(mark)) {
                    troubles.add("P2 no task goes to a poll that is gone: event " + event.eventId() + " of " + run);
                }
            }
        }
    }

    private <T> T takeFrom(List<T> list) {
        int which = chance.below(list.size());
        T last = list.removeLast();
        return which == list.size() ? last : list.set(which, last);
    }
}
