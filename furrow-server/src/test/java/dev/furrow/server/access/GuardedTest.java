package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.*;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// A server that asks for signatures, and what its tests say to it.
abstract class GuardedTest {
    protected static final String ARN = "arn:aws:swf:us-east-1:123456789012:/domain/";

    @TempDir
    protected static Path data;

    protected static Guarded guarded;
    protected static TestServer server;
    protected static SignedCaller admin;

    @BeforeAll
    static void start() {
        guarded = Guarded.start(data);
        server = guarded.server();
        admin = guarded.administrator();
    }

    @AfterAll
    static void stop() {
        guarded.close();
    }

    protected static String allow(String action) {
        return allow(action, "*", "{}");
    }

    protected static String allow(String action, String resource, String condition) {
        return statement("Allow", action, resource, condition);
    }

    protected static String statement(String effect, String action, String resource, String condition) {
        return "{\"Effect\":\"" + effect + "\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource
                + "\",\"Condition\":" + condition + "}";
    }

    protected static String document(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    protected static RegisterDomainRequest domain(String name) {
        return new RegisterDomainRequest(name, null, "30", null);
    }

    protected static void succeeds(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    }

    protected static void isDenied(Reply reply, String arn, String action, String resource) {
        assertThat(reply.fault().getKey()).isEqualTo("AccessDeniedException");
        assertThat(reply.fault().getValue())
                .isEqualTo("User: " + arn + " is not authorized to perform: " + action + " on resource: " + resource
                        + " (request id: " + reply.header("x-amzn-RequestId") + ")");
        assertThat(reply.status()).isEqualTo(400);
    }

    protected static void isDenied(Reply reply) {
        assertThat(reply.fault().getKey()).isEqualTo("AccessDeniedException");
    }

    /// A domain with types `w` and `a`, made by the administrator.
    protected static void prepare(String name) {
        succeeds(admin.call(domain(name)));
        succeeds(admin.call(new RegisterWorkflowTypeRequest(
                name, "w", "1", null, "NONE", "3600", new TaskList("deciders"), null, ChildPolicy.TERMINATE, null)));
        succeeds(admin.call(new RegisterActivityTypeRequest(
                name, "a", "1", null, "NONE", "NONE", new TaskList("workers"), null, "NONE", "NONE")));
    }

    protected static StartWorkflowExecutionRequest startRequest(String domain, String id, String list, String... tags) {
        return new StartWorkflowExecutionRequest(
                domain,
                id,
                new WorkflowType("w", "1"),
                list == null ? null : new TaskList(list),
                null,
                null,
                null,
                List.of(tags),
                null,
                null,
                null);
    }
}
