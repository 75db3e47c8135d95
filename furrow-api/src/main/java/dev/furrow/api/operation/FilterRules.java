package dev.furrow.api.operation;

import dev.furrow.api.fault.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which filters of the visibility operations may stand together (developer guide: listing and counting executions).
final class FilterRules {
    private FilterRules() {}

    /// The filter's name if the caller gave it, else null.
    static @Nullable String given(String name, @Nullable Object filter) {
        return filter == null ? null : name;
    }

    static void checkAtMostOne(@Nullable String... given) {
        List<String> names = Arrays.stream(given).filter(Objects::nonNull).collect(Collectors.toList());
        if (names.size() > 1) {
            throw Fault.validation("Only one of these filters may be given at a time: " + String.join(", ", names));
        }
    }

    static void checkExactlyOneSpan(@Nullable ExecutionTimeFilter start, @Nullable ExecutionTimeFilter close) {
        if (start == null && close == null) {
            throw Fault.validation("One of startTimeFilter and closeTimeFilter must be given");
        }
        if (start != null && close != null) {
            throw Fault.validation("Only one of startTimeFilter and closeTimeFilter may be given");
        }
    }

    static void checkSpan(String name, @Nullable ExecutionTimeFilter span) {
        if (span != null && span.latestDate() != null && span.oldestDate().isAfter(span.latestDate())) {
            throw Fault.validation(name + ": oldestDate must not be later than latestDate");
        }
    }
}
