package dev.furrow.demo;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/// What the standard output can do.
///
/// @param redraws whether a line can be drawn again in its place
/// @param colours whether text may be coloured
record Terminal(boolean redraws, boolean colours) {
    /// A file or a pipe.
    static final Terminal NONE = new Terminal(false, false);

    /// What this process's can do.
    static Terminal detect() {
        return detect(
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false), System.getenv());
    }

    /// @param attached whether a terminal is there
    static Terminal detect(boolean attached, Map<String, String> environment) {
        boolean capable = attached && !"dumb".equals(environment.get("TERM"));
        return new Terminal(
                capable, capable && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }
}
