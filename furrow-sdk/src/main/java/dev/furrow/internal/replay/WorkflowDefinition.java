package dev.furrow.internal.replay;

import dev.furrow.internal.contract.WorkflowContract;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// A workflow that can be run.
///
/// @param contract what it looks like from outside
/// @param factory makes the object for one execution
/// @param held patches that are not taken yet
/// @param suspendsOnBug whether exceptions that the code does not declare leave it open
/// @param outside whom it may ask while it decides
public record WorkflowDefinition(
        WorkflowContract contract, Supplier<?> factory, Set<String> held, boolean suspendsOnBug, Outside outside) {

    /// Without anything special.
    public WorkflowDefinition(WorkflowContract contract, Supplier<?> factory) {
        this(contract, factory, Set.of(), false, Outside.NONE);
    }

    /// The workflows of a class with a constructor without parameters.
    ///
    /// @throws IllegalArgumentException if it has no such constructor, or is no workflow
    public static List<WorkflowDefinition> of(Class<?> implementation) {
        Constructor<?> constructor;
        List<WorkflowContract> contracts = WorkflowContract.implementedBy(implementation);
        try {
            constructor = implementation.getDeclaredConstructor();
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    implementation.getName() + " has no constructor without parameters; register it with workflow("
                            + implementation.getSimpleName() + ".class, () -> new ...)",
                    e);
        }
        return of(contracts, () -> make(constructor));
    }

    /// The workflows of a class whose objects a supplier makes.
    public static List<WorkflowDefinition> of(Class<?> implementation, Supplier<?> factory) {
        return of(WorkflowContract.implementedBy(implementation), factory);
    }

    private static List<WorkflowDefinition> of(List<WorkflowContract> contracts, Supplier<?> factory) {
        return contracts.stream()
                .map(contract -> new WorkflowDefinition(contract, factory))
                .toList();
    }

    private static Object make(Constructor<?> constructor) {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(constructor + " has failed", thrown.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " cannot be called", e);
        }
    }

    /// As a worker serves it.
    ///
    /// @param hold patches that are not taken, for decisions that are made now for the first time
    /// @param suspendOnBug whether exceptions that the code does not declare leave it open
    /// @param asked whom it may ask while it decides
    public WorkflowDefinition served(Set<String> hold, boolean suspendOnBug, Outside asked) {
        return new WorkflowDefinition(contract, factory, hold, suspendOnBug, asked);
    }
}
