package dev.furrow.rental.sql;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of a row, some of which may be null; Spring's own list of parameters promises that none is.
public final class Values {
    private Values() {}

    /// In the order of the statement.
    public static List<?> of(@Nullable Object... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }
}
