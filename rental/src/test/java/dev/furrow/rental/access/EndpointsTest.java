package dev.furrow.rental.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.RentalApplication;
import dev.furrow.rental.request.Idempotency;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every endpoint, as everybody who must not call it.
class EndpointsTest {
    private static ConfigurableApplicationContext application;
    private static String base;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

    private record Endpoint(String method, String path, HandlerMethod handler) {}

    @BeforeAll
    static void start() {
        application = new SpringApplicationBuilder(RentalApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID()
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
                        "--furrow.local=true",
                        "--rental.limits.account=300",
                        "--logging.level.root=warn");
        base = "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port");
        for (Role role : Role.values()) {
            if (role != Role.SYSTEM) {
                Account account = application
                        .getBean(Accounts.class)
                        .register("+91700000000" + TOKENS.size(), role.name(), role, null, "en");
                TOKENS.put(role, application.getBean(Sessions.class).open(account.id(), "test"));
            }
        }
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static List<Endpoint> endpoints() {
        return application
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/") && !path.startsWith("/api/open/"))
                        .map(path -> new Endpoint(
                                entry.getKey().getMethodsCondition().getMethods().stream()
                                        .findFirst()
                                        .orElse(RequestMethod.GET)
                                        .name(),
                                path,
                                entry.getValue())))
                .toList();
    }

    private static int status(Endpoint endpoint, String... headers) throws Exception {
        URI address = URI.create(base + endpoint.path.replaceAll("\\{[^}]*}", "x"));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(
                        endpoint.method,
                        endpoint.method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        return answer.statusCode();
    }

    @Test
    void everyEndpointNamesItsRoles() {
        assertThat(endpoints()).hasSizeGreaterThan(25);
        for (Endpoint endpoint : endpoints()) {
            assertThat(endpoint.handler.getMethodAnnotation(Allowed.class))
                    .as("%s %s", endpoint.method, endpoint.path)
                    .isNotNull();
        }
    }

    @Test
    void everyWrongRoleIsRefused() throws Exception {
        for (Endpoint endpoint : endpoints()) {
            Allowed allowed = endpoint.handler.getMethodAnnotation(Allowed.class);
            for (Map.Entry<Role, String> each : TOKENS.entrySet()) {
                if (allowed == null || !List.of(allowed.value()).contains(each.getKey())) {
                    assertThat(status(endpoint, "Authorization", "Bearer " + each.getValue()))
                            .as("%s %s as %s", endpoint.method, endpoint.path, each.getKey())
                            .isEqualTo(403);
                }
            }
        }
    }

    @Test
    void nobodyWhoIsNotSignedInGetsIn() throws Exception {
        for (Endpoint endpoint : endpoints()) {
            assertThat(status(endpoint, "Authorization", "Bearer invented"))
                    .as("%s %s", endpoint.method, endpoint.path)
                    .isEqualTo(401);
        }
    }

    @Test
    void aBrowsersWriteNeedsTheCsrfHeader() throws Exception {
        Endpoint write = endpoints().stream()
                .filter(endpoint -> endpoint.path.equals("/api/orders") && endpoint.method.equals("POST"))
                .findFirst()
                .orElseThrow();
        assertThat(status(write, "Cookie", Sessions.COOKIE + "=" + TOKENS.get(Role.FARMER)))
                .isEqualTo(403);
    }

    @Test
    void aReadKeepsTheCsrfTokenThatAWriteIsAboutToSend() throws Exception {
        String session = Sessions.COOKIE + "=" + TOKENS.get(Role.FARMER);
        HttpRequest first = HttpRequest.newBuilder(URI.create(base + "/api/me"))
                .header("Cookie", session)
                .build();
        String cookie = HTTP.send(first, BodyHandlers.ofString()).headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("XSRF-TOKEN="))
                .findFirst()
                .map(each -> each.substring(0, each.indexOf(';')))
                .orElseThrow();
        HttpRequest next = HttpRequest.newBuilder(URI.create(base + "/api/me"))
                .header("Cookie", session + "; " + cookie)
                .build();
        assertThat(HTTP.send(next, BodyHandlers.ofString()).headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void everyWriteTakesAnIdempotencyKeyOrIsOneByItself() {
        for (Endpoint endpoint : endpoints()) {
            boolean takesKey = Arrays.stream(endpoint.handler.getMethodParameters())
                    .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class))
                    .anyMatch(header -> header != null && header.value().equals(Idempotency.HEADER));
            if (endpoint.method.equals("POST")) {
                assertThat(takesKey).as("POST %s", endpoint.path).isTrue();
            }
        }
    }

    @Test
    void whoeverWritesTooMuchIsAskedToWait() throws Exception {
        Account eager = application.getBean(Accounts.class).register("+917000099999", "Eager", Role.FARMER, null, "en");
        String token = application.getBean(Sessions.class).open(eager.id(), "test");
        Endpoint write = new Endpoint("PUT", "/api/me", null);
        int admitted = 0;
        while (admitted < 2_000 && status(write, "Authorization", "Bearer " + token) != 429) {
            admitted++;
        }
        // A slow machine gives some back while they are made.
        assertThat(admitted).isBetween(300, 1_900);
        // Others, and reading, go on.
        assertThat(status(write, "Authorization", "Bearer " + TOKENS.get(Role.HUB)))
                .isNotEqualTo(429);
        assertThat(status(new Endpoint("GET", "/api/me", null), "Authorization", "Bearer " + token))
                .isEqualTo(200);
    }

    @Test
    void whoeverAsksForManyCodesFromOneAddressIsAskedToWait() throws Exception {
        try (HttpClient elsewhere = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.9"))
                .build()) {
            HttpRequest asking = HttpRequest.newBuilder(URI.create(base + "/api/open/sign-in"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            int admitted = 0;
            HttpResponse<String> answer = elsewhere.send(asking, BodyHandlers.ofString());
            while (admitted < 200 && answer.statusCode() != 429) {
                admitted++;
                answer = elsewhere.send(asking, BodyHandlers.ofString());
            }
            assertThat(admitted).isBetween(120, 199);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        }
    }

    @Test
    void pagesSayWhatTheyMayLoad() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(base + "/actuator/health")).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
    }
}
