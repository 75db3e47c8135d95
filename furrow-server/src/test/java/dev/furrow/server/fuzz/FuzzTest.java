package dev.furrow.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests of all operations that are nearly right, and ones that are not at all, from several connections at once.
/// Every answer is either the operation's record or a fault that the operation may give; the memory in use stays.
/// Beside these there are clients with domains of their own that send nothing but right requests, and know what each
/// must be answered ([ModelClient]).
///
/// `-Dfuzz.requests=N` sends N, `-Dfuzz.seed=S` the same ones again; each connection has its own dice, only their
/// order towards each other is the machine's.
final class FuzzTest {
    private static final List<Operation> ALL = List.of(Operation.values());
    private static final int CONNECTIONS = 6;
    private static final int MODELS = 2;
    private static final int BATCH = 16;
    private static final long GROWTH = 64 << 20;

    @Test
    void everyAnswerIsTheOperationsRecordOrAFaultThatItMayGive(@TempDir Path data) throws Exception {
        int requests = Integer.getInteger("fuzz.requests", 12_000);
        long seed = Long.getLong("fuzz.seed", new SplittableRandom().nextLong());
        String again = "./mvnw -pl furrow-server -am test -Dtest=FuzzTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dfuzz.requests=" + requests + " -Dfuzz.seed=" + seed;
        System.out.println("Seed " + seed + "; again: " + again);
        Map<String, Integer> answers = new TreeMap<>();
        try (TestServer server = TestServer.start(data, "long-poll", "1s")) {
            Workflows.in(server, "fuzz");
            Workflows.in(server, Guide.DOMAIN);
            register(server);
            SplittableRandom random = new SplittableRandom(seed);
            List<ModelClient> models = models(server, random.split());
            fuzz(server, random.split(), models, requests / 5, answers);
            long before = usedBytes();
            fuzz(server, random.split(), models, requests - requests / 5, answers);
            long after = usedBytes();
            System.out.println(requests + " requests: " + answers + "; heap " + (before >> 20) + " MB, then "
                    + (after >> 20) + " MB");
            assertThat(after - before)
                    .as("bytes of heap that were not given back")
                    .isLessThan(GROWTH);
            assertThat(server.get("/health").status()).isEqualTo(200);
        } catch (Throwable e) {
            throw new AssertionError("Again: " + again, e);
        }
        // A short run may miss what is rare; one that is refused nearly everywhere proves nothing.
        List<String> right = ALL.stream()
                .filter(operation -> operation != Operation.REGISTER_DOMAIN)
                .map(operation -> "model: " + operation.wireName() + " 200")
                .toList();
        if (requests >= 100_000) {
            assertThat(answers.keySet()).as("operations that never succeeded").containsAll(succeeded());
            assertThat(answers.keySet()).as("what the model has never seen").containsAll(right);
        } else if (requests >= 10_000) {
            assertThat(succeeded())
                    .as("operations that succeeded")
                    .filteredOn(answers::containsKey)
                    .hasSizeGreaterThan(6);
            assertThat(right)
                    .as("what the model has seen")
                    .filteredOn(answers::containsKey)
                    .hasSizeGreaterThan(30);
        }
    }

    private static void register(TestServer server) {
        TaskList list = new TaskList("list");
        for (String domain : List.of("fuzz", Guide.DOMAIN)) {
            server.done(new RegisterWorkflowTypeRequest(
                    domain, "type", "1", null, "NONE", "3600", list, null, ChildPolicy.TERMINATE, null));
            server.done(new RegisterActivityTypeRequest(
                    domain, "type", "1", null, "NONE", "NONE", list, null, "NONE", "NONE"));
        }
    }

