package dev.furrow.server.identity;

import dev.furrow.server.identity.IdentityBook.Holder;
import dev.furrow.server.policy.AccessRequest;
import dev.furrow.server.policy.Policy;
import dev.furrow.server.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Carries out what administrators ask for, in a running server or on the data directory of one that is stopped. Who
/// may ask is decided before.
public final class Administration {
    private static final int DEFAULT_SESSION_SECONDS = 3_600;

    private final IdentityBook book;
    private final UnaryOperator<String> arnOfDomain;
    private final UnaryOperator<String> arnOfUser;
    private final Function<String, @Nullable String> denials;
    private final BiFunction<AdminAction, AdminRequest, AdminAnswer> quotas;

    /// @param arnOfDomain the resource name of a domain
    /// @param arnOfUser how a user is named
    /// @param denials why a request was denied, by its id; null for those that were not
    /// @param quotas shows and changes limits
    public Administration(
            IdentityBook book,
            UnaryOperator<String> arnOfDomain,
            UnaryOperator<String> arnOfUser,
            Function<String, @Nullable String> denials,
            BiFunction<AdminAction, AdminRequest, AdminAnswer> quotas) {
        this.book = book;
        this.arnOfDomain = arnOfDomain;
        this.arnOfUser = arnOfUser;
        this.denials = denials;
        this.quotas = quotas;
    }

    /// Carries something out; what it has changed is durable when this returns.
    ///
    /// @throws IdentityException if it cannot be done
    public AdminAnswer run(AdminRequest request) {
        AdminAction action = AdminAction.named(request.action());
        if (action == null) {
            throw new IdentityException("There is no action " + request.action());
        }
        return switch (action) {
            case CreateUser -> {
                book.createUser(user(request));
                yield AdminAnswer.said("Created the user " + user(request));
            }
            case ListUsers ->
                new AdminAnswer(
                        List.of(), null, List.copyOf(book.directory().users().values()), null, null, null);
            case ShowUser ->
                new AdminAnswer(
                        List.of(), null, List.of(book.requireUser(user(request))), keys(user(request)), null, null);
            case DisableUser -> {
                book.disableUser(user(request), true);
                yield AdminAnswer.said("Disabled the user " + user(request) + " with all keys and sessions");
            }
            case EnableUser -> {
                book.disableUser(user(request), false);
                yield AdminAnswer.said("Enabled the user " + user(request));
            }
            case DeleteUser -> {
                book.deleteUser(user(request));
                yield AdminAnswer.said("Deleted the user " + user(request) + " with all keys and sessions");
            }
            case CreateKey -> AdminAnswer.secret(book.createKey(user(request)));
            case ImportKey -> {
                book.importKey(user(request), key(request), need(request.secretAccessKey(), "secret"));
                yield AdminAnswer.said("Took in the access key " + key(request) + " of " + user(request));
            }
            case ListKeys -> new AdminAnswer(List.of(), null, null, keys(request.user()), null, null);
            case DisableKey -> {
                book.disableKey(key(request), true);
                yield AdminAnswer.said("Disabled the access key " + key(request) + " and its sessions");
            }
            case EnableKey -> {
                book.disableKey(key(request), false);
                yield AdminAnswer.said("Enabled the access key " + key(request));
            }
            case DeleteKey -> {
                book.deleteKey(key(request));
                yield AdminAnswer.said("Deleted the access key " + key(request) + " and its sessions");
            }
            case RotateKey -> AdminAnswer.secret(book.rotateKey(key(request)));
            case CreateGroup -> {
                book.createGroup(group(request));
                yield AdminAnswer.said("Created the group " + group(request));
            }
            case ListGroups ->
                AdminAnswer.listed(book.directory().groups().values().stream()
                        .map(group -> group.name() + " " + group.policies())
                        .toList());
            case DeleteGroup -> {
                book.deleteGroup(group(request));
                yield AdminAnswer.said("Deleted the group " + group(request));
            }
            case JoinGroup -> {
                book.join(user(request), group(request));
                yield AdminAnswer.said("Put " + user(request) + " into the group " + group(request));
            }
            case LeaveGroup -> {
                book.leave(user(request), group(request));
                yield AdminAnswer.said("Took " + user(request) + " out of the group " + group(request));
            }
            case PutPolicy -> {
                book.putPolicy(policy(request), need(request.document(), "document"));
                yield AdminAnswer.said("Keeps the policy " + policy(request));
            }
            case ListPolicies ->
                AdminAnswer.listed(List.copyOf(book.directory().policies().keySet()));
            case ShowPolicy ->
                new AdminAnswer(
                        List.of(),
                        null,
                        null,
                        null,
                        book.requirePolicy(policy(request)).document(),
                        null);
            case DeletePolicy -> {
                book.deletePolicy(policy(request));
                yield AdminAnswer.said("Deleted the policy " + policy(request));
            }
            case AttachPolicy -> {
                To to = to(request);
                book.attach(to.holder, to.name, policy(request));
                yield AdminAnswer.said("Attached " + policy(request) + " to " + to.name);
            }
            case DetachPolicy -> {
                To to = to(request);
                book.detach(to.holder, to.name, policy(request));
                yield AdminAnswer.said("Detached " + policy(request) + " from " + to.name);
            }
            case SimulatePolicy -> simulate(request);
            case CreateSession ->
                AdminAnswer.secret(book.createSession(
                        user(request),
                        null,
                        null,
                        Duration.ofSeconds(request.seconds() == null ? DEFAULT_SESSION_SECONDS : request.seconds()),
                        request.document()));
            case ShowQuotas, SetQuota, ResetQuota -> quotas.apply(action, request);
            case ExplainDenial -> {
                String reason = denials.apply(need(request.requestId(), "request id"));
                yield AdminAnswer.said(
                        reason == null
                                ? "Nothing is known of the request " + request.requestId()
                                        + "; the audit log may know it"
                                : reason);
            }
        };
    }

