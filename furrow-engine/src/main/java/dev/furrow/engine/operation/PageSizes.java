package dev.furrow.engine.operation;

import dev.furrow.engine.quota.Quotas;
import org.jspecify.annotations.Nullable;

/// How many results go on a page.
final class PageSizes {
    private PageSizes() {}

    /// What the caller wants, or the server's default if that is nothing.
    static int of(@Nullable Integer wanted, Quotas quotas) {
        return wanted == null || wanted == 0 ? quotas.defaultPageSize() : wanted;
    }
}
