package dev.furrow.server.sts;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.server.access.Arn;
import dev.furrow.server.access.Authenticator;
import dev.furrow.server.access.Authorizer;
import dev.furrow.server.access.Caller;
import dev.furrow.server.access.Circumstances;
import dev.furrow.server.audit.Audit;
import dev.furrow.server.audit.AuditEntry;
import dev.furrow.server.http.Endpoint;
import dev.furrow.server.http.Exchange;
import dev.furrow.server.identity.IdentityBook;
import dev.furrow.server.identity.IdentityException;
import dev.furrow.server.identity.NewSecret;
import dev.furrow.server.policy.AccessRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `POST /` with a form: GetSessionToken, AssumeRole, GetCallerIdentity.
///
/// A role is a user: whoever is allowed `sts:AssumeRole` on its name gets a session with that user's policies.
public final class StsEndpoint implements Endpoint {
    /// The media type of its requests.
    public static final String FORM = "application/x-www-form-urlencoded";

    private static final long MAX_REQUEST_BYTES = 64 * 1024;
    private static final int SESSION_SECONDS = 43_200;
    private static final int ROLE_SECONDS = 3_600;
    private static final Pattern SESSION_NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");
    private static final String XML = "text/xml";

    /// What is there once the server has recovered.
    ///
    /// @param book makes sessions
    /// @param authenticator tells who has signed, for the service `sts`
    /// @param authorizer tells what they may
    /// @param arns names of users and roles
    /// @param audit hears of everything that was asked
    public record Parts(IdentityBook book, Authenticator authenticator, Authorizer authorizer, Arn arns, Audit audit) {}

    private final Supplier<@Nullable Parts> ready;

    /// @param ready null while there is none
    public StsEndpoint(Supplier<@Nullable Parts> ready) {
        this.ready = ready;
    }

    @Override
    public void handle(Exchange exchange) {
        exchange.readBody(
                MAX_REQUEST_BYTES,
                body -> answer(exchange, body),
                () -> refuse(exchange, 413, "RequestEntityTooLarge", "The request is too large"));
    }

    private void answer(Exchange exchange, byte[] body) {
        Parts parts = ready.get();
        if (parts == null) {
            refuse(exchange, 503, "ServiceUnavailable", "The server is not ready");
            return;
        }
        Map<String, String> form = parse(new String(body, StandardCharsets.UTF_8));
        String action = form.getOrDefault("Action", "");
        String principal = "unknown";
        String keyId = null;
        String outcome = "ok";
        try {
            Caller caller = parts.authenticator().authenticate(exchange.message(body));
            principal = caller.arn();
            keyId = caller.accessKeyId();
            String result = result(action, form, caller, parts, exchange);
            exchange.answer(
                    200,
                    XML,
                    ("<" + action + "Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><" + action
                                    + "Result>" + result + "</" + action + "Result>" + metadata(exchange) + "</"
                                    + action + "Response>")
                            .getBytes(StandardCharsets.UTF_8));
        } catch (Fault fault) {
            outcome = fault.type().wireName();
            refuse(exchange, 403, code(fault.type()), fault.message());
        } catch (IdentityException wrong) {
            outcome = "ValidationError";
            refuse(exchange, 400, outcome, String.valueOf(wrong.getMessage()));
        }
        parts.audit()
                .accept(new AuditEntry(
                        Instant.now(),
                        exchange.requestId(),
                        principal,
                        keyId,
                        exchange.peer(),
                        "sts:" + (action.matches("[A-Za-z]{1,64}") ? action : "unknown"),
                        form.get("RoleArn"),
                        outcome,
                        null));
    }

    private static String result(
            String action, Map<String, String> form, Caller caller, Parts parts, Exchange exchange) {
        return switch (action) {
            case "GetCallerIdentity" ->
                element("UserId", caller.accessKeyId())
                        + element("Account", parts.arns().account())
                        + element("Arn", caller.arn());
            case "GetSessionToken" -> {
                requireLasting(caller);
                yield credentials(parts.book()
                        .createSession(
                                caller.user(), caller.accessKeyId(), null, seconds(form, SESSION_SECONDS), null));
            }
            case "AssumeRole" -> assumeRole(form, caller, parts, exchange);
            default -> throw new IdentityException("There is no action of that name here");
        };
    }

