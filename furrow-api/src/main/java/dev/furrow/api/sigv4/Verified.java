package dev.furrow.api.sigv4;

import org.jspecify.annotations.Nullable;

/// What a good signature says.
///
/// @param accessKeyId the key that has signed
/// @param region the region that the request is meant for
/// @param service the service that it is meant for
/// @param sessionToken the signed session token; null if there is none
public record Verified(
        String accessKeyId,
        String region,
        String service,
        @Nullable String sessionToken) {}
