package dev.furrow.internal.contract;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

/// What a method takes, gives and throws, with the type variables of generic super-interfaces filled in.
///
/// @param method as declared
/// @param parameters their types
/// @param result its type
/// @param declared the exceptions that it declares
public record Signature(Method method, List<Type> parameters, Type result, List<Class<? extends Throwable>> declared) {
    private static final TypeFactory TYPES = TypeFactory.createDefaultInstance();

    /// @param contract the interface through which the method was found; it may be declared higher up
    @SuppressWarnings("unchecked")
    static Signature of(Class<?> contract, Method method) {
        JavaType owner = TYPES.constructType(contract).findSuperType(method.getDeclaringClass());
        JavaType resolving = owner == null ? TYPES.constructType(contract) : owner;
        List<Type> parameters = Arrays.stream(method.getGenericParameterTypes())
                .map(type -> resolve(type, resolving))
                .toList();
        List<Class<? extends Throwable>> declared = new ArrayList<>();
        for (Class<?> type : method.getExceptionTypes()) {
            declared.add((Class<? extends Throwable>) type);
        }
        method.setAccessible(true);
        return new Signature(
                method, parameters, resolve(method.getGenericReturnType(), resolving), List.copyOf(declared));
    }

    private static Type resolve(Type type, JavaType owner) {
        return TYPES.resolveMemberType(type, owner.getBindings());
    }

    /// Whether it gives nothing.
    public boolean isVoid() {
        return method.getReturnType() == void.class || method.getReturnType() == Void.class;
    }

    /// `Interface.method`, for people.
    public String describe() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
