package dev.furrow.spi;

import org.jspecify.annotations.Nullable;

/// Where credentials come from. Asked for each request, by many threads, so it answers from memory and refreshes
/// by itself.
@FunctionalInterface
public interface CredentialsProvider {

    /// The credentials to sign with now; null to send the request unsigned.
    @Nullable Credentials credentials();

    /// Always the same.
    static CredentialsProvider of(Credentials credentials) {
        return () -> credentials;
    }

    /// From `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`; requests are unsigned where
    /// the first two are not set.
    static CredentialsProvider environment() {
        return () -> {
            String id = System.getenv("AWS_ACCESS_KEY_ID");
            String secret = System.getenv("AWS_SECRET_ACCESS_KEY");
            if (id == null || secret == null) {
                return null;
            }
            return new Credentials(id, secret, System.getenv("AWS_SESSION_TOKEN"));
        };
    }
}
