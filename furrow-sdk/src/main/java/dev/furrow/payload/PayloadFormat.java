package dev.furrow.payload;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/// How values of some types become text and back; JSON unless one of these is set. Used by many threads.
public interface PayloadFormat {

    /// Writes a value.
    String write(@Nullable Object value);

    /// Reads a value.
    ///
    /// @param type as the method declares it
    @Nullable Object read(String text, Type type);
}
