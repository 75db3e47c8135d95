package dev.furrow.server.cli;

import dev.furrow.server.identity.AdminAction;
import dev.furrow.server.identity.AdminAnswer;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.IdentityException;
import dev.furrow.server.identity.NewSecret;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `furrow user|key|group|policy|session|denial|quota VERB`: what administrators ask for. The subjects share their
/// options; what a verb needs and does not get it asks for by name.
@Command(description = "What administrators do with a ${COMMAND-NAME}.", sortOptions = false)
final class AdminCommand implements Callable<Integer> {
    private static final String SECRET_VARIABLE = "FURROW_IMPORT_SECRET";

    /// Verbs by subject, each with its action.
    static final Map<String, Map<String, AdminAction>> SUBJECTS = Map.of(
            "user",
            Map.of(
                    "create", AdminAction.CreateUser,
                    "list", AdminAction.ListUsers,
                    "show", AdminAction.ShowUser,
                    "disable", AdminAction.DisableUser,
                    "enable", AdminAction.EnableUser,
                    "delete", AdminAction.DeleteUser),
            "key",
            Map.of(
                    "create", AdminAction.CreateKey,
                    "import", AdminAction.ImportKey,
                    "list", AdminAction.ListKeys,
                    "disable", AdminAction.DisableKey,
                    "enable", AdminAction.EnableKey,
                    "delete", AdminAction.DeleteKey,
                    "rotate", AdminAction.RotateKey),
            "group",
            Map.of(
                    "create", AdminAction.CreateGroup,
                    "list", AdminAction.ListGroups,
                    "delete", AdminAction.DeleteGroup,
                    "join", AdminAction.JoinGroup,
                    "leave", AdminAction.LeaveGroup),
            "policy",
            Map.of(
                    "create", AdminAction.PutPolicy,
                    "list", AdminAction.ListPolicies,
                    "show", AdminAction.ShowPolicy,
                    "delete", AdminAction.DeletePolicy,
                    "attach", AdminAction.AttachPolicy,
                    "detach", AdminAction.DetachPolicy,
                    "simulate", AdminAction.SimulatePolicy),
            "session",
            Map.of("create", AdminAction.CreateSession),
            "denial",
            Map.of("show", AdminAction.ExplainDenial),
            "quota",
            Map.of(
                    "show", AdminAction.ShowQuotas,
                    "set", AdminAction.SetQuota,
                    "reset", AdminAction.ResetQuota));

    @Parameters(index = "0", paramLabel = "VERB", description = "What to do; one that is unknown shows what there is.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private String verb;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The user, key, group, policy, request or limit that it is about.")
    private @Nullable String name;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Administrator administrator;

    @Option(names = "--user", paramLabel = "USER", description = "A user.")
    private @Nullable String user;

    @Option(names = "--group", paramLabel = "GROUP", description = "A group.")
    private @Nullable String group;

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "A domain.")
    private @Nullable String domain;

    @Option(names = "--document", paramLabel = "FILE", description = "A policy in JSON.")
    private @Nullable Path document;

    @Option(names = "--action", paramLabel = "ACTION", description = "What is simulated, such as swf:StartTimer.")
    private @Nullable String action;

    @Option(names = "--context", paramLabel = "KEY=VALUE", description = "A condition key of what is simulated.")
    private @Nullable List<String> context;

    @Option(names = "--value", paramLabel = "NUMBER", description = "What a limit is set to.")
    private @Nullable Integer value;

    @Option(names = "--seconds", paramLabel = "NUMBER", description = "How long a session lasts.")
    private @Nullable Integer seconds;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, AdminAction> verbs = SUBJECTS.getOrDefault(spec.name(), Map.of());
        AdminAction what = verbs.get(verb);
        if (what == null) {
            spec.commandLine()
                    .getErr()
                    .println("`furrow " + spec.name() + "` has no verb \"" + verb + "\"; there is "
                            + String.join(", ", verbs.keySet().stream().sorted().toList()));
            return CommandLine.ExitCode.USAGE;
        }
        AdminAnswer answer = administrator.ask(request(what));
        print(answer, spec.commandLine().getOut());
        return Boolean.FALSE.equals(answer.allowed()) ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private AdminRequest request(AdminAction what) throws IOException {
        boolean aboutUser = spec.name().equals("user")
                || spec.name().equals("session")
                || what == AdminAction.CreateKey
                || what == AdminAction.ListKeys;
        return new AdminRequest(
                what.name(),
                aboutUser && name != null ? name : user,
                spec.name().equals("group") ? name : group,
                domain,
                spec.name().equals("policy") ? name : null,
                document == null ? null : Files.readString(document),
                spec.name().equals("key") && !aboutUser ? name : null,
                what == AdminAction.ImportKey ? secret() : null,
                seconds,
                action,
                context,
                spec.name().equals("denial") ? name : null,
                spec.name().equals("quota") ? name : null,
                value);
    }

    /// Not an option: options are seen by everybody who lists processes.
    private static String secret() {
        String secret = System.getenv(SECRET_VARIABLE);
        if (secret == null) {
            throw new IdentityException("Put the secret into the environment variable " + SECRET_VARIABLE);
        }
        return secret;
    }

    private static void print(AdminAnswer answer, PrintWriter out) {
        answer.lines().forEach(out::println);
        NewSecret made = answer.credentials();
        if (made != null) {
            out.println("The credentials of " + made.user() + ", shown this once:");
            out.println("AWS_ACCESS_KEY_ID=" + made.accessKeyId());
            out.println("AWS_SECRET_ACCESS_KEY=" + made.secretAccessKey());
            if (made.sessionToken() != null) {
                out.println("AWS_SESSION_TOKEN=" + made.sessionToken());
                out.println("They end at " + made.expiration());
            }
        }
        if (answer.users() != null) {
            answer.users()
                    .forEach(one -> out.printf(
                            Locale.ROOT,
                            "%s %s groups %s policies %s%n",
                            one.name(),
                            one.disabled() ? "disabled" : "active",
                            one.groups(),
                            one.policies()));
        }
        if (answer.keys() != null) {
            answer.keys()
                    .forEach(key -> out.printf(
                            Locale.ROOT,
                            "%s %s of %s since %s%n",
                            key.id(),
                            key.disabled() ? "disabled" : "active",
                            key.user(),
                            key.createdAt()));
        }
        if (answer.document() != null) {
            out.println(answer.document());
        }
        out.flush();
    }
}
