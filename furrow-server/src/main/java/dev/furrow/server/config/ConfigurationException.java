package dev.furrow.server.config;

import java.util.List;

/// Settings that cannot be used: every one of them, with what was received, what is accepted and what may have been
/// meant.
public final class ConfigurationException extends RuntimeException {
    private final List<String> problems;

    /// @param problems one sentence each
    public ConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /// One sentence for each setting that cannot be used.
    public List<String> problems() {
        return problems;
    }
}
