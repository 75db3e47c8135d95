package dev.furrow.server.config;

import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.quota.Quotas;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Everything that an operator can set, in the order of the documentation.
public final class Settings {
    private static final Map<String, Setting> ALL = new LinkedHashMap<>();

    /// Where the server listens.
    public static final Setting LISTEN = add("listen", new Kind.Address(), "127.0.0.1:7700", "", "Where to listen.");

    /// Where everything is kept.
    public static final Setting DATA = add(
            "data",
            new Kind.Text("DIR", "the path of a directory", Pattern.compile(".+")),
            "./data",
            "",
            "The directory that holds everything; made if it is not there.");

    /// Whether to listen beyond this machine without checking signatures.
    public static final Setting INSECURE_LISTEN = add(
            "insecure-listen",
            new Kind.Flag(),
            "false",
            "",
            "Allow `auth` to be `off` or `optional` on other than loopback addresses:"
                    + " whoever reaches the port may do everything.");

    /// Whether requests must be signed.
    public static final Setting AUTH = add(
            "auth",
            new Kind.Choice(List.of("auto", "required", "optional", "off")),
            "auto",
            "",
            "Whether requests must be signed by a known key: `required`; `optional` serves unsigned ones, too, and"
                    + " refuses wrong signatures; `off` looks at no signature. `auto` is `off` on loopback addresses"
                    + " and `required` elsewhere.");

    /// The regions of signatures.
    public static final Setting AUTH_REGIONS = add(
            "auth-regions",
            new Kind.Text(
                    "NAME[,...]",
                    "`any`, or names of regions separated by commas",
                    Pattern.compile("any|[a-z0-9-]{1,32}(,[a-z0-9-]{1,32})*")),
            "any",
            "",
            "The regions that requests may be signed for.");

    /// How far clocks may be apart.
    public static final Setting AUTH_CLOCK_SKEW = add(
            "auth-clock-skew",
            new Kind.Time(1_000, 3_600_000),
            "15m",
            "",
            "How far the clock of who signs may be from the server's, either way.");

    /// Whether there is an audit log.
    public static final Setting AUDIT = add(
            "audit",
            new Kind.Choice(List.of("auto", "on", "off")),
            "auto",
            "",
            "Whether every change and every denial is written to the folder `audit` of the data directory. `auto` is"
                    + " `on` unless `auth` is `off`.");

    /// How large a file of the audit log gets.
    public static final Setting AUDIT_FILE_SIZE = add(
            "audit-file-size",
            new Kind.Size(64 << 10, 1L << 30),
            "64MB",
            "",
            "How large a file of the audit log gets before another one is begun.");

    /// How many files of the audit log are kept.
    public static final Setting AUDIT_FILES = add(
            "audit-files",
            new Kind.WholeNumber(2, 100_000),
            "32",
            "files",
            "How many files of the audit log are kept; the oldest is removed.");

    /// The server's certificate.
    public static final Setting TLS_CERTIFICATE = add(
            "tls-certificate",
            new Kind.Text("FILE", "the path of a file", Pattern.compile(".*")),
            "",
            "",
            "The server's certificate and those up to its authority, in PEM; with it the server speaks TLS 1.2 and"
                    + " 1.3 only. Read again when the file changes.");

    /// The key of the server's certificate.
    public static final Setting TLS_KEY = add(
            "tls-key",
            new Kind.Text("FILE", "the path of a file", Pattern.compile(".*")),
            "",
            "",
            "The private key of the certificate, in PEM.");

    /// Whose certificates callers may show.
    public static final Setting TLS_CLIENT_AUTHORITIES = add(
            "tls-client-authorities",
            new Kind.Text("FILE", "the path of a file", Pattern.compile(".*")),
            "",
            "",
            "Authorities of callers' certificates, in PEM: who shows one of theirs and does not sign is the user of its"
                    + " common name. Read again when the file changes.");

    /// Whether callers must show one.
    public static final Setting TLS_CLIENTS = add(
            "tls-clients",
            new Kind.Choice(List.of("optional", "required")),
            "optional",
            "",
            "Whether callers must show a certificate of `tls-client-authorities`: who shows none is turned away before"
                    + " a word is read.");

