package dev.furrow.engine;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Records that differ from others in a few components, for tests in which a request of eleven parts has one that
/// matters.
public final class Records {
    private Records() {}

    /// A copy of a record in which some components have other values.
    ///
    /// @param changes names of components, each followed by its value
    public static <T extends Record> T with(T record, Object... changes) {
        Class<?> type = record.getClass();
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        List<Object> unknown = new ArrayList<>();
        try {
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getAccessor().invoke(record);
            }
            for (int i = 0; i < changes.length; i += 2) {
                int index = indexOf(components, changes[i]);
                if (index < 0) {
                    unknown.add(changes[i]);
                } else {
                    values[index] = changes[i + 1];
                }
            }
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(type.getSimpleName() + " has no " + unknown);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked")
            T changed = (T) type.getDeclaredConstructor(types).newInstance(values);
            return changed;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Cannot change " + record, e);
        }
    }

    private static int indexOf(RecordComponent[] components, Object name) {
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
