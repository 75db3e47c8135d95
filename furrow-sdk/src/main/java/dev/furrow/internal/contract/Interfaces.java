package dev.furrow.internal.contract;

import java.util.Set;

/// Every interface of a class, its super-classes and their super-interfaces.
final class Interfaces {
    private Interfaces() {}

    static void collect(Class<?> type, Set<Class<?>> into) {
        for (Class<?> current = type; current != null; current = current.getSuperclass()) {
            if (current.isInterface()) {
                into.add(current);
            }
            for (Class<?> candidate : current.getInterfaces()) {
                if (into.add(candidate)) {
                    collect(candidate, into);
                }
            }
        }
    }
}
