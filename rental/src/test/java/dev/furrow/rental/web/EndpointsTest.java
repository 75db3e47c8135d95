package dev.furrow.rental.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.access.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// Every endpoint that there is, tried as everybody for whom it is not.
class EndpointsTest {
    private final RunningRental rental = RunningRental.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyEndpointSaysForWhomItIsAndRefusesTheOthers() throws Exception {
        Map<Role, String> tokens = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            if (role != Role.SYSTEM) {
                tokens.put(role, rental.tokenOf(rental.area().person(role, "Some " + role, "en")));
            }
        }
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.allowed() == null) {
                wrong.add(endpoint + " says nothing");
                continue;
            }
            for (var each : tokens.entrySet()) {
                if (!Set.of(endpoint.allowed().value()).contains(each.getKey())) {
                    tried++;
                    int status = status(endpoint, each.getValue());
                    if (status != 403) {
                        wrong.add(endpoint + " answers " + each.getKey() + " with " + status);
                    }
                }
            }
            tried++;
            int status = status(endpoint, "nobody");
            if (status != 401) {
                wrong.add(endpoint + " answers nobody with " + status);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(100);
    }

    @Test
    void aBrowserThatDoesNotSendTheCsrfTokenIsRefused() throws Exception {
        String token = rental.tokenOf(rental.area().person(Role.FARMER, "Farmer", "en"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(rental.url() + "/api/me"))
                .header("Cookie", "rental-session=" + token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"language\": \"hi\", \"zone\": \"Asia/Kolkata\"}"))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theDescriptionOfTheInterfaceNamesEveryEndpoint() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(rental.url() + "/v3/api-docs"))
                .build();
        JsonNode paths = Browser.JSON
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .path("paths");
        for (Endpoint endpoint : endpoints()) {
            assertThat(paths.has(endpoint.path())).as(endpoint.path()).isTrue();
        }
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

    private record Endpoint(
            String method,
            String path,
            @org.jspecify.annotations.Nullable Allowed allowed) {}

    private List<Endpoint> endpoints() {
        List<Endpoint> found = new ArrayList<>();
        rental.get(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((info, handler) -> {
            for (String path : paths(info)) {
                if (path.startsWith("/api/") && !path.startsWith("/api/open/")) {
                    info.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> found.add(
                                    new Endpoint(method.name(), path, handler.getMethodAnnotation(Allowed.class))));
                }
            }
        });
        return found;
    }

    private static Set<String> paths(RequestMappingInfo info) {
        return info.getPatternValues();
    }

    private int status(Endpoint endpoint, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(rental.url() + endpoint.path().replaceAll("\\{[^}]+}", "x")))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(endpoint.method(), HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
