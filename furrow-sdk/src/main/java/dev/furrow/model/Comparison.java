package dev.furrow.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects what differs.
final class Comparison {
    private final List<Drift.Difference> differences = new ArrayList<>();

    Comparison field(String name, @Nullable Object declared, @Nullable Object registered) {
        if (!Objects.equals(declared, registered)) {
            differences.add(new Drift.Difference(name, text(declared), text(registered)));
        }
        return this;
    }

    /// A field that counts only if it is declared.
    Comparison ifDeclared(String name, @Nullable Object declared, @Nullable Object registered) {
        return declared == null ? this : field(name, declared, registered);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    Drift drift() {
        return differences.isEmpty() ? new Drift.InSync() : new Drift.Changed(List.copyOf(differences));
    }
}
