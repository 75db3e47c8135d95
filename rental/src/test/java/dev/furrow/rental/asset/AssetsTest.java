package dev.furrow.rental.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Sessions;
import dev.furrow.rental.local.LocalMarketplace;
import dev.furrow.rental.local.LocalMarketplace.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private static final byte[] PDF = "%PDF-1.7 a paper".getBytes(StandardCharsets.US_ASCII);

    private final LocalMarketplace marketplace = LocalMarketplace.shared();

    private Answer upload(Account owner, String query, String type, byte[] bytes) {
        return upload(owner, UUID.randomUUID().toString(), query, type, bytes);
    }

    private Answer upload(Account owner, String key, String query, String type, byte[] bytes) {
        return marketplace.send(HttpRequest.newBuilder(marketplace.url("/api/assets" + query))
                .header(
                        "Authorization",
                        "Bearer " + marketplace.get(Sessions.class).open(owner.id(), "test"))
                .header("Idempotency-Key", key)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    private Answer link(Account reader, String key) {
        return marketplace.as(reader, "GET", "/api/assets?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8), "");
    }

    private String read(Answer link) {
        URI location =
                URI.create(link.response().headers().firstValue("Location").orElseThrow());
        return marketplace.send(HttpRequest.newBuilder(location)).body();
    }

    @Test
    void aPaperIsForItsOwnerAndTheDeskByALinkThatEnds() {
        Account supplier = marketplace.person(Role.SUPPLIER, "en", null);
        Answer put = upload(supplier, "", "application/pdf", PDF);
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        String key = put.json().path("key").asString();
        Answer link = link(supplier, key);
        assertThat(link.status()).isEqualTo(302);
        assertThat(link.response().headers().firstValue("Location").orElseThrow())
                .contains("X-Amz-Expires=300");
        assertThat(read(link)).isEqualTo("%PDF-1.7 a paper");
        assertThat(link(marketplace.person(Role.MANAGEMENT, "en", null), key).status())
                .isEqualTo(302);
        assertThat(link(marketplace.person(Role.FARMER, "en", null), key).status())
                .isEqualTo(404);
        URI bare = marketplace.providers().simulators().storageUrl().resolve("/rental/" + key);
        assertThat(marketplace.send(HttpRequest.newBuilder(bare)).status()).isEqualTo(403);
    }

    @Test
    void aPhotoOfAMachineIsForAnybody() {
        Account supplier = marketplace.person(Role.SUPPLIER, "en", null);
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2};
        String key = upload(supplier, "?open=true", "image/jpeg", jpeg)
                .json()
                .path("key")
                .asString();
        Answer link = link(marketplace.person(Role.FARMER, "en", null), key);
        assertThat(link.response().headers().firstValue("Location").orElseThrow())
                .doesNotContain("X-Amz");
        assertThat(read(link)).hasSize(5);
    }

    @Test
    void sentAgainItIsKeptOnce() {
        Account supplier = marketplace.person(Role.SUPPLIER, "en", null);
        Answer first = upload(supplier, "once", "", "application/pdf", PDF);
        assertThat(upload(supplier, "once", "", "application/pdf", PDF).body()).isEqualTo(first.body());
        byte[] other = "%PDF-1.7 another".getBytes(StandardCharsets.US_ASCII);
        assertThat(upload(supplier, "once", "", "application/pdf", other).status() / 100)
                .isEqualTo(4);
    }

    @Test
    void whatIsNotWhatItSaysIsRefused() {
        Account supplier = marketplace.person(Role.SUPPLIER, "en", null);
        assertThat(upload(supplier, "", "image/png", PDF).status()).isEqualTo(422);
        assertThat(upload(supplier, "", "text/html", PDF).status()).isEqualTo(422);
    }

    @Test
    void onlyTheOwnerDeletes() {
        Account supplier = marketplace.person(Role.SUPPLIER, "en", null);
        String key =
                upload(supplier, "", "application/pdf", PDF).json().path("key").asString();
        String path = "/api/assets?key=" + key;
        assertThat(marketplace
                        .as(marketplace.person(Role.MANAGEMENT, "en", null), "DELETE", path, "")
                        .status())
                .isEqualTo(404);
        assertThat(marketplace.as(supplier, "DELETE", path, "").status()).isEqualTo(200);
        assertThat(link(supplier, key).status()).isEqualTo(404);
    }
}
