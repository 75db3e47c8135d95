package dev.furrow.internal.replay;

import dev.furrow.internal.contract.Signature;
import dev.furrow.workflow.CurrentStrand;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The object of the user's class behind one execution. Its workflow methods act; its conditions, states and
/// queries only look, and are refused when they try more.
final class WorkflowObject {
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowObject.class);

    private final WorkflowDefinition definition;
    private @Nullable Object instance;
    private boolean looking;

    WorkflowObject(WorkflowDefinition definition) {
        this.definition = definition;
    }

    /// Makes the object, on the strand that runs the workflow: its fields may hold stubs.
    void make() {
        instance = definition.factory().get();
    }

    boolean isMade() {
        return instance != null;
    }

    /// Calls a method that acts, and throws what it throws.
    @Nullable Object invoke(Signature signature, @Nullable Object[] arguments) throws Throwable {
        try {
            return signature.method().invoke(instance, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        } catch (IllegalAccessException hidden) {
            throw new IllegalAccessError(hidden.getMessage());
        }
    }

    /// Asks a condition, on the strand that waits for it.
    boolean look(BooleanSupplier condition) {
        boolean before = looking;
        looking = true;
        try {
            return condition.getAsBoolean();
        } finally {
            looking = before;
        }
    }

    boolean isLooking() {
        return looking;
    }

    /// Calls a method that looks, from outside of the strands.
    ///
    /// @param as the strand whose view it has; null for none
    /// @throws Throwable what the method throws
    @Nullable Object ask(Method method, @Nullable Object[] arguments, @Nullable StrandContext as) throws Throwable {
        CurrentStrand.bind(as);
        looking = true;
        try {
            return method.invoke(instance, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        } finally {
            looking = false;
            CurrentStrand.bind(null);
        }
    }

    /// What its `@State` methods say now, by name. One that fails is left out, and told to the log.
    Map<String, @Nullable Object> states(@Nullable StrandContext as) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        definition.contract().states().forEach((name, state) -> {
            try {
                values.put(name, ask(state.method(), new Object[0], as));
            } catch (Throwable failed) {
                LOG.warn("{} has failed, and its state is not shown: {}", state.describe(), failed, failed);
            }
        });
        return values;
    }
}
