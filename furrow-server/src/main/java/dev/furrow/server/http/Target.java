package dev.furrow.server.http;

import dev.furrow.api.operation.Operation;
import org.jspecify.annotations.Nullable;

/// The header that names an operation, in the spelling of today's clients and in that of the first ones.
final class Target {
    static final String HEADER = "X-Amz-Target";

    private static final String PREFIX = "SimpleWorkflowService.";
    private static final String OLD_PREFIX = "com.amazonaws.swf.service.model.SimpleWorkflowService.";

    private Target() {}

    /// The operation that a header names; null if it names none.
    static @Nullable Operation operation(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (header.startsWith(PREFIX)) {
            return Operation.named(header.substring(PREFIX.length()));
        }
        return header.startsWith(OLD_PREFIX) ? Operation.named(header.substring(OLD_PREFIX.length())) : null;
    }
}
