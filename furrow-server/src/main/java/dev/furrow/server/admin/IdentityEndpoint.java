package dev.furrow.server.admin;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.json.Json;
import dev.furrow.api.json.JsonWriter;
import dev.furrow.server.access.Arn;
import dev.furrow.server.access.Authenticator;
import dev.furrow.server.access.Authorizer;
import dev.furrow.server.access.Caller;
import dev.furrow.server.access.Circumstances;
import dev.furrow.server.audit.Audit;
import dev.furrow.server.audit.AuditEntry;
import dev.furrow.server.http.Endpoint;
import dev.furrow.server.http.Exchange;
import dev.furrow.server.identity.AdminAnswer;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.Administration;
import dev.furrow.server.identity.IdentityException;
import dev.furrow.server.policy.AccessRequest;
import dev.furrow.server.policy.Verdict;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `POST /admin/identity`: users, keys, policies. Asked by who can show the token of the server's file, or by who has
/// signed the request and is allowed `furrow:ACTION`.
public final class IdentityEndpoint implements Endpoint {
    /// The path.
    public static final String PATH = "/admin/identity";

    /// The name of the service in signatures of administrative requests.
    public static final String SERVICE = "furrow";

    private static final long MAX_REQUEST_BYTES = 64 * 1024;

    /// What is there once the server has recovered.
    ///
    /// @param administration carries out
    /// @param authenticator tells who has signed
    /// @param authorizer tells what they may
    /// @param arns names of resources
    /// @param audit hears of everything that was asked
    public record Parts(
            Administration administration, Authenticator authenticator, Authorizer authorizer, Arn arns, Audit audit) {}

    private record Refusal(String error) {}

    private final byte[] operatorToken;
    private final Supplier<@Nullable Parts> ready;

    /// @param token what an operator on the server's machine shows
    /// @param ready null while there is none
    public IdentityEndpoint(String token, Supplier<@Nullable Parts> ready) {
        operatorToken = AdminEndpoint.authorization(token).getBytes(StandardCharsets.UTF_8);
        this.ready = ready;
    }

    @Override
    public void handle(Exchange exchange) {
        Parts parts = ready.get();
        if (!HttpMethod.POST.equals(exchange.method())) {
            exchange.header("Allow", "POST").text(405, "It is asked for with POST\n");
        } else if (parts == null) {
            answer(exchange, 503, new Refusal("The server is not ready"));
        } else {
            exchange.readBody(
                    MAX_REQUEST_BYTES,
                    // Changes wait for the disk, and event loops must not.
                    body -> Thread.ofVirtual()
                            .name("furrow-administration")
                            .start(() -> new Call(parts, exchange).run(body)),
                    () -> answer(exchange, 413, new Refusal("The request is too large")));
        }
    }

    private final class Call {
        private final Parts parts;
        private final Exchange exchange;
        private String principal = "unknown";
        private @Nullable String accessKeyId;
        private String action = "furrow:unknown";
        private @Nullable String resource;
        private @Nullable String reason;

        private Call(Parts parts, Exchange exchange) {
            this.parts = parts;
            this.exchange = exchange;
        }

        private void run(byte[] body) {
            try {
                Caller caller = caller(body);
                AdminRequest request = Json.decodeTrusted(body, AdminRequest.class);
                authorize(caller, request);
                requireAudit();
                AdminAnswer answer = parts.administration().run(request);
                audit("ok");
                exchange.onLoop(() -> answer(exchange, 200, answer));
            } catch (Fault fault) {
                audit(fault.type().wireName());
                int status = isAuthentication(fault) ? 403 : fault.type().httpStatus();
                exchange.onLoop(() -> answer(exchange, status, new Refusal(fault.message())));
            } catch (IdentityException impossible) {
                audit("refused");
                exchange.onLoop(() -> answer(exchange, 409, new Refusal(String.valueOf(impossible.getMessage()))));
            }
        }

        private void requireAudit() {
            String trouble = parts.audit().trouble();
            if (trouble != null) {
                throw new Fault(FaultType.SERVICE_UNAVAILABLE, trouble);
            }
        }

        private @Nullable Caller caller(byte[] body) {
            String shown = exchange.requestHeader("Authorization");
            if (shown != null && MessageDigest.isEqual(operatorToken, shown.getBytes(StandardCharsets.UTF_8))) {
                principal = "operator";
                return null;
            }
            Caller caller = parts.authenticator().authenticate(exchange.message(body), exchange.certifiedName());
            principal = caller.arn();
            accessKeyId = caller.accessKeyId();
            return caller;
        }

        private void authorize(@Nullable Caller caller, AdminRequest request) {
            action = IdentityDesk.action(request);
            String on = parts.arns().administration(IdentityDesk.subject(request));
            resource = on;
            if (caller == null) {
                return;
            }
            if (IdentityDesk.makesAnotherSession(caller, request)) {
                throw new Fault(FaultType.ACCESS_DENIED, "Temporary credentials cannot make others");
            }
            AccessRequest asked = new AccessRequest(
                    action,
                    on,
                    () -> IdentityDesk.describe(Circumstances.of(caller, exchange, Instant.now()), request)
                            .done());
            Verdict verdict = parts.authorizer().decide(caller, asked, null, exchange.requestId());
            if (!verdict.allowed()) {
                reason = verdict.reason();
                throw Authorizer.denied(caller, asked, exchange.requestId());
            }
        }

        private void audit(String outcome) {
            parts.audit()
                    .accept(new AuditEntry(
                            Instant.now(),
                            exchange.requestId(),
                            principal,
                            accessKeyId,
                            exchange.peer(),
                            action,
                            resource,
                            outcome,
                            reason));
        }
    }

    private static boolean isAuthentication(Fault fault) {
        return switch (fault.type()) {
            case MISSING_AUTHENTICATION_TOKEN,
                    INCOMPLETE_SIGNATURE,
                    UNRECOGNIZED_CLIENT,
                    INVALID_SIGNATURE,
                    EXPIRED_TOKEN,
                    ACCESS_DENIED -> true;
            default -> false;
        };
    }

    private static void answer(Exchange exchange, int status, Record body) {
        JsonWriter out = new JsonWriter();
        Json.write(body, out);
        exchange.answer(status, "application/json", out.toByteArray());
    }
}
