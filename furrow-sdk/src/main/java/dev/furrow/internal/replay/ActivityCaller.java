package dev.furrow.internal.replay;

import dev.furrow.api.ActivityType;
import dev.furrow.internal.contract.ActivityContract;
import dev.furrow.internal.contract.ActivityMethod;
import dev.furrow.internal.contract.Arguments;
import dev.furrow.internal.contract.Stubs;
import dev.furrow.internal.failure.Failures;
import dev.furrow.spi.Intercepted;
import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.Failure;
import dev.furrow.workflow.RetryPolicy;
import dev.furrow.workflow.UntypedActivity;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Calls activities and functions for a strand: schedules, waits, tries again.
final class ActivityCaller {
    private static final Duration AT_LIMIT = Duration.ofSeconds(1);
    private static final Duration AT_LIMIT_MOST = Duration.ofMinutes(1);

    private final StrandContext strand;

    ActivityCaller(StrandContext strand) {
        this.strand = strand;
    }

    <T> T stub(Class<T> contract, ActivityOptions options) {
        ActivityContract known = ActivityContract.of(contract);
        Execution execution = strand.execution();
        return Stubs.of(contract, "Activities of " + contract.getSimpleName(), (method, arguments) -> {
            ActivityMethod activity = known.method(method);
            if (activity == null) {
                throw new IllegalStateException(method + " is no activity");
            }
            StrandContext current =
                    StrandContext.current(execution, activity.signature().describe());
            return current.activityCaller()
                    .call(
                            new Target(
                                    new ActivityType(activity.name(), activity.version()),
                                    activity.signature().result(),
                                    activity.signature().declared(),
                                    options.or(activity.options()),
                                    activity.register() ? activity : null),
                            arguments);
        });
    }

    UntypedActivity untyped(String name, String version, ActivityOptions options) {
        Execution execution = strand.execution();
        return new UntypedActivity() {
            @Override
            @SuppressWarnings({"unchecked", "NullAway"})
            public <T extends @Nullable Object> T call(Class<T> type, @Nullable Object... arguments) {
                StrandContext current = StrandContext.current(execution, name);
                Target target = new Target(new ActivityType(name, version), type, List.of(), options, null);
                try {
                    return (T) current.activityCaller().call(target, arguments);
                } catch (RuntimeException | Error e) {
                    throw e;
                } catch (Throwable undeclared) {
                    throw new IllegalStateException(undeclared);
                }
            }
        };
    }

    /// What is called.
    ///
    /// @param declared the exceptions that come as themselves
    /// @param registered as what a worker registers it; null if none does
    private record Target(
            ActivityType type,
            Type result,
            List<Class<? extends Throwable>> declared,
            ActivityOptions options,
            @Nullable ActivityMethod registered) {}

    private @Nullable Object call(Target target, @Nullable Object[] arguments) throws Throwable {
        strand.requireGoing();
        Execution execution = strand.execution();
        ActivityType type = target.type();
        // Before interceptors stand on the stack.
        String at = Source.here();
        return execution
                .interceptors()
                .around(
                        () -> new Intercepted.CallActivity(
                                execution.info(), type.name(), type.version(), execution.isReplaying()),
                        () -> call(target, arguments, at));
    }

    private @Nullable Object call(Target target, @Nullable Object[] arguments, @Nullable String at) throws Throwable {
        Execution execution = strand.execution();
        ActivityType type = target.type();
        String input = Arguments.write(arguments, type.name(), "The input of " + type.name(), execution.payloads());
        if (Boolean.TRUE.equals(target.options().once())) {
            String id = SharedCalls.id(type, input);
            return execution.shared().value(id, () -> {
                StrandContext own = StrandContext.current(execution, type.name());
                return own.activityCaller().call(target, id, input, at);
            });
        }
        return call(target, strand.nextId(), input, at);
    }

