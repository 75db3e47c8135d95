package dev.furrow.internal.contract;

import dev.furrow.activity.ActivityType;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.RetryPolicy;
import dev.furrow.workflow.Timeout;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An interface with `@ActivityType`.
///
/// @param type the interface
/// @param methods its activities; default and static methods are none
public record ActivityContract(Class<?> type, Map<Method, ActivityMethod> methods) {
    private static final ClassValue<ActivityContract> READ = new ClassValue<>() {
        @Override
        protected ActivityContract computeValue(Class<?> type) {
            return read(type);
        }
    };

    /// Reads an interface, or remembers having read it.
    ///
    /// @throws IllegalArgumentException if it is no contract, or a wrong one
    public static ActivityContract of(Class<?> type) {
        return READ.get(type);
    }

    /// The contracts that a class implements.
    public static List<ActivityContract> implementedBy(Class<?> implementation) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        Interfaces.collect(implementation, interfaces);
        List<ActivityContract> contracts = new ArrayList<>();
        for (Class<?> candidate : interfaces) {
            if (candidate.isAnnotationPresent(ActivityType.class)) {
                contracts.add(of(candidate));
            }
        }
        if (contracts.isEmpty()) {
            throw new IllegalArgumentException(
                    implementation.getName() + " implements no interface with @ActivityType, so it has no activities");
        }
        return contracts;
    }

    private static ActivityContract read(Class<?> type) {
        ActivityType annotation = type.getAnnotation(ActivityType.class);
        if (annotation == null || !type.isInterface()) {
            throw new IllegalArgumentException(type.getName() + " is no activity contract: it must be an interface with"
                    + " @ActivityType(version = ...)");
        }
        Map<Method, ActivityMethod> methods = new LinkedHashMap<>();
        Map<String, Method> names = new LinkedHashMap<>();
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                ActivityMethod activity = read(type, annotation, method);
                Method other = names.put(activity.describe(), method);
                if (other != null) {
                    throw new IllegalArgumentException(type.getName() + " has two activities " + activity.describe()
                            + ": " + other + " and " + method + "; give one @ActivityType(name = ...)");
                }
                methods.put(method, activity);
            }
        }
        return new ActivityContract(type, Map.copyOf(methods));
    }

    private static ActivityMethod read(Class<?> type, ActivityType shared, Method method) {
        ActivityType own = method.getAnnotation(ActivityType.class);
        String where = type.getSimpleName() + "." + method.getName();
        String prefix = shared.name().isEmpty() ? type.getSimpleName() : shared.name();
        String name = own != null && !own.name().isEmpty() ? own.name() : prefix + "." + method.getName();
        String version = own != null && !own.version().isEmpty() ? own.version() : shared.version();
        if (version.isEmpty()) {
            throw new IllegalArgumentException(where + " has no version: write @ActivityType(version = \"1.0\")");
        }
        ActivityOptions options =
                own == null ? options(shared, where) : options(own, where).or(options(shared, where));
        checkLimits(options, where);
        return new ActivityMethod(
                name,
                version,
                Signature.of(type, method),
                options,
                shared.register() && (own == null || own.register()));
    }

    private static ActivityOptions options(ActivityType annotation, String where) {
        return new ActivityOptions(
                annotation.taskList().isEmpty() ? null : annotation.taskList(),
                TimeLimit.parse(annotation.startToClose(), "startToClose of " + where),
                TimeLimit.parse(annotation.scheduleToStart(), "scheduleToStart of " + where),
                TimeLimit.parse(annotation.scheduleToClose(), "scheduleToClose of " + where),
                TimeLimit.parse(annotation.heartbeat(), "heartbeat of " + where),
                annotation.priority() == 0 ? null : annotation.priority(),
                annotation.attempts() == 0 ? null : RetryPolicy.attempts(annotation.attempts()),
                annotation.idempotent() ? true : null);
    }

    private static void checkLimits(ActivityOptions options, String where) {
        if (isUnlimited(options.startToClose()) && isUnlimited(options.heartbeat())) {
            throw new IllegalArgumentException(where + " may run for ever without a sign of life: give @ActivityType a"
                    + " startToClose, or startToClose = \"none\" and a heartbeat");
        }
        if (options.startToClose() == null) {
            throw new IllegalArgumentException(where + " has no startToClose: give @ActivityType one, or \"none\"");
        }
    }

    private static boolean isUnlimited(@Nullable Duration limit) {
        return limit == null || limit.equals(Timeout.NONE);
    }

    /// The activity behind a method of the interface.
    public @Nullable ActivityMethod method(Method method) {
        return methods.get(method);
    }
}
