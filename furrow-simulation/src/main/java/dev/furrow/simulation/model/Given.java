package dev.furrow.simulation.model;

import org.jspecify.annotations.Nullable;

/// Optional values: an empty text in an optional member is the same as none (specification, section 1.4).
final class Given {
    private Given() {}

    static @Nullable String text(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    static @Nullable String text(@Nullable String value, @Nullable String otherwise) {
        String given = text(value);
        return given != null ? given : text(otherwise);
    }

    static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new Mismatch("a value is missing that must be there");
        }
        return value;
    }
}
