package dev.furrow.payload;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How another library writes values, and what it writes around the arguments of a call; set for some types with
/// [Payloads#forTypes]. Used by many threads.
public interface Dialect extends PayloadFormat {

    /// What a method takes.
    ///
    /// @param name as it was compiled; `arg0` and so on without `-parameters`
    record Parameter(String name, Type type) {}

    /// Writes the arguments of a call.
    ///
    /// @return null for no input at all
    @Nullable String writeArguments(@Nullable Object[] arguments);

    /// Reads the arguments of a call.
    ///
    /// @param text null if there was no input
    /// @return as many as there are parameters
    @Nullable Object[] readArguments(@Nullable String text, List<Parameter> parameters);
}
