package dev.furrow.server.access;

import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.quota.Quotas;
import dev.furrow.server.audit.Audit;
import dev.furrow.server.audit.AuditEntry;
import dev.furrow.server.http.Origin;
import dev.furrow.server.identity.AdminAction;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.IdentityBook;
import dev.furrow.server.identity.MapNotes;
import dev.furrow.server.identity.Vault;
import dev.furrow.server.quota.QuotaBook;
import dev.furrow.server.quota.RateLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a gate stands on, without a server around it: an engine with the types `w` and `a` in the domain `test`, the
/// user `ann`, and an audit log that is a list.
final class GateGround implements AutoCloseable {
    static final String ARN = "arn:aws:swf:us-east-1:123456789012:/domain/test";
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Origin ORIGIN = new Origin.Kept("the-id", "192.0.2.7", "a program", true);

    final TestEngine engine = new TestEngine().withTypes();
    final List<AuditEntry> audited = new ArrayList<>();
    final Denials denials = new Denials();
    final Arn arns = new Arn("us-east-1", "123456789012");
    final RateLimits rates = new RateLimits(() -> 1_000_000);
    final Caller ann = new Caller("ann", arns.user("ann"), "AKIAANN", false, null);
    final IdentityBook book;
    final Authorizer authorizer;
    String auditTrouble;

    GateGround(Path directory) {
        try {
            book = new IdentityBook(new MapNotes(), Vault.open(directory, "07".repeat(32)), () -> NOW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        book.createUser("ann");
        authorizer = new Authorizer(book, denials);
    }

    AccessGate guarded(boolean required) {
        Authenticator authenticator =
                new Authenticator(Set.of("swf"), Set.of(), Duration.ofMinutes(15), book, arns, () -> NOW);
        return new AccessGate(authenticator, authorizer, arns, required, rates, new Listed(), () -> NOW);
    }

    OpenGate open() {
        return new OpenGate(arns, rates, authorizer);
    }

    /// Ann's policy from now on.
    ///
    /// @param statements in JSON with single quotes
    void allow(String... statements) {
        book.putPolicy("p", ("{'Statement':[" + String.join(",", statements) + "]}").replace('\'', '"'));
        book.attach(IdentityBook.Holder.USER, "ann", "p");
    }

    static String statement(String action, String condition) {
        return "{'Effect':'Allow','Action':'" + action + "','Resource':'*','Condition':" + condition + "}";
    }

    /// One request of the kind that counts least, and no more: time stands still here.
    void limit(String domain, String user) {
        new QuotaBook(new MapNotes(), Quotas.DEFAULT, rates, null)
                .run(
                        AdminAction.SetQuota,
                        new AdminRequest(
                                "SetQuota",
                                user,
                                null,
                                domain,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                "requests-per-second",
                                1));
    }

    /// @param json with single quotes
    static Request request(Operation operation, String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return (Request) Json.decode(body, operation.requestType(), ShapeLimits.DEFAULT);
    }

    static Request describeDomain() {
        return request(Operation.DESCRIBE_DOMAIN, "{'name':'test'}");
    }

    static Request signal() {
        return request(Operation.SIGNAL_WORKFLOW_EXECUTION, "{'domain':'test','workflowId':'x','signalName':'s'}");
    }

    private final class Listed implements Audit {
        @Override
        public void accept(AuditEntry entry) {
            audited.add(entry);
        }

        @Override
        public String trouble() {
            return auditTrouble;
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
