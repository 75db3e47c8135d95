package dev.furrow.rental.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// What programs may know about the interface, and what pages may do.
class InterfaceTest {
    private final RunningRental rental = RunningRental.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theDescriptionOfTheInterfaceNamesEveryEndpoint() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(rental.url() + "/v3/api-docs"))
                .build();
        JsonNode paths = Browser.JSON
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .path("paths");
        assertThat(paths())
                .hasSizeGreaterThan(40)
                .allSatisfy(path -> assertThat(paths.has(path)).as(path).isTrue());
    }

    @Test
    void aPageMayLoadNothingFromElsewhereAndRunNothingInline() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(rental.url() + "/")).build();
        HttpResponse<String> page = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'")
                .doesNotContain("unsafe-inline", "unsafe-eval");
    }

    private Set<String> paths() {
        Set<String> found = new TreeSet<>();
        rental.get("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(found::add));
        return found;
    }
}
