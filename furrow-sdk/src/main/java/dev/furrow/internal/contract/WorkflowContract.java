package dev.furrow.internal.contract;

import dev.furrow.workflow.ChildOptions;
import dev.furrow.workflow.ChildPolicy;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Query;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.State;
import dev.furrow.workflow.Update;
import dev.furrow.workflow.WorkflowType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An interface with `@WorkflowType`, or a class that carries it itself.
///
/// @param type the interface or class
/// @param name the type's name
/// @param version the type's version
/// @param execute the method that is the workflow
/// @param signals its signal methods by signal name
/// @param states its state methods by name
/// @param updates its update methods by name
/// @param queries its query methods, which replays answer
/// @param options what the annotation says; also the defaults that a worker registers
/// @param register whether a worker registers it
public record WorkflowContract(
        Class<?> type,
        String name,
        String version,
        Signature execute,
        Map<String, Signature> signals,
        Map<String, Signature> states,
        Map<String, Signature> updates,
        Set<Method> queries,
        ChildOptions options,
        boolean register) {
    private static final ClassValue<WorkflowContract> READ = new ClassValue<>() {
        @Override
        protected WorkflowContract computeValue(Class<?> type) {
            return read(type);
        }
    };

    /// Reads an interface, or remembers having read it.
    ///
    /// @throws IllegalArgumentException if it is no contract, or a wrong one
    public static WorkflowContract of(Class<?> type) {
        return READ.get(type);
    }

    /// The contracts that a class implements; usually one.
    public static List<WorkflowContract> implementedBy(Class<?> implementation) {
        if (implementation.isInterface()) {
            throw new IllegalArgumentException(implementation.getName()
                    + " is an interface; a worker needs the class that implements the workflow");
        }
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        Interfaces.collect(implementation, interfaces);
        List<WorkflowContract> contracts = new ArrayList<>();
        for (Class<?> candidate : interfaces) {
            if (candidate.isAnnotationPresent(WorkflowType.class)) {
                contracts.add(of(candidate));
            }
        }
        if (contracts.isEmpty() && implementation.isAnnotationPresent(WorkflowType.class)) {
            contracts.add(of(implementation));
        }
        if (contracts.isEmpty()) {
            throw new IllegalArgumentException(implementation.getName()
                    + " is no workflow: neither it nor an interface of it has @WorkflowType(version = ...)");
        }
        return contracts;
    }

    private static WorkflowContract read(Class<?> type) {
        WorkflowType annotation = type.getAnnotation(WorkflowType.class);
        if (annotation == null) {
            throw new IllegalArgumentException(
                    type.getName() + " is no workflow contract: it has no @WorkflowType(version = ...)");
        }
        List<Method> executes = annotated(type, Execute.class);
        if (executes.size() != 1) {
            throw new IllegalArgumentException(
                    type.getName() + " has " + executes.size() + " methods with @Execute; a workflow has one");
        }
        Signature execute = Signature.of(type, executes.getFirst());
        String where = type.getSimpleName();
        String name = annotation.name().isEmpty()
                ? type.getSimpleName() + "." + execute.method().getName()
                : annotation.name();
        return new WorkflowContract(
                type,
                name,
                annotation.version(),
                execute,
                signals(type),
                states(type),
                updates(type),
                Set.copyOf(annotated(type, Query.class)),
                new ChildOptions(
                        annotation.taskList().isEmpty() ? null : annotation.taskList(),
                        required(annotation.executionTimeout(), "executionTimeout of " + where),
                        required(annotation.decisionTimeout(), "decisionTimeout of " + where),
                        annotation.childPolicy(),
                        List.of(),
                        null),
                annotation.register());
    }

    private static Duration required(String text, String where) {
        Duration limit = TimeLimit.parse(text, where);
        if (limit == null) {
            throw new IllegalArgumentException("The " + where + " must not be empty");
        }
        return limit;
    }

    private static List<Method> annotated(Class<?> type, Class<? extends Annotation> annotation) {
        List<Method> found = new ArrayList<>();
        Set<Class<?>> all = new LinkedHashSet<>();
        all.add(type);
        Interfaces.collect(type, all);
        Set<String> seen = new LinkedHashSet<>();
        for (Class<?> holder : all) {
            for (Method method : holder.isInterface() ? holder.getMethods() : holder.getDeclaredMethods()) {
                if (method.isAnnotationPresent(annotation)
                        && seen.add(method.getName() + List.of(method.getParameterTypes()))) {
                    if (!holder.isInterface()) {
                        method.setAccessible(true);
                    }
                    found.add(method);
                }
            }
        }
        return found;
    }

    private static Map<String, Signature> signals(Class<?> type) {
        return named(type, Signal.class, Signal::name, signature -> {
            if (!signature.isVoid()) {
                throw new IllegalArgumentException(
                        signature.describe() + " has @Signal and must return nothing; nobody would receive it");
            }
        });
    }

    private static Map<String, Signature> updates(Class<?> type) {
        return named(type, Update.class, Update::name, signature -> {});
    }

    private static Map<String, Signature> states(Class<?> type) {
        return named(type, State.class, State::name, signature -> {
            if (signature.isVoid() || !signature.parameters().isEmpty()) {
                throw new IllegalArgumentException(
                        signature.describe() + " has @State and must return a value and take no parameters");
            }
        });
    }

    private static <A extends Annotation> Map<String, Signature> named(
            Class<?> type,
            Class<A> annotation,
            Function<A, String> name,
            java.util.function.Consumer<Signature> check) {
        Map<String, Signature> byName = new LinkedHashMap<>();
        for (Method method : annotated(type, annotation)) {
            Signature signature = Signature.of(type, method);
            check.accept(signature);
            String given = name.apply(Objects.requireNonNull(method.getAnnotation(annotation)));
            String key = given.isEmpty() ? method.getName() : given;
            if (byName.put(key, signature) != null) {
                throw new IllegalArgumentException(type.getName() + " has two methods for \"" + key
                        + "\"; give one of them another name in its annotation");
            }
        }
        return java.util.Collections.unmodifiableMap(byName);
    }

    /// The name of the signal that a method stands for; null if it is no signal method.
    public @Nullable String signalOf(Method method) {
        return keyOf(signals, method);
    }

    /// The name of the state that a method stands for; null if it is no state method.
    public @Nullable String stateOf(Method method) {
        return keyOf(states, method);
    }

    /// The name of the update that a method stands for; null if it is no update method.
    public @Nullable String updateOf(Method method) {
        return keyOf(updates, method);
    }

    private static @Nullable String keyOf(Map<String, Signature> methods, Method method) {
        for (Map.Entry<String, Signature> entry : methods.entrySet()) {
            if (entry.getValue().method().equals(method)) {
                return entry.getKey();
            }
        }
        return null;
    }

    /// What becomes of children, always given.
    public ChildPolicy childPolicy() {
        return Objects.requireNonNull(options.childPolicy());
    }

    /// Name and version, for people.
    public String describe() {
        return name + " " + version;
    }
}
