package dev.furrow.spi;

import org.jspecify.annotations.Nullable;

/// What requests are signed with.
///
/// @param accessKeyId who
/// @param secretAccessKey the secret; never printed
/// @param sessionToken of temporary credentials; null for lasting ones
public record Credentials(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {

    /// Lasting credentials.
    public Credentials(String accessKeyId, String secretAccessKey) {
        this(accessKeyId, secretAccessKey, null);
    }

    @Override
    public String toString() {
        return "Credentials[accessKeyId=" + accessKeyId + "]";
    }
}
