package dev.furrow.plan;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Where values of steps are kept beyond the execution that came to them. Used by many threads. Asked while a
/// decision is made, once for each step, and the answer goes into the history; so it should be quick, and a value
/// must be small enough for a marker, or for the store of the payloads.
public interface StepMemory {

    /// A value that was kept.
    ///
    /// @param key letters, digits, `.`, `-`, `_` and `/`
    /// @return null if there is none
    @Nullable String find(String key);

    /// Keeps a value in place of what is there.
    ///
    /// @param value JSON
    void keep(String key, String value);

    /// In a folder that all workers share, a file for each value.
    static StepMemory files(Path folder) {
        return new FileMemory(folder);
    }

    /// In this process, for tests.
    static StepMemory inMemory() {
        Map<String, String> values = new ConcurrentHashMap<>();
        return new StepMemory() {
            @Override
            public @Nullable String find(String key) {
                return values.get(key);
            }

            @Override
            public void keep(String key, String value) {
                values.put(key, value);
            }
        };
    }
}