    /// Calls until there is an end that is not tried again.
    private @Nullable Object call(Target target, String id, @Nullable String input, @Nullable String at)
            throws Throwable {
        Execution execution = strand.execution();
        ActivityType type = target.type();
        EarlierRun.Done done = execution.earlier().take(id, type, input, strand, at);
        if (done != null) {
            return read(target, done.result());
        }
        boolean registered = false;
        RetryPolicy policy = policy(id, target.options());
        Control first = new Control(null, at, policy.attempts() == 1 ? null : policy);
        int attempt = 1;
        Instant begun = execution.now();
        Duration pause = AT_LIMIT;
        for (int number = 1; ; number++) {
            String own = number == 1 ? id : id + "~" + number;
            ActivityCall call = new ActivityCall(
                    execution,
                    own,
                    strand.name(),
                    type,
                    input,
                    target.options(),
                    number == 1 ? first : new Control(null, at, null));
            strand.waitFor(call);
            TaskOutcome outcome = Objects.requireNonNull(call.outcome());
            if (outcome instanceof TaskOutcome.Completed completed) {
                return read(target, completed.result());
            }
            Ended ended = Ended.of(outcome, target.declared(), execution);
            if (ended.declared() != null) {
                throw ended.declared();
            }
            ActivityMethod known = target.registered();
            if (call.isTypeMissing() && known != null && !registered) {
                registered = true;
                if (!execution.isReplaying()) {
                    execution.definition().outside().register(known);
                }
            } else if (call.isAtLimit()) {
                strand.sleep(own, pause, at);
                pause = pause.multipliedBy(2).compareTo(AT_LIMIT_MOST) < 0 ? pause.multipliedBy(2) : AT_LIMIT_MOST;
            } else if (attempt < policy.attempts() && policy.covers(ended.failure())) {
                Duration delay =
                        policy.delayAfter(attempt, Seeds.chance(execution.id().runId() + own));
                if (policy.within() != null && execution.now().plus(delay).isAfter(begun.plus(policy.within()))) {
                    throw failed(type, own, call, attempt, ended);
                }
                if (!delay.isZero()) {
                    strand.sleep(own, delay, at);
                }
                attempt++;
            } else {
                throw failed(type, own, call, attempt, ended);
            }
        }
    }

    private @Nullable Object read(Target target, @Nullable String result) {
        String name = target.type().name();
        return strand.execution().payloads().read(result, target.result(), name, "The result of " + name);
    }

    private ActivityFailedException failed(ActivityType type, String id, ActivityCall call, int attempts, Ended ended) {
        return new ActivityFailedException(
                Recorded.name(type),
                id,
                call.endedIn(),
                attempts,
                ended.failure(),
                ended.remoteStack(),
                asked -> strand.execution().payloads().read(ended.heartbeat(), asked, "", "The heartbeat of " + id));
    }

    /// The policy that the call began with, if it is in the history; the code's own otherwise.
    private RetryPolicy policy(String id, ActivityOptions options) {
        RetryPolicy own = strand.execution().index().hasActivity(id)
                ? strand.execution().index().retry(id)
                : options.retry();
        return own == null ? RetryPolicy.NONE : own;
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    <T extends @Nullable Object> T lambda(String function, @Nullable Object input, Class<T> type, Duration timeout) {
        strand.requireGoing();
        Execution execution = strand.execution();
        String text = input == null ? null : execution.payloads().write(input, function, "The input of " + function);
        LambdaCall call =
                new LambdaCall(execution, strand.nextId(), strand.name(), Source.here(), function, text, timeout);
        strand.waitFor(call);
        TaskOutcome outcome = Objects.requireNonNull(call.outcome());
        if (outcome instanceof TaskOutcome.Completed completed) {
            return (T) execution.payloads().read(completed.result(), type, function, "The result of " + function);
        }
        Ended ended = Ended.of(outcome, List.of(), execution);
        throw new ActivityFailedException(
                function, call.key().id(), call.recordedIn(), 1, ended.failure(), ended.remoteStack());
    }

    /// An end without a result.
    ///
    /// @param declared the exception itself, if the method declares it
    /// @param heartbeat what it had told last; null for nothing
    record Ended(
            Failure failure,
            @Nullable Throwable declared,
            String remoteStack,
            @Nullable String heartbeat) {
        static Ended of(TaskOutcome outcome, List<Class<? extends Throwable>> declared, Execution execution) {
            return switch (outcome) {
                case TaskOutcome.Failed failed -> {
                    Failures.Read read =
                            Failures.read(failed.reason(), failed.details(), declared, execution.payloads());
                    yield new Ended(read.failure(), read.declared(), read.remoteStack(), null);
                }
                case TaskOutcome.Ended ended -> new Ended(ended.failure(), null, "", ended.heartbeat());
                case TaskOutcome.Completed completed -> throw new IllegalArgumentException("It has a result");
            };
        }
    }
}
