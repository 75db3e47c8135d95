package dev.furrow.internal.contract;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// Objects that implement a contract by sending calls elsewhere.
public final class Stubs {
    private static final Object[] NO_ARGUMENTS = {};

    private Stubs() {}

    /// Where the calls of a stub go.
    @FunctionalInterface
    public interface Target {
        /// @return the result, in the boxed form of what the method declares
        @Nullable Object call(Method method, @Nullable Object[] arguments) throws Throwable;
    }

    /// Makes a stub.
    ///
    /// @param name what it says of itself
    public static <T> T of(Class<T> contract, String name, Target target) {
        InvocationHandler handler = (proxy, method, given) -> {
            @Nullable Object[] arguments = given == null ? NO_ARGUMENTS : given;
            if (method.getDeclaringClass().equals(Object.class)) {
                return switch (method.getName()) {
                    case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> name;
                };
            }
            if (method.isDefault() && method.getAnnotations().length == 0) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            return target.call(method, arguments);
        };
        ClassLoader loader = contract.getClassLoader();
        return contract.cast(Proxy.newProxyInstance(loader, new Class<?>[] {contract}, handler));
    }

    /// What a method returns whose call is only noted down: null, zero or false.
    public static @Nullable Object nothing(Method method) {
        Class<?> type = method.getReturnType();
        if (!type.isPrimitive() || type == void.class) {
            return null;
        }
        return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0);
    }
}
