package dev.furrow.server.console.page;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.Engine;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.server.access.Authenticator;
import dev.furrow.server.access.Caller;
import dev.furrow.server.access.Judgement;
import dev.furrow.server.http.Gate;
import dev.furrow.server.http.Origin;
import dev.furrow.server.identity.AdminAction;
import dev.furrow.server.identity.AdminAnswer;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.User;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Asks the engine for somebody: authorised by the same policies, limited by the same rates, in the same audit log as
/// what comes through the API. May outlive the request that it was made for.
///
/// @param premises the running server
/// @param limits how large the parts of a request may be
/// @param caller for whom; null for a stranger
/// @param origin where it has come from
public record Agent(
        Premises premises, ShapeLimits limits, @Nullable Caller caller, Origin origin) {
    /// The same, for when the request is over.
    public Agent keep() {
        return new Agent(premises, limits, caller, origin.keep());
    }

    /// Asks for something.
    ///
    /// @throws Fault if it is refused
    public <R extends Record & Request, T extends Record> T ask(R request, Class<T> answer) {
        return Json.decodeTrusted(submit(request), answer);
    }

    /// Has something done.
    ///
    /// @throws Fault if it is refused
    public <R extends Record & Request> void run(R request) {
        submit(request);
    }

    private byte[] submit(Record request) {
        Engine engine = premises.engine();
        CompletableFuture<byte[]> end = new CompletableFuture<>();
        Gate.Entry entry = premises.turnstile().enter(caller, origin, Operation.of((Request) request));
        // Written and read once more, so that what a form holds meets the same constraints as what a client sends.
        Request checked = (Request) Json.decode(Json.encode(request), request.getClass(), limits);
        @Nullable Fault refused = null;
        try {
            Permissions permissions = entry.authorize(checked, engine);
            engine.submit(checked, permissions, new Reply() {
                @Override
                public void answer(Answer answer) {
                    end.complete(answer.toByteArray());
                }

                @Override
                public void refuse(Fault fault) {
                    end.completeExceptionally(fault);
                }
            });
            return end.join();
        } catch (Fault fault) {
            refused = fault;
            throw fault;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Fault fault) {
                refused = fault;
                throw fault;
            }
            throw failed;
        } finally {
            entry.answered(checked, refused);
        }
    }

    /// Whether something may be asked for.
    public Permission may(Request request) {
        return permission(premises.turnstile().judge(caller, origin, request, premises.engine()));
    }

    /// As [#may(Request)], for something beside SWF's operations.
    public Permission may(String action, String what) {
        return permission(premises.turnstile().judge(caller, origin, action, what));
    }

    /// As [#may(Request)], for something that administrators do.
    public Permission may(AdminRequest request) {
        return permission(premises.desk().judge(caller, origin, request));
    }

    private Permission permission(Judgement judgement) {
        List<String> reasons = List.of();
        if (!judgement.allowed()
                && premises.turnstile()
                        .judge(caller, origin, "furrow:" + AdminAction.ExplainDenial, "*")
                        .allowed()) {
            reasons = new ArrayList<>(List.of(judgement.reason()));
            reasons.addAll(judgement.statements());
        }
        return new Permission(judgement.allowed(), judgement.action(), judgement.resource(), reasons);
    }

    /// Goes on only if something may be done that changes the server or takes from it; it is written to the audit
    /// log.
    ///
    /// @throws Fault AccessDeniedException, or ServiceUnavailable while the audit log cannot be written
    public void requireTold(String action, String what) {
        premises.desk().require(caller, origin, premises.turnstile().judge(caller, origin, action, what));
    }

    /// Asks for something that administrators ask for.
    ///
    /// @throws Fault if policies do not allow it
    /// @throws dev.furrow.server.identity.IdentityException if it cannot be done
    public AdminAnswer administer(AdminRequest request) {
        return premises.desk().run(caller, origin, request);
    }

    /// Whether the user and the key behind it may still ask.
    public boolean isGood() {
        if (caller == null) {
            return !premises.turnstile().knowsEverybody();
        }
        User user = premises.desk().authorizer().directory().user(caller.user());
        if (user == null || user.disabled()) {
            return false;
        }
        String key = caller.accessKeyId();
        return caller.temporary()
                || key.equals(Authenticator.CERTIFICATE)
                || premises.authenticator().remembered(key, null) != null;
    }
}
