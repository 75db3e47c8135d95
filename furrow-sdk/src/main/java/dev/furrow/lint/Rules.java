package dev.furrow.lint;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What workflow code must not call, and what it calls instead.
final class Rules {
    private static final String CLOCK = "the clock differs in a replay: Workflow.now()";
    private static final String RANDOM = "chance differs in a replay: Workflow.random()";
    private static final String UUID = "chance differs in a replay: Workflow.uuid()";
    private static final String SLEEP = "it blocks the strand: Workflow.sleep(duration)";
    private static final String THREADS = "other threads run in no fixed order: Workflow.async(work)";
    private static final String WAIT = "it blocks the strand: Workflow.await(condition)";
    private static final String LOCK =
            "strands run one at a time and need no locks: fields, and Workflow.await(condition)";
    private static final String OUTSIDE =
            "the world outside differs in a replay: an activity, or Workflow.sideEffect(name, type, work)";
    private static final String PRINT = "it is repeated in each replay: Workflow.logger(Class)";
    private static final String SHARED = "all executions share it: a field of the workflow object";

    private static final Set<String> TIMES = Set.of(
            "Instant",
            "LocalDate",
            "LocalDateTime",
            "LocalTime",
            "MonthDay",
            "OffsetDateTime",
            "OffsetTime",
            "Year",
            "YearMonth",
            "ZonedDateTime");

    private Rules() {}

    /// Why a call is forbidden and what is called instead; null if it is not forbidden.
    static @Nullable String of(Use.Member called) {
        String owner = called.owner();
        String name = called.name();
        if (owner.startsWith("java/time/")) {
            return ofTime(owner.substring("java/time/".length()), name);
        }
        if (owner.startsWith("java/util/")) {
            return ofUtilities(called);
        }
        if (owner.startsWith("java/io/File")
                || owner.equals("java/io/RandomAccessFile")
                || owner.startsWith("java/nio/file/Files")
                || owner.startsWith("java/nio/channels/")
                || owner.startsWith("java/net/http/")
                || owner.startsWith("java/sql/")
                || owner.startsWith("javax/sql/")) {
            return OUTSIDE;
        }
        return switch (owner) {
            case "java/lang/System" ->
                switch (name) {
                    case "currentTimeMillis", "nanoTime" -> CLOCK;
                    case "getenv", "getProperty", "getProperties" -> OUTSIDE;
                    default -> null;
                };
            case "java/lang/Math", "java/lang/StrictMath" -> name.equals("random") ? RANDOM : null;
            case "java/lang/Thread", "java/lang/Thread$Builder", "java/lang/ThreadGroup" ->
                switch (name) {
                    case "sleep" -> SLEEP;
                    case "currentThread", "interrupted", "isInterrupted", "getName" -> null;
                    case "join", "yield", "onSpinWait" -> WAIT;
                    default -> THREADS;
                };
            case "java/lang/Object" ->
                switch (name) {
                    case "wait", "notify", "notifyAll" -> WAIT;
                    default -> null;
                };
            case "java/lang/ProcessBuilder", "java/lang/Runtime", "java/lang/ProcessHandle" -> OUTSIDE;
            case "java/net/Socket",
                    "java/net/ServerSocket",
                    "java/net/DatagramSocket",
                    "java/net/InetAddress",
                    "java/net/URLConnection",
                    "java/net/HttpURLConnection" -> OUTSIDE;
            case "java/net/URL" -> name.startsWith("open") || name.equals("getContent") ? OUTSIDE : null;
            case "java/security/SecureRandom" -> RANDOM;
            case "org/slf4j/LoggerFactory" -> PRINT;
            default -> null;
        };
    }

    private static @Nullable String ofTime(String type, String name) {
        if (type.equals("Clock") || type.equals("InstantSource")) {
            return name.startsWith("system") || name.startsWith("tick") ? CLOCK : null;
        }
        return TIMES.contains(type) && name.equals("now") ? CLOCK : null;
    }

    private static @Nullable String ofUtilities(Use.Member called) {
        String name = called.name();
        boolean empty = called.descriptor().startsWith("()");
        boolean made = name.equals("<init>");
        String type = called.owner().substring("java/util/".length());
        if (type.startsWith("concurrent/")) {
            return ofConcurrency(type.substring("concurrent/".length()), name);
        }
        return switch (type) {
            case "Date" -> made && empty ? CLOCK : null;
            case "Calendar", "GregorianCalendar" -> name.equals("getInstance") || (made && empty) ? CLOCK : null;
            case "Random", "SplittableRandom" -> made && empty ? RANDOM : null;
            case "random/RandomGenerator", "random/RandomGeneratorFactory" ->
                switch (name) {
                    case "getDefault", "of" -> RANDOM;
                    default -> null;
                };
            case "Collections" ->
                name.equals("shuffle") && called.descriptor().equals("(Ljava/util/List;)V")
                        ? "chance differs in a replay: Collections.shuffle(list, Random.from(Workflow.random()))"
                        : null;
            case "UUID" -> name.equals("randomUUID") ? UUID : null;
            case "Timer" -> SLEEP;
            default -> name.equals("parallelStream") || name.equals("parallel") ? THREADS : null;
        };
    }

    private static @Nullable String ofConcurrency(String type, String name) {
        if (type.startsWith("locks/")) {
            return LOCK;
        }
        return switch (type) {
            case "ThreadLocalRandom" -> RANDOM;
            case "TimeUnit" -> name.equals("sleep") ? SLEEP : null;
            case "CompletableFuture",
                    "CompletionStage",
                    "Executor",
                    "ExecutorService",
                    "Executors",
                    "ExecutorCompletionService",
                    "ForkJoinPool",
                    "ForkJoinTask",
                    "ScheduledExecutorService",
                    "StructuredTaskScope",
                    "ThreadPoolExecutor" -> THREADS;
            case "CountDownLatch", "CyclicBarrier", "Exchanger", "Phaser", "Semaphore" -> LOCK;
            case "Future", "FutureTask" -> name.equals("get") || name.equals("join") ? WAIT : null;
            case "ArrayBlockingQueue",
                    "BlockingDeque",
                    "BlockingQueue",
                    "DelayQueue",
                    "LinkedBlockingDeque",
                    "LinkedBlockingQueue",
                    "LinkedTransferQueue",
                    "PriorityBlockingQueue",
                    "SynchronousQueue" -> name.equals("take") || name.equals("put") ? WAIT : null;
            default -> null;
        };
    }

    /// The same for a static field.
    ///
    /// @param mutable whether it belongs to a class that was read and is not final there
    static @Nullable String of(Use.StaticField use, boolean mutable) {
        if (use.field().owner().equals("java/lang/System")) {
            return use.field().name().equals("in") ? OUTSIDE : PRINT;
        }
        return mutable ? SHARED : null;
    }
}
