package dev.furrow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Checks what the engine says when it refuses.
public final class Refusals {
    private Refusals() {}

    /// The call must be refused in this way and in these words.
    public static void assertRefused(FaultType type, String message, ThrowingCallable call) {
        Fault fault = refusalOf(call);
        assertThat(fault.type()).as(fault.message()).isEqualTo(type);
        assertThat(fault.message()).isEqualTo(message);
    }

    /// The call must be refused in this way, in whatever words.
    public static void assertRefused(FaultType type, ThrowingCallable call) {
        Fault fault = refusalOf(call);
        assertThat(fault.type()).as(fault.message()).isEqualTo(type);
    }

    /// How a call is refused, which must be.
    public static Fault refusalOf(ThrowingCallable call) {
        Fault fault = catchThrowableOfType(Fault.class, call);
        assertThat(fault).as("The call should have been refused").isNotNull();
        return fault;
    }
}