    /// How many connections there may be.
    public static final Setting MAX_CONNECTIONS = add(
            "max-connections",
            new Kind.WholeNumber(16, 1_000_000),
            "100000",
            "connections",
            "How many connections may be open; the next one is closed at once. Every poll that waits has its own.");

    /// How many connections one address may have.
    public static final Setting MAX_CONNECTIONS_PER_ADDRESS = add(
            "max-connections-per-address",
            new Kind.Text(
                    "NUMBER|auto", "`auto`, or a number between 1 and 1000000", Pattern.compile("auto|[1-9]\\d{0,5}")),
            "auto",
            "",
            "How many connections one address may have. `auto` is 2000, or no limit of its own on a loopback address.");

    /// How long a request may take to arrive.
    public static final Setting REQUEST_TIME = add(
            "request-time",
            new Kind.Time(1_000, 3_600_000),
            "30s",
            "",
            "How long a new connection may take to send its first request, and each body to arrive; then it is"
                    + " closed.");

    /// How long a connection may do nothing.
    public static final Setting CONNECTION_IDLE = add(
            "connection-idle",
            new Kind.Time(1_000, 3_600_000),
            "5m",
            "",
            "How long a connection may stay open after an answer without another whole request head.");

    /// Whether there are pages.
    public static final Setting CONSOLE = add(
            "console",
            new Kind.Flag(),
            "true",
            "",
            "Whether there are pages for browsers under `/console`; see [console.md](console.md).");

    /// How long somebody stays signed in.
    public static final Setting CONSOLE_SESSION = add(
            "console-session",
            new Kind.Time(60_000, 604_800_000),
            "8h",
            "",
            "How long somebody who has signed in to the console stays so; a restart ends all sessions.");

    /// How long a poll waits for a task.
    public static final Setting LONG_POLL = add(
            "long-poll",
            new Kind.Time(1_000, 60_000),
            "60s",
            "",
            "How long a poll waits for a task; it is answered a little earlier, so that clients which wait as long"
                    + " do not give up first.");

    /// Whose quotas hold.
    public static final Setting PARITY = add(
            "parity",
            new Kind.Choice(List.of("none", "aws")),
            "none",
            "",
            "`aws` sets every quota and rate to Amazon SWF's own, unless it is set by itself.");

    /// Whether rates are limited.
    public static final Setting RATE_LIMITS = add(
            "rate-limits",
            new Kind.Choice(List.of("off", "aws")),
            "off",
            "aws",
            "",
            "`aws` limits the rate of calls and decisions as Amazon SWF does.");

