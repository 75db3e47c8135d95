package dev.furrow.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How what the server holds differs from what is declared.
public sealed interface Drift {

    /// It does not.
    record InSync() implements Drift {}

    /// The server has no such thing.
    record Missing() implements Drift {}

    /// The server has it, but nobody can use it.
    ///
    /// @param since when; null where the server does not tell
    @SuppressWarnings("AvoidCommonTypeNames") // The word of the service; nobody imports it.
    record Deprecated(@Nullable Instant since) implements Drift {}

    /// The server has other values.
    ///
    /// @param differences in which fields, one at least
    record Changed(List<Difference> differences) implements Drift {}

    /// One field.
    ///
    /// @param field its name
    /// @param declared in the words of the service, limits in seconds; empty if absent
    /// @param registered likewise
    record Difference(String field, String declared, String registered) {}
}
