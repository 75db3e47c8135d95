package dev.furrow;

import dev.furrow.payload.Payloads;
import dev.furrow.spi.Credentials;
import dev.furrow.spi.CredentialsProvider;
import dev.furrow.spi.Interceptor;
import dev.furrow.spi.Telemetry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How to reach a service. Immutable; made by [#domain] or [#load].
///
/// @param domain where workflows live; it must have been registered
/// @param endpoint scheme, host and port; null for Amazon SWF in the region
/// @param region for which requests are signed
/// @param credentials what requests are signed with; without any they are sent unsigned
/// @param payloads how values travel; workers and clients of a domain must agree
/// @param requestTimeout how long an answer may take; polls have seventy seconds
/// @param interceptors stand around what clients, workers and workflows do, the first outermost
/// @param telemetry hears what is measured
/// @param origins where [#load] has found each setting
public record FurrowOptions(
        String domain,
        @Nullable URI endpoint,
        String region,
        CredentialsProvider credentials,
        Payloads payloads,
        Duration requestTimeout,
        List<Interceptor> interceptors,
        Telemetry telemetry,
        Map<String, String> origins) {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final String EXPLICIT = "set in the program";

    /// Copies what could change.
    public FurrowOptions {
        if (domain.isEmpty()) {
            throw new IllegalArgumentException("A domain has a name");
        }
        if (requestTimeout.isNegative() || requestTimeout.isZero()) {
            throw new IllegalArgumentException("An answer cannot come within " + requestTimeout);
        }
        interceptors = List.copyOf(interceptors);
        origins = Map.copyOf(origins);
    }

    /// A domain of Amazon SWF, in the region of `AWS_REGION` or else `us-east-1`, with credentials from the
    /// environment and payloads as JSON.
    public static FurrowOptions domain(String name) {
        String region = System.getenv("AWS_REGION");
        return new FurrowOptions(
                name,
                null,
                region == null ? "us-east-1" : region,
                CredentialsProvider.environment(),
                Payloads.json(),
                REQUEST_TIMEOUT,
                List.of(),
                Telemetry.NONE,
                Map.of());
    }

    /// What system properties, the environment and `.furrow/sdk.properties` in the home directory say; the first
    /// of these that has a setting counts, for each setting by itself. The settings are `domain`, `endpoint` and
    /// `region`: `furrow.domain` as a system property, `FURROW_DOMAIN` in the environment (for the region also
    /// `AWS_REGION` and `AWS_DEFAULT_REGION`), `domain` in the file.
    ///
    /// @throws IllegalStateException if none of them names a domain, or the file cannot be read
    public static FurrowOptions load() {
        return Settings.ofThisProcess().options();
    }

    /// Where each setting comes from, a line for each, for people.
    public String explain() {
        Map<String, String> lines = new TreeMap<>();
        lines.put("domain", domain);
        lines.put("endpoint", address().toString());
        lines.put("region", region);
        StringBuilder text = new StringBuilder();
        lines.forEach((name, value) -> text.append(name)
                .append(" = ")
                .append(value)
                .append("  (")
                .append(origins.getOrDefault(name, "the default"))
                .append(")\n"));
        return text.toString();
    }

    private FurrowOptions explicit(String name, @Nullable URI address, String inRegion) {
        Map<String, String> known = new TreeMap<>(origins);
        known.put(name, EXPLICIT);
        return new FurrowOptions(
                domain, address, inRegion, credentials, payloads, requestTimeout, interceptors, telemetry, known);
    }

    /// At another address, such as `http://localhost:8042`.
    public FurrowOptions endpoint(URI address) {
        return explicit("endpoint", address, region);
    }

    /// In another region.
    public FurrowOptions region(String name) {
        return explicit("region", endpoint, name);
    }

    /// With other credentials.
    public FurrowOptions credentials(CredentialsProvider provider) {
        return new FurrowOptions(
                domain, endpoint, region, provider, payloads, requestTimeout, interceptors, telemetry, origins);
    }

    /// With these credentials.
    public FurrowOptions credentials(Credentials fixed) {
        return credentials(CredentialsProvider.of(fixed));
    }

    /// With other payloads.
    public FurrowOptions payloads(Payloads other) {
        return new FurrowOptions(
                domain, endpoint, region, credentials, other, requestTimeout, interceptors, telemetry, origins);
    }

    /// With another limit for answers other than those to polls.
    public FurrowOptions requestTimeout(Duration limit) {
        return new FurrowOptions(
                domain, endpoint, region, credentials, payloads, limit, interceptors, telemetry, origins);
    }

    /// With these interceptors in place of any others.
    public FurrowOptions interceptors(Interceptor... all) {
        return new FurrowOptions(
                domain, endpoint, region, credentials, payloads, requestTimeout, List.of(all), telemetry, origins);
    }

    /// With somebody who hears what is measured.
    public FurrowOptions telemetry(Telemetry listener) {
        return new FurrowOptions(
                domain, endpoint, region, credentials, payloads, requestTimeout, interceptors, listener, origins);
    }

    FurrowOptions origins(Map<String, String> known) {
        return new FurrowOptions(
                domain, endpoint, region, credentials, payloads, requestTimeout, interceptors, telemetry, known);
    }

    URI address() {
        return endpoint != null ? endpoint : URI.create("https://swf." + region + ".amazonaws.com");
    }
}