    /// Fuzzing that never gets beyond the checks would prove little.
    private static List<String> succeeded() {
        return List.of(
                        Operation.START_WORKFLOW_EXECUTION,
                        Operation.POLL_FOR_DECISION_TASK,
                        Operation.GET_WORKFLOW_EXECUTION_HISTORY,
                        Operation.SIGNAL_WORKFLOW_EXECUTION,
                        Operation.TERMINATE_WORKFLOW_EXECUTION,
                        Operation.RESPOND_DECISION_TASK_COMPLETED,
                        Operation.POLL_FOR_ACTIVITY_TASK,
                        Operation.RECORD_ACTIVITY_TASK_HEARTBEAT,
                        Operation.RESPOND_ACTIVITY_TASK_COMPLETED,
                        Operation.RESPOND_ACTIVITY_TASK_FAILED,
                        Operation.RESPOND_ACTIVITY_TASK_CANCELED,
                        Operation.LIST_OPEN_WORKFLOW_EXECUTIONS,
                        Operation.REGISTER_ACTIVITY_TYPE)
                .stream()
                .map(operation -> operation.wireName() + " 200")
                .toList();
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// They are there before others have made all the domains that there may be.
    private static List<ModelClient> models(TestServer server, SplittableRandom random) {
        List<ModelClient> models = new ArrayList<>();
        try (Connection connection = server.connect()) {
            for (int i = 0; i < MODELS; i++) {
                ModelClient model = new ModelClient(random.split(), ModelClient.NAME + i);
                model.begin(connection);
                models.add(model);
            }
        }
        return models;
    }

    private static void model(TestServer server, ModelClient model, int requests, Map<String, Integer> answers) {
        try (Connection connection = server.connect()) {
            for (int sent = 0; sent < requests; sent++) {
                String kind = "model: " + model.step(connection);
                synchronized (answers) {
                    answers.merge(kind, 1, Integer::sum);
                }
            }
        }
    }

    private static void fuzz(
            TestServer server,
            SplittableRandom random,
            List<ModelClient> models,
            int requests,
            Map<String, Integer> answers)
            throws ExecutionException, InterruptedException {
        int each = requests / (CONNECTIONS + MODELS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                SplittableRandom own = random.split();
                clients.add(threads.submit(() -> client(server, own, each, answers)));
            }
            for (ModelClient model : models) {
                clients.add(threads.submit(() -> model(server, model, each, answers)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
    }

    record Sent(Operation operation, byte[] body) {}

    private static void client(TestServer server, SplittableRandom random, int requests, Map<String, Integer> answers) {
        Vocabulary words = new Vocabulary(random.split());
        Grammar grammar = new Grammar(random.split(), words);
        Guide guide = new Guide(random.split(), grammar);
        try (Connection connection = server.connect()) {
            for (int sent = 0; sent < requests; ) {
                List<Sent> batch = guide.next();
                sent += batch.size();
                // Several at once, behind each other on one connection.
                for (int i = 1 + random.nextInt(BATCH); i > 0 && sent < requests; i--, sent++) {
                    batch.add(request(grammar, random));
                }
                batch.forEach(one -> connection.send(head(one)).send(one.body()));
                for (Sent one : batch) {
                    Reply reply = connection.read();
                    String kind = check(one, reply);
                    words.learn(reply.body());
                    guide.hear(one, reply);
                    synchronized (answers) {
                        answers.merge(kind, 1, Integer::sum);
                    }
                }
            }
        }
    }

    private static Sent request(Grammar grammar, SplittableRandom random) {
        Operation operation = ALL.get(random.nextInt(ALL.size()));
        boolean waits = operation == Operation.POLL_FOR_ACTIVITY_TASK || operation == Operation.POLL_FOR_DECISION_TASK;
        boolean rare =
                operation == Operation.DEPRECATE_DOMAIN || operation == Operation.DEPRECATE_WORKFLOW_TYPE || waits;
        if (rare && random.nextInt(5) > 0) {
            operation = random.nextBoolean()
                    ? Operation.START_WORKFLOW_EXECUTION
                    : Operation.RESPOND_DECISION_TASK_COMPLETED;
        }
        byte[] body = grammar.object(operation.requestType()).getBytes(StandardCharsets.UTF_8);
        return new Sent(operation, random.nextInt(12) == 0 ? Mutation.of(body, random) : body);
    }

    private static String head(Sent one) {
        return "POST / HTTP/1.1\r\nHost: furrow.test\r\nX-Amz-Target: SimpleWorkflowService."
                + one.operation().wireName() + "\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: "
                + one.body().length + "\r\n\r\n";
    }

    /// @return operation and outcome, for the statistics
    private static String check(Sent one, Reply reply) {
        try {
            String kind = one.operation().wireName() + ' ';
            if (reply.status() == 200) {
                Class<? extends Record> type = one.operation().responseType();
                if (type == null) {
                    assertThat(reply.body()).isEmpty();
                } else {
                    Record answer = reply.as(type);
                    assertThat(Json.decodeTrusted(Json.encode(answer), type)).isEqualTo(answer);
                }
                return kind + 200;
            }
            assertThat(reply.status()).isEqualTo(400);
            String fault = reply.fault().getKey();
            assertThat(ExpectedFaults.allows(one.operation(), fault))
                    .as("%s of %s", fault, one.operation())
                    .isTrue();
            return kind + fault;
        } catch (AssertionError e) {
            String body = new String(one.body(), StandardCharsets.ISO_8859_1);
            throw new AssertionError(
                    one.operation() + " " + body.substring(0, Math.min(4000, body.length())) + "\nwas answered\n"
                            + reply,
                    e);
        }
    }
}