    private AdminAnswer simulate(AdminRequest request) {
        String user = book.requireUser(user(request)).name();
        String domain = need(request.domain(), "domain");
        Instant now = Instant.now();
        AccessRequest.Keys keys = new AccessRequest.Keys()
                .set("aws:username", user)
                .set("aws:PrincipalArn", arnOfUser.apply(user))
                .set("aws:CurrentTime", now.toString())
                .set("aws:EpochTime", String.valueOf(now.getEpochSecond()));
        for (String pair : request.context() == null ? List.<String>of() : request.context()) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IdentityException("A key of the context must have the form name=value: " + pair);
            }
            keys.set(pair.substring(0, equals), pair.substring(equals + 1));
        }
        Map<String, List<String>> context = keys.done();
        AccessRequest asked = new AccessRequest(need(request.perform(), "action"), arnOfDomain.apply(domain), context);
        List<Policy> policies = new ArrayList<>(book.directory().policiesOf(user));
        policies.addAll(book.directory().policiesOfDomain(domain));
        Verdict verdict = Verdict.of(policies, asked);
        List<String> lines = new ArrayList<>();
        lines.add((verdict.allowed() ? "Allowed" : "Denied") + ": " + verdict.reason());
        lines.addAll(Verdict.explain(policies, asked));
        return new AdminAnswer(lines, null, null, null, null, verdict.allowed());
    }

    private List<AdminAnswer.KeyInfo> keys(@Nullable String user) {
        return book.directory().keys().values().stream()
                .filter(key -> user == null || key.user().equals(user))
                .map(key -> new AdminAnswer.KeyInfo(key.id(), key.user(), key.disabled(), key.createdAt()))
                .toList();
    }

    private record To(Holder holder, String name) {}

    private static To to(AdminRequest request) {
        if (request.user() != null) {
            return new To(Holder.USER, request.user());
        }
        if (request.group() != null) {
            return new To(Holder.GROUP, request.group());
        }
        return new To(Holder.DOMAIN, need(request.domain(), "user, group or domain"));
    }

    private static String user(AdminRequest request) {
        return need(request.user(), "user");
    }

    private static String group(AdminRequest request) {
        return need(request.group(), "group");
    }

    private static String key(AdminRequest request) {
        return need(request.accessKeyId(), "key");
    }

    private static String policy(AdminRequest request) {
        return need(request.policy(), "policy");
    }

    private static String need(@Nullable String value, String what) {
        if (value == null || value.isEmpty()) {
            throw new IdentityException(what + " is missing");
        }
        return value;
    }
}