    /// How many lanes decide.
    public static final Setting LANES = add(
            "lanes",
            new Kind.WholeNumber(1, 64),
            String.valueOf(Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 64)),
            "threads",
            "How many threads decide, each for its own executions. The default is half the processors.");

    /// The region in resource names.
    public static final Setting REGION = add(
            "region",
            new Kind.Text("NAME", "a region's name, such as us-east-1", Pattern.compile("[a-z0-9-]{1,32}")),
            "us-east-1",
            "",
            "The region in resource names.");

    /// The account in resource names.
    public static final Setting ACCOUNT_ID = add(
            "account-id",
            new Kind.Text("ID", "an account's number of 12 digits", Pattern.compile("\\d{12}")),
            "123456789012",
            "",
            "The account in resource names.");

    /// The form of the log.
    public static final Setting LOG_FORMAT =
            add("log-format", new Kind.Choice(List.of("text", "json")), "text", "", "The form of the log's lines.");

    /// How much is logged.
    public static final Setting LOG_LEVEL = add(
            "log-level",
            new Kind.Choice(List.of("error", "warn", "info", "debug")),
            "info",
            "",
            "How much is logged; `debug` logs every request.");

    /// Free space below which nothing is written.
    public static final Setting MIN_FREE_DISK = add(
            "min-free-disk",
            new Kind.Size(0, 1L << 50),
            "256MB",
            "",
            "While the disk has less free space than this, requests that would have to be written are refused with"
                    + " ServiceUnavailable and reads go on.");

    /// The size of a request.
    public static final Setting MAX_REQUEST_SIZE = add(
            "max-request-size",
            new Kind.Size(64 << 10, 64 << 20),
            "4MB",
            "1MB",
            "",
            "The largest request, headers included.");

    /// How many requests may be under way.
    public static final Setting MAX_REQUESTS = add(
            "max-requests",
            new Kind.WholeNumber(16, 10_000_000),
            "20000",
            "requests",
            "How many requests may be under way, polls that wait not counted; others are refused with"
                    + " ThrottlingException. Reads may be half of that, starts and signals three quarters, so that"
                    + " what brings work to its end is refused last.");

    /// How much memory the bodies of requests may take.
    public static final Setting MAX_BODY_MEMORY = add(
            "max-body-memory",
            new Kind.Size(0, 1L << 40),
            "0B",
            "",
            "How much memory the bodies of requests under way may take, shared as `max-requests` is; others are refused"
                    + " with ThrottlingException. `0B` stands for a quarter of the heap, at least 32MB.");

    /// Functions for Lambda tasks.
    public static final Setting LAMBDA = add(
            "lambda",
            new Kind.Text(
                    "NAME=TARGET[;...]",
                    "NAME=TARGET, several separated by semicolons, each TARGET an http:// or https:// address or"
                            + " command:PATH",
                    Pattern.compile("|[^=;]+=(https?://|command:)[^;]+(;[^=;]+=(https?://|command:)[^;]+)*")),
            "",
            "",
            "Functions for Lambda tasks: the input is sent to an HTTP address by POST, or to the standard input of a"
                    + " command; the answer is the result.");

    static {
        ShapeLimits own = ShapeLimits.DEFAULT;
        ShapeLimits aws = ShapeLimits.AWS;
        limit(
                "payload-characters",
                1,
                4_194_304,
                own.payloadCharacters(),
                aws.payloadCharacters(),
                "characters",
                "Longest input, result, details, control or execution context.");
        limit(
                "heartbeat-details-characters",
                1,
                4_194_304,
                own.heartbeatDetailsCharacters(),
                aws.heartbeatDetailsCharacters(),
                "characters",
                "Longest details of a heartbeat.");
        limit(
                "reason-characters",
                1,
                32_768,
                own.reasonCharacters(),
                aws.reasonCharacters(),
                "characters",
                "Longest reason of a failure or termination.");
        limit(
                "name-characters",
                1,
                256,
                own.nameCharacters(),
                aws.nameCharacters(),
                "characters",
                "Longest name, id or identity.");
        limit(
                "version-characters",
                1,
                256,
                own.versionCharacters(),
                aws.versionCharacters(),
                "characters",
                "Longest version of a type.");
        limit(
                "description-characters",
                1,
                32_768,
                own.descriptionCharacters(),
                aws.descriptionCharacters(),
                "characters",
                "Longest description of a domain or type.");
        limit("execution-tags", 0, 1_000, own.executionTags(), aws.executionTags(), "tags", "Tags of an execution.");
        limit(
                "execution-tag-characters",
                1,
                256,
                own.executionTagCharacters(),
                aws.executionTagCharacters(),
                "characters",
                "Longest tag of an execution.");
        limit(
                "resource-tag-key-characters",
                1,
                128,
                own.resourceTagKeyCharacters(),
                aws.resourceTagKeyCharacters(),
                "characters",
                "Longest key of a tag of a domain.");
        limit(
                "resource-tag-value-characters",
                1,
                256,
                own.resourceTagValueCharacters(),
                aws.resourceTagValueCharacters(),
                "characters",
                "Longest value of a tag of a domain.");
        limit("page-size", 1, 10_000, own.pageSize(), aws.pageSize(), "results", "Most results on a page.");
        limit(
                "retention-days",
                0,
                36_500,
                own.retentionDays(),
                aws.retentionDays(),
                "days",
                "Longest retention of closed executions that a domain may have.");
        limit(
                "execution-seconds",
                1,
                99_999_999,
                own.executionSeconds(),
                aws.executionSeconds(),
                "seconds",
                "Longest time that an execution may be open.");
        Quotas ours = Quotas.DEFAULT;
        Quotas theirs = Quotas.AWS;
        limit(
                "domains",
                1,
                1_000_000,
                ours.domains(),
                theirs.domains(),
                "domains",
                "Domains, registered and deprecated.");
        limit(
                "workflow-types-per-domain",
                1,
                1_000_000,
                ours.workflowTypesPerDomain(),
                theirs.workflowTypesPerDomain(),
                "types",
                "Workflow types in a domain, both statuses.");
        limit(
                "activity-types-per-domain",
                1,
                1_000_000,
                ours.activityTypesPerDomain(),
                theirs.activityTypesPerDomain(),
                "types",
                "Activity types in a domain, both statuses.");
        limit(
                "open-executions-per-domain",
                1,
                1_000_000_000,
                ours.openExecutionsPerDomain(),
                theirs.openExecutionsPerDomain(),
                "executions",
                "Open executions in a domain, children included.");
        limit(
                "open-children-per-execution",
                1,
                1_000_000,
                ours.openChildrenPerExecution(),
                theirs.openChildrenPerExecution(),
                "executions",
                "Open children of an execution.");
        limit(
                "open-activity-tasks-per-execution",
                1,
                1_000_000,
                ours.openActivityTasksPerExecution(),
                theirs.openActivityTasksPerExecution(),
                "tasks",
                "Open activity tasks of an execution.");
        limit(
                "open-timers-per-execution",
                1,
                1_000_000,
                ours.openTimersPerExecution(),
                theirs.openTimersPerExecution(),
                "timers",
                "Running timers of an execution.");
        limit(
                "open-lambda-functions-per-execution",
                1,
                1_000_000,
                ours.openLambdaFunctionsPerExecution(),
                theirs.openLambdaFunctionsPerExecution(),
                "functions",
                "Open Lambda functions of an execution.");
        limit(
                "history-events",
                100,
                10_000_000,
                ours.historyEvents(),
                theirs.historyEvents(),
                "events",
                "Events of an execution; one that reaches the number is terminated.");
        limit(
                "pollers-per-task-list",
                1,
                10_000_000,
                ours.pollersPerTaskList(),
                theirs.pollersPerTaskList(),
                "polls",
                "Polls that wait on one list.");
        limit(
                "resource-tags-per-domain",
                0,
                1_000,
                ours.resourceTagsPerDomain(),
                theirs.resourceTagsPerDomain(),
                "tags",
                "Tags of a domain.");
        limit(
                "page-token-seconds",
                1,
                31_536_000,
                ours.pageTokenSeconds(),
                theirs.pageTokenSeconds(),
                "seconds",
                "How long a page token is good for.");
        limit(
                "default-page-size",
                1,
                10_000,
                ours.defaultPageSize(),
                theirs.defaultPageSize(),
                "results",
                "Results on a page when the caller does not say.");
        limit(
                "history-page-bytes",
                1_024,
                67_108_864,
                ours.historyPageBytes(),
                theirs.historyPageBytes(),
                "bytes",
                "Where a page of history is cut even if fewer events than asked are on it.");
        limit(
                "count-cap",
                1,
                100_000_000,
                ours.countCap(),
                theirs.countCap(),
                "executions",
                "Where counting of executions stops and the answer says truncated.");
    }

    private Settings() {}

    /// All settings by key.
    public static Map<String, Setting> all() {
        return Collections.unmodifiableMap(ALL);
    }

    private static void limit(String name, long min, long max, int value, int parity, String unit, String description) {
        add(
                "limit-" + name,
                new Kind.WholeNumber(min, max),
                String.valueOf(value),
                String.valueOf(parity),
                unit,
                description);
    }

    private static Setting add(String key, Kind kind, String defaultValue, String unit, String description) {
        Setting setting = new Setting(key, kind, defaultValue, null, unit, description);
        ALL.put(key, setting);
        return setting;
    }

    private static Setting add(
            String key, Kind kind, String defaultValue, String parityValue, String unit, String description) {
        Setting setting = new Setting(key, kind, defaultValue, parityValue, unit, description);
        ALL.put(key, setting);
        return setting;
    }

    /// The key nearest to one that does not exist; empty if none is near.
    static List<String> near(String key) {
        List<String> near = new ArrayList<>();
        int best = Math.max(2, key.length() / 3);
        for (String known : ALL.keySet()) {
            int distance = distance(key, known);
            if (distance < best) {
                near.clear();
                best = distance;
            }
            if (distance == best) {
                near.add(known);
            }
        }
        return near;
    }

    /// Levenshtein's distance.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
