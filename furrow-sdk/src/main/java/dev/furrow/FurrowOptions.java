package dev.furrow;

import dev.furrow.payload.Payloads;
import dev.furrow.spi.Credentials;
import dev.furrow.spi.CredentialsProvider;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How to reach a service. Immutable.
///
/// @param domain where workflows live; it must have been registered
/// @param endpoint scheme, host and port; null for Amazon SWF in the region
/// @param region for which requests are signed
/// @param credentials what requests are signed with; without any they are sent unsigned
/// @param payloads how values travel; workers and clients of a domain must agree
public record FurrowOptions(
        String domain, @Nullable URI endpoint, String region, CredentialsProvider credentials, Payloads payloads) {

    /// A domain of Amazon SWF, in the region of `AWS_REGION` or else `us-east-1`, with credentials from the
    /// environment and payloads as JSON.
    public static FurrowOptions domain(String name) {
        String region = System.getenv("AWS_REGION");
        return new FurrowOptions(
                name, null, region == null ? "us-east-1" : region, CredentialsProvider.environment(), Payloads.json());
    }

    /// At another address, such as `http://localhost:8042`.
    public FurrowOptions endpoint(URI address) {
        return new FurrowOptions(domain, address, region, credentials, payloads);
    }

    /// In another region.
    public FurrowOptions region(String name) {
        return new FurrowOptions(domain, endpoint, name, credentials, payloads);
    }

    /// With other credentials.
    public FurrowOptions credentials(CredentialsProvider provider) {
        return new FurrowOptions(domain, endpoint, region, provider, payloads);
    }

    /// With these credentials.
    public FurrowOptions credentials(Credentials fixed) {
        return credentials(CredentialsProvider.of(fixed));
    }

    /// With other payloads.
    public FurrowOptions payloads(Payloads other) {
        return new FurrowOptions(domain, endpoint, region, credentials, other);
    }

    URI address() {
        return endpoint != null ? endpoint : URI.create("https://swf." + region + ".amazonaws.com");
    }
}
