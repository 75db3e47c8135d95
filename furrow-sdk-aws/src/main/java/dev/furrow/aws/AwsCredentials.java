package dev.furrow.aws;

import dev.furrow.spi.Credentials;
import dev.furrow.spi.CredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// Credentials from the AWS SDK for Java, which keeps them fresh by itself.
///
/// ```java
/// FurrowOptions.domain("farm").credentials(AwsCredentials.defaultChain())
/// ```
public final class AwsCredentials {
    private AwsCredentials() {}

    /// From wherever Amazon's own clients take them: system properties, environment, web identity, profiles and
    /// single sign-on, container, instance. Nothing is asked for before the first request; when no place has any,
    /// the request fails with the words of the AWS SDK, which name all of them.
    public static CredentialsProvider defaultChain() {
        return of(DefaultCredentialsProvider.builder().build());
    }

    /// From one provider of the AWS SDK, for example of a profile or an assumed role. Whoever has made it closes
    /// it.
    ///
    /// @param provider asked for each request, by many threads
    public static CredentialsProvider of(AwsCredentialsProvider provider) {
        return () -> {
            var found = provider.resolveCredentials();
            String session = found instanceof AwsSessionCredentials temporary ? temporary.sessionToken() : null;
            return new Credentials(found.accessKeyId(), found.secretAccessKey(), session);
        };
    }
}
