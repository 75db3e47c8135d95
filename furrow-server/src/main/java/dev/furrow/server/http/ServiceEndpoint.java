package dev.furrow.server.http;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.json.Json;
import dev.furrow.api.json.JsonWriter;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.Engine;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.tasklist.Poll;
import dev.furrow.engine.watch.Watch;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// The SWF protocol: finds the operation that the target names, decodes, submits, answers.
///
/// Checks come in the service's order: size, target, authentication, JSON, constraints, authorisation; the rest is
/// the engine's. Safe for use by many event loops.
public final class ServiceEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger("furrow.request");
    /// Each thread that answers writes every answer into the same room, unless one was so long that it should go.
    private static final ThreadLocal<JsonWriter> WRITERS = ThreadLocal.withInitial(() -> new JsonWriter(8 * 1024));
    private static final int LARGE = 256 * 1024;

    private final ShapeLimits limits;
    private final long maxRequestBytes;
    private final LongPolls longPolls;
    private final Admission admission;
    private final RequestObserver observer;
    private final Gate gate;
    private final PollObserver polls;
    /// The polls that wait, with who began them and what their pollers call themselves.
    private final Map<Poll, Poller> waiting = new ConcurrentHashMap<>();
    /// The requests that wait for a run to go on.
    private final Set<Call> watching = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Engine engine;
    private volatile String notReady = "The server is starting";

    /// @param limits how large the parts of a request may be
    /// @param maxRequestBytes how large a request may be
    /// @param longPolls ends polls that have waited long enough
    /// @param admission turns requests away when there are too many
    /// @param observer hears of every request
    /// @param gate decides who comes in
    /// @param polls hears of every poll
    public ServiceEndpoint(
            ShapeLimits limits,
            long maxRequestBytes,
            LongPolls longPolls,
            Admission admission,
            RequestObserver observer,
            Gate gate,
            PollObserver polls) {
        this.limits = limits;
        this.maxRequestBytes = maxRequestBytes;
        this.longPolls = longPolls;
        this.admission = admission;
        this.observer = observer;
        this.gate = gate;
        this.polls = polls;
    }

    /// Begins to serve.
    public void open(Engine theEngine) {
        engine = theEngine;
    }

    /// Refuses everything from now on, and answers the polls that wait.
    ///
    /// @param why what callers read
    public void drain(String why) {
        notReady = why;
        Engine draining = engine;
        engine = null;
        if (draining != null) {
            for (Poll poll : waiting.keySet()) {
                draining.expire(poll);
            }
        }
        watching.forEach(call -> call.exchange.onLoop(call::goOn));
    }

    /// Why nothing is served; null while it is.
    public @Nullable String notReady() {
        return engine == null ? notReady : null;
    }

    /// Whose poll it is: nobody ends those of others by calling himself as they do.
    private record Poller(String who, String name) {}

    private void endPollsOf(Poller poller, Engine serving) {
        if (!poller.name.isEmpty()) {
            waiting.forEach((poll, whose) -> {
                if (whose.equals(poller)) {
                    serving.expire(poll);
                }
            });
        }
    }

    @Override
    public void handle(Exchange exchange) {
        Call call = new Call(exchange);
        exchange.readBody(maxRequestBytes, admission, call.operation, call::begin, call::tooLarge, call::tooMany);
    }

    /// What waits for a run to go on.
    private record Waiting(
            Watch watch, Engine engine, GetWorkflowExecutionHistoryRequest request, Permissions permissions) {}

    /// One request on its way.
    private final class Call implements Reply {
        private final Exchange exchange;
        private long begunAt = System.nanoTime();
        private final String mediaType;
        private final @Nullable Operation operation;
        private @Nullable Request request;
        private Gate.Entry entry = Gate.Entry.EVERYTHING;
        private volatile @Nullable Poll poll;
        private @Nullable Waiting watched;
        private boolean admitted;
        private long timer = LongPolls.NONE;

        private Call(Exchange exchange) {
            this.exchange = exchange;
            operation = Target.operation(exchange.requestHeader(Target.HEADER));
            mediaType = MediaType.ofAnswer(exchange.requestHeader("Content-Type"));
        }

        private void begin(byte[] body) {
            if (operation == null) {
                Extension extension = Extension.named(exchange.requestHeader(Target.HEADER));
                if (extension != null) {
                    extend(extension, body);
                    return;
                }
                refuseNow(new Fault(FaultType.UNKNOWN_OPERATION, "The target names no operation of this service"));
                return;
            }
            Engine serving = engine;
            if (serving == null) {
                refuseNow(new Fault(FaultType.SERVICE_UNAVAILABLE, notReady));
                return;
            }
            Request decoded;
            try {
                entry = gate.admit(exchange, operation, body);
                decoded = (Request) Json.decode(body, operation.requestType(), limits);
            } catch (Fault fault) {
                refuseNow(fault);
                return;
            }
            request = decoded;
            Permissions permissions;
            try {
                permissions = entry.authorize(decoded, serving);
            } catch (Fault fault) {
                refuseNow(fault);
                return;
            }
            if (decoded instanceof GetWorkflowExecutionHistoryRequest history) {
                HistoryWait wait;
                try {
                    wait = HistoryWait.of(exchange);
                } catch (Fault fault) {
                    refuseNow(fault);
                    return;
                }
                if (wait != null) {
                    waitFor(history, permissions, wait, serving);
                    return;
                }
            }
            admit(serving, operation, decoded, permissions);
        }

        private void admit(Engine serving, Operation asked, Request decoded, Permissions permissions) {
            if (!isPoll(asked)) {
                if (!admission.begin(asked)) {
                    refuseNow(Fault.throttling());
                    return;
                }
                admitted = true;
            } else {
                polls.polled(decoded, exchange.peer());
            }
            submit(serving, decoded, permissions);
        }

        /// The request is carried out when the run has gone on, or when the caller has waited long enough; then it
        /// is a request like any other. Until then it takes no share of those that are under way.
        private void waitFor(
                GetWorkflowExecutionHistoryRequest history, Permissions permissions, HistoryWait wait, Engine serving) {
            exchange.letGo();
            exchange.waits();
            watching.add(this);
            Watch watch = serving.watch(
                    history.domain(), history.execution(), wait.afterEventId(), () -> exchange.onLoop(this::goOn));
            watched = new Waiting(watch, serving, history, permissions);
            timer = longPolls.begin(this::goOn, wait.mostMillis());
            exchange.onGone(this::endWatch);
            if (exchange.isGone()) {
                endWatch();
            } else if (engine == null) {
                goOn();
            }
        }

        private void goOn() {
            Waiting waited = endWatch();
            if (waited == null) {
                return;
            }
            // The wait was the caller's wish, and says nothing about the service.
            begunAt = System.nanoTime();
            Engine serving = engine;
            if (serving == null) {
                refuseNow(new Fault(FaultType.SERVICE_UNAVAILABLE, notReady));
            } else {
                admit(serving, Operation.GET_WORKFLOW_EXECUTION_HISTORY, waited.request, waited.permissions);
            }
        }

        private @Nullable Waiting endWatch() {
            Waiting waited = watched;
            if (waited != null) {
                watched = null;
                watching.remove(this);
                longPolls.end(timer);
                timer = LongPolls.NONE;
                waited.engine.unwatch(waited.watch);
            }
            return waited;
        }

        /// Whoever is let in may ask for these; they are about his own polls.
        private void extend(Extension extension, byte[] body) {
            Engine serving = engine;
            try {
                if (serving == null) {
                    throw new Fault(FaultType.SERVICE_UNAVAILABLE, notReady);
                }
                entry = gate.admit(exchange, Operation.POLL_FOR_DECISION_TASK, body);
            } catch (Fault fault) {
                refuseNow(fault);
                return;
            }
            switch (extension) {
                case DESCRIBE_CAPABILITIES -> exchange.answer(200, mediaType, Extension.CAPABILITIES);
                case END_POLLS -> {
                    endPollsOf(poller(), serving);
                    exchange.answer(200, mediaType, new byte[0]);
                }
            }
            observer.observed(null, null, System.nanoTime() - begunAt);
        }

        private Poller poller() {
            String given = exchange.requestHeader(Extension.POLLER);
            return new Poller(entry.who(), given == null ? "" : given);
        }

        private void submit(Engine serving, Request decoded, Permissions permissions) {
            // Before the poll is known to others: whoever answers it finds it here.
            Poll begun;
            try {
                begun = serving.submit(decoded, permissions, this);
            } catch (RuntimeException defect) {
                leave();
                throw defect;
            }
            if (begun != null) {
                // It may wait for a minute, and nobody answers it when its connection goes.
                exchange.letGo();
                poll = begun;
                waiting.put(begun, poller());
                exchange.onGone(() -> gone(serving, begun));
                exchange.waits();
                timer = longPolls.begin(() -> serving.expire(begun));
                if (exchange.isGone()) {
                    gone(serving, begun);
                } else if (engine == null) {
                    serving.expire(begun);
                }
            }
        }

        private static boolean isPoll(Operation operation) {
            return operation == Operation.POLL_FOR_DECISION_TASK || operation == Operation.POLL_FOR_ACTIVITY_TASK;
        }

        private void gone(Engine serving, Poll begun) {
            serving.abandon(begun);
            endPoll();
        }

        private void endPoll() {
            Poll ended = poll;
            if (ended != null) {
                waiting.remove(ended);
                longPolls.end(timer);
            }
        }

        /// There is one answer to a request that was admitted, or it has met a defect.
        private void leave() {
            if (admitted) {
                admitted = false;
                admission.end();
            }
        }

        private void tooMany() {
            Fault fault = Fault.throttling();
            exchange.lastAnswer(fault.type().httpStatus(), mediaType, body(fault));
            observe(fault);
        }

        private void tooLarge() {
            Fault fault = new Fault(
                    FaultType.REQUEST_ENTITY_TOO_LARGE, "The request is larger than " + maxRequestBytes + " bytes");
            exchange.lastAnswer(fault.type().httpStatus(), mediaType, body(fault));
            observe(fault);
        }

        @Override
        public void answer(Answer answer) {
            exchange.onLoop(() -> {
                endPoll();
                leave();
                exchange.answer(200, mediaType, body(answer));
                observe(null);
            });
        }

        @Override
        public void refuse(Fault fault) {
            exchange.onLoop(() -> {
                endPoll();
                leave();
                refuseNow(fault);
            });
        }

        private void refuseNow(Fault fault) {
            exchange.answer(fault.type().httpStatus(), mediaType, body(fault));
            observe(fault);
        }

        private void observe(@Nullable Fault fault) {
            long nanos = System.nanoTime() - begunAt;
            observer.observed(operation, fault == null ? null : fault.type(), nanos);
            Request answered = request;
            if (answered != null) {
                entry.answered(answered, fault);
            }
            boolean ours = fault != null && fault.type().httpStatus() >= 500;
            if (ours || LOG.isDebugEnabled()) {
                log(ours ? LOG.atWarn() : LOG.atDebug(), fault, nanos);
            }
        }

        private void log(LoggingEventBuilder event, @Nullable Fault fault, long nanos) {
            LoggingEventBuilder line = event.addKeyValue("requestId", exchange.requestId());
            Request known = request;
            if (known != null) {
                for (Map.Entry<String, String> fact : LogContext.describe(known).entrySet()) {
                    line = line.addKeyValue(fact.getKey(), fact.getValue());
                }
            }
            Credential credential = Credential.of(exchange.requestHeader("Authorization"));
            if (credential != null) {
                line = line.addKeyValue("accessKeyId", credential.accessKeyId());
            }
            line = line.addKeyValue("peer", exchange.peer()).addKeyValue("micros", nanos / 1_000);
            String name = operation == null ? "unknown operation" : operation.wireName();
            if (fault == null) {
                line.log("{}", name);
            } else {
                line.log("{} refused: {}: {}", name, fault.type().wireName(), fault.message());
            }
        }
    }

    private static byte[] body(Answer answer) {
        JsonWriter out = WRITERS.get();
        out.clear();
        answer.writeTo(out);
        if (out.length() > LARGE) {
            WRITERS.remove();
        }
        return out.toByteArray();
    }

    private static byte[] body(Fault fault) {
        return new JsonWriter(256)
                .beginObject()
                .member("__type")
                .string(fault.type().wireType())
                .member("message")
                .string(fault.message())
                .endObject()
                .toByteArray();
    }
}