    private static String assumeRole(Map<String, String> form, Caller caller, Parts parts, Exchange exchange) {
        requireLasting(caller);
        String arn = form.getOrDefault("RoleArn", "");
        String name = form.getOrDefault("RoleSessionName", "");
        if (!SESSION_NAME.matcher(name).matches()) {
            throw new IdentityException("RoleSessionName must be 2 to 64 letters, digits and _+=,.@-");
        }
        AccessRequest asked = new AccessRequest(
                "sts:AssumeRole",
                arn,
                () -> Circumstances.of(caller, exchange, Instant.now())
                        .set("sts:RoleSessionName", name)
                        .done());
        String id = exchange.requestId();
        if (!parts.authorizer().decide(caller, asked, null, id).allowed()) {
            throw Authorizer.denied(caller, asked, id);
        }
        String prefix = parts.arns().role("");
        String role = arn.startsWith(prefix) ? arn.substring(prefix.length()) : "";
        if (parts.book().directory().user(role) == null) {
            // The same answer: who may not learns nothing about which roles there are.
            parts.authorizer().explain(caller, asked, "there is no such role", id);
            throw Authorizer.denied(caller, asked, id);
        }
        NewSecret session = parts.book()
                .createSession(role, caller.accessKeyId(), name, seconds(form, ROLE_SECONDS), form.get("Policy"));
        return credentials(session)
                + "<AssumedRoleUser>"
                + element("AssumedRoleId", session.accessKeyId() + ":" + name)
                + element("Arn", parts.arns().roleSession(role, name))
                + "</AssumedRoleUser>";
    }

    /// A session that could make sessions would never end.
    private static void requireLasting(Caller caller) {
        if (caller.temporary()) {
            throw new Fault(FaultType.ACCESS_DENIED, "Temporary credentials cannot make others");
        }
    }

    private static Duration seconds(Map<String, String> form, int otherwise) {
        String text = form.get("DurationSeconds");
        if (text == null) {
            return Duration.ofSeconds(otherwise);
        }
        if (!text.matches("\\d{1,6}")) {
            throw new IdentityException("DurationSeconds must be a number");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private static String credentials(NewSecret made) {
        Instant expiration = made.expiration();
        return "<Credentials>"
                + element("AccessKeyId", made.accessKeyId())
                + element("SecretAccessKey", made.secretAccessKey())
                + element("SessionToken", String.valueOf(made.sessionToken()))
                + element(
                        "Expiration",
                        String.valueOf(expiration == null ? null : expiration.truncatedTo(ChronoUnit.SECONDS)))
                + "</Credentials>";
    }

    private static String code(FaultType type) {
        return switch (type) {
            case ACCESS_DENIED -> "AccessDenied";
            case EXPIRED_TOKEN -> "ExpiredToken";
            case UNRECOGNIZED_CLIENT -> "InvalidClientTokenId";
            case INVALID_SIGNATURE -> "SignatureDoesNotMatch";
            case INCOMPLETE_SIGNATURE -> "IncompleteSignature";
            default -> "MissingAuthenticationToken";
        };
    }

    private static void refuse(Exchange exchange, int status, String code, String message) {
        exchange.answer(
                status,
                XML,
                ("<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>"
                                + element("Code", code)
                                + element("Message", message)
                                + "</Error>"
                                + element("RequestId", exchange.requestId())
                                + "</ErrorResponse>")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String metadata(Exchange exchange) {
        return "<ResponseMetadata>" + element("RequestId", exchange.requestId()) + "</ResponseMetadata>";
    }

    private static String element(String name, String text) {
        return "<" + name + ">"
                + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</" + name + ">";
    }

    private static Map<String, String> parse(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    form.put(
                            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException malformed) {
                    // A pair that cannot be read is not there.
                }
            }
        }
        return form;
    }
}
