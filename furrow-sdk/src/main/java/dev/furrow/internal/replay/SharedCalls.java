package dev.furrow.internal.replay;

import dev.furrow.api.ActivityType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Calls of idempotent activities: one for each type and input in an execution, whoever asks for it and how often.
/// Each has a strand of its own, which ends with the execution and not with the strand that happened to ask first.
final class SharedCalls {
    private static final int NAME = 100;

    private final Execution execution;
    private final Map<String, StrandPromise<End>> calls = new HashMap<>();

    SharedCalls(Execution execution) {
        this.execution = execution;
    }

    /// What makes the call.
    @FunctionalInterface
    interface Attempt {
        @Nullable Object make() throws Throwable;
    }

    /// How a call has ended: with a value, or with what was thrown.
    private record End(@Nullable Object value, @Nullable Throwable thrown) {}

    /// The id of a call: what it says depends on nothing but type and input, so calls may change places.
    static String id(ActivityType type, @Nullable String input) {
        String name = type.name().length() > NAME ? type.name().substring(0, NAME) : type.name();
        return name + "-" + CallHash.of(type, input);
    }

    /// The value of a call, made now if nobody has made it.
    ///
    /// @throws Throwable what the call throws, to everybody who asks
    @Nullable Object value(String id, Attempt call) throws Throwable {
        StrandPromise<End> promise = calls.get(id);
        if (promise == null) {
            promise = begin(id, call);
            calls.put(id, promise);
        }
        End end = promise.join();
        if (end.thrown() != null) {
            throw end.thrown();
        }
        return end.value();
    }

    private StrandPromise<End> begin(String id, Attempt call) {
        StrandPromise<End> promise = new StrandPromise<>(execution);
        StrandContext main = Objects.requireNonNull(execution.tree().main());
        StrandContext strand = execution.tree().spawn(main, id, () -> promise.run(() -> end(call)), false);
        promise.strand(strand);
        main.adopt(strand);
        return promise;
    }

    private static End end(Attempt call) {
        try {
            return new End(call.make(), null);
        } catch (Error unwinding) {
            throw unwinding;
        } catch (Throwable thrown) {
            return new End(null, thrown);
        }
    }
}
