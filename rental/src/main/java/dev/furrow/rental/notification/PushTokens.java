package dev.furrow.rental.notification;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The access token for pushes: asked for with an assertion that the service account's key signs, and used until
/// shortly before it is over. It goes by the wall's clock, like the provider.
final class PushTokens {
    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Path file;
    private final JsonMapper json;
    private final HttpClient http;
    private final Clock clock;
    private @Nullable Token token;

    private record Token(String value, Instant until) {}

    PushTokens(Path file, JsonMapper json, HttpClient http, Clock clock) {
        this.file = file;
        this.json = json;
        this.http = http;
        this.clock = clock;
    }

    /// The project that the account belongs to.
    String project() throws IOException {
        return account().path("project_id").asString();
    }

    /// A token that is good for some minutes yet.
    synchronized String current() throws IOException, InterruptedException {
        Token known = token;
        if (known != null && clock.instant().isBefore(known.until.minus(MARGIN))) {
            return known.value;
        }
        Token fresh = ask();
        token = fresh;
        return fresh.value;
    }

    /// The provider does not know the token any more.
    synchronized void forget() {
        token = null;
    }

    private Token ask() throws IOException, InterruptedException {
        JsonNode account = account();
        String tokenUri = account.path("token_uri").asString();
        String form =
                "grant_type=" + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8)
                        + "&assertion=" + assertion(account, tokenUri);
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(tokenUri))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .timeout(Duration.ofSeconds(15))
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() != 200) {
            throw new IOException("No access token for pushes: " + response.statusCode() + " " + response.body());
        }
        JsonNode answer = json.readTree(response.body());
        return new Token(
                answer.path("access_token").asString(),
                clock.instant().plusSeconds(answer.path("expires_in").asLong()));
    }

    private String assertion(JsonNode account, String tokenUri) throws IOException {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", account.path("client_email").asString());
        claims.put("scope", SCOPE);
        claims.put("aud", tokenUri);
        claims.put("iat", now);
        claims.put("exp", now + LIFE.toSeconds());
        Map<String, String> header = Map.of(
                "alg",
                "RS256",
                "typ",
                "JWT",
                "kid",
                account.path("private_key_id").asString());
        String text = base64(json.writeValueAsBytes(header)) + '.' + base64(json.writeValueAsBytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(account));
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + '.' + base64(signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IOException("The key in " + file + " cannot sign", unusable);
        }
    }

    private static PrivateKey key(JsonNode account) throws GeneralSecurityException {
        String pem = account.path("private_key").asString().replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
    }

    private JsonNode account() throws IOException {
        return json.readTree(Files.readString(file));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
