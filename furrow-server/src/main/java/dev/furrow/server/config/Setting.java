package dev.furrow.server.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that an operator can set.
///
/// @param key its name in a configuration file; `--key` on the command line, `FURROW_KEY` in the environment
/// @param kind what the value looks like
/// @param defaultValue the value when nobody sets it
/// @param parityValue the value under `--parity aws` when nobody sets it; null for the default
/// @param unit what the number counts, for the documentation; empty if the value says so itself
/// @param description what it does, for help and documentation
public record Setting(
        String key,
        Kind kind,
        String defaultValue,
        @Nullable String parityValue,
        String unit,
        String description) {

    /// The name of the environment variable.
    public String variable() {
        return "FURROW_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /// The option of the command line.
    public String option() {
        return "--" + key;
    }
}
