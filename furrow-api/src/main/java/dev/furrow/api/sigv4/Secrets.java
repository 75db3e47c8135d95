package dev.furrow.api.sigv4;

import org.jspecify.annotations.Nullable;

/// Knows the secrets of access keys. Asked by many threads at once, for each request.
@FunctionalInterface
public interface Secrets {
    /// The secret of a key; null if requests must not be signed with it.
    ///
    /// @param sessionToken what the request has sent with it; matters to temporary keys only, which must be refused
    ///        without the right one
    @Nullable String secretOf(String accessKeyId, @Nullable String sessionToken);
}
