package dev.furrow;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Finds settings where people leave them: in system properties, the environment and a file, in this order.
///
/// @param properties looks a system property up
/// @param environment looks a variable up
/// @param file the file, which need not be there
record Settings(UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> environment, Path file) {

    static Settings ofThisProcess() {
        Path home = Path.of(System.getProperty("user.home", "."));
        return new Settings(
                name -> name == null ? null : System.getProperty(name),
                name -> name == null ? null : System.getenv(name),
                home.resolve(".furrow").resolve("sdk.properties"));
    }

    /// A setting with the place where it was found.
    private record Found(String value, String where) {}

    FurrowOptions options() {
        Properties saved = readFile();
        Map<String, String> origins = new LinkedHashMap<>();
        Found domain = find("domain", List.of("FURROW_DOMAIN"), saved);
        if (domain == null) {
            throw new IllegalStateException(
                    "No domain is set: neither by -Dfurrow.domain, nor by FURROW_DOMAIN, nor by domain= in " + file);
        }
        origins.put("domain", domain.where());
        FurrowOptions options = FurrowOptions.domain(domain.value());
        Found endpoint = find("endpoint", List.of("FURROW_ENDPOINT"), saved);
        if (endpoint != null) {
            options = options.endpoint(URI.create(endpoint.value()));
            origins.put("endpoint", endpoint.where());
        }
        Found region = find("region", List.of("FURROW_REGION", "AWS_REGION", "AWS_DEFAULT_REGION"), saved);
        if (region != null) {
            options = options.region(region.value());
            origins.put("region", region.where());
        }
        return options.origins(origins);
    }

    private @Nullable Found find(String name, List<String> variables, Properties saved) {
        String property = properties.apply("furrow." + name);
        if (property != null && !property.isBlank()) {
            return new Found(property.strip(), "the system property furrow." + name);
        }
        for (String variable : variables) {
            String value = environment.apply(variable);
            if (value != null && !value.isBlank()) {
                return new Found(value.strip(), variable + " in the environment");
            }
        }
        String value = saved.getProperty(name);
        return value == null || value.isBlank() ? null : new Found(value.strip(), file.toString());
    }

    private Properties readFile() {
        Properties saved = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                saved.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                throw new IllegalStateException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
            }
        }
        return saved;
    }
}
