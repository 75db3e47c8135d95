package dev.furrow.rental.identity;

import static dev.furrow.rental.local.LocalMarketplace.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.local.LocalMarketplace;
import dev.furrow.rental.local.LocalMarketplace.Answer;
import dev.furrow.rental.simulators.phone.Phone;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

/// Signing in as a browser does: with a cookie and the CSRF header.
class SignInTest {
    private static final String CSRF = "2f8d4b7a-5c1e-4a0b-9d3f-6e7a8b9c0d1e";

    private final LocalMarketplace marketplace = LocalMarketplace.shared();

    private HttpRequest.Builder request(String path, String cookies) {
        return HttpRequest.newBuilder(marketplace.url(path))
                .header("Content-Type", "application/json")
                .header("Cookie", "XSRF-TOKEN=" + CSRF + cookies);
    }

    private Answer post(String path, String json) {
        return marketplace.send(
                request(path, "").header("X-XSRF-TOKEN", CSRF).POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private String begin(String phone) {
        Answer begun = post("/api/open/sign-in", "{\"phone\":\"" + phone + "\"}");
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        return begun.json().path("id").asString();
    }

    private String code(Phone phone, int messages) {
        eventually(() -> phone.inbox().size() == messages);
        return phone.inbox().getFirst().replaceAll("\\D", "");
    }

    private Answer enter(String id, String code) {
        return post("/api/open/sign-in/" + id + "/code", "{\"code\":\"" + code + "\",\"device\":\"Chrome\"}");
    }

    private static String cookie(Answer answer) {
        String set = answer.response().headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("rental-session="))
                .findFirst()
                .orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Strict", "Path=/");
        return "; " + set.substring(0, set.indexOf(';'));
    }

    @Test
    void theCodeOnThePhoneOpensASessionThatCanBeEnded() {
        Account hub = marketplace.person(Role.MANAGEMENT, "en", null);
        String id = begin(hub.phone());
        Answer entered = enter(id, code(marketplace.phone(hub), 1));
        assertThat(entered.status()).as(entered.body()).isEqualTo(200);
        assertThat(entered.json().path("role").asString()).isEqualTo("MANAGEMENT");
        String cookie = cookie(entered);

        Answer devices = marketplace.send(request("/api/devices", cookie).GET());
        assertThat(devices.json()).hasSize(1);
        assertThat(devices.json().get(0).path("isThis").asBoolean()).isTrue();
        assertThat(devices.json().get(0).path("device").asString()).isEqualTo("Chrome");

        assertThat(marketplace.send(request("/api/session", cookie).DELETE()).status())
                .as("without the header that only our own page can send")
                .isEqualTo(403);
        assertThat(marketplace
                        .send(request("/api/session", cookie)
                                .header("X-XSRF-TOKEN", CSRF)
                                .DELETE())
                        .status())
                .isEqualTo(204);
        assertThat(marketplace.send(request("/api/devices", cookie).GET()).status())
                .isEqualTo(401);
    }

    @Test
    void aLostPhoneIsSignedOutFromAnotherDevice() {
        Account farmer = marketplace.person(Role.FARMER, "en", null);
        Phone phone = marketplace.phone(farmer);
        String lost = cookie(enter(begin(farmer.phone()), code(phone, 1)));
        Answer devices = marketplace.send(request("/api/devices", lost).GET());
        String device = devices.json().get(0).path("id").asString();
        Account stranger = marketplace.person(Role.FARMER, "en", null);
        assertThat(marketplace
                        .as(stranger, "DELETE", "/api/devices/" + device, "")
                        .status())
                .isEqualTo(404);
        assertThat(marketplace
                        .as(farmer, "DELETE", "/api/devices/" + device, "")
                        .status())
                .isEqualTo(200);
        assertThat(marketplace.send(request("/api/devices", lost).GET()).status())
                .isEqualTo(401);
    }

    @Test
    void aNewFarmerGivesAName() {
        String number = marketplace.freePhone();
        Phone phone = marketplace.phone(number);
        String id = begin(number);
        String code = code(phone, 1);
        assertThat(enter(id, code).json().path("detail").asString()).contains("give your name");
        Answer entered = post(
                "/api/open/sign-in/" + id + "/code",
                "{\"code\":\"" + code + "\",\"device\":\"Chrome\",\"name\":\"Asha\",\"language\":\"mr\"}");
        assertThat(entered.json().path("role").asString()).isEqualTo("FARMER");
        assertThat(entered.json().path("language").asString()).isEqualTo("mr");
    }

    @Test
    void wrongCodesAreCountedAndThenNothingHelps() {
        Account farmer = marketplace.person(Role.FARMER, "en", null);
        String id = begin(farmer.phone());
        String right = code(marketplace.phone(farmer), 1);
        String wrong = right.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 3; i++) {
            assertThat(enter(id, wrong).status()).isEqualTo(422);
        }
        // The provider's own limit comes first; the sign-in is spoiled with it.
        assertThat(enter(id, right).status()).isEqualTo(409);
        assertThat(enter(id, right).json().path("detail").asString()).contains("begin anew");
        assertThat(enter("none", right).status()).isEqualTo(404);
        assertThat(enter(id, "12ab").status()).isEqualTo(422);
    }

    @Test
    void theCodeIsSentAgainByVoiceAndTheOneBeforeIsNotGoodAnyMore() {
        Account farmer = marketplace.person(Role.FARMER, "en", null);
        Phone phone = marketplace.phone(farmer);
        String id = begin(farmer.phone());
        String first = code(phone, 1);
        assertThat(post("/api/open/sign-in/" + id + "/voice", "{}").status()).isEqualTo(200);
        eventually(phone::isRinging);
        phone.answer();
        String second =
                phone.transcript().getFirst().replaceAll(".*Once more: ", "").replaceAll("\\D", "");
        assertThat(first).isNotEqualTo(second);
        assertThat(enter(id, first).status()).isEqualTo(422);
        assertThat(enter(id, second).status()).isEqualTo(200);
        assertThat(enter(id, second).status()).isEqualTo(409);
    }

    @Test
    void aPhoneGetsOnlySoManyCodes() {
        Account farmer = marketplace.person(Role.FARMER, "en", null);
        String id = begin(farmer.phone());
        for (int i = 0; i < 3; i++) {
            assertThat(post("/api/open/sign-in/" + id + "/sms", "{}").status()).isEqualTo(200);
        }
        assertThat(post("/api/open/sign-in/" + id + "/sms", "{}").status()).isEqualTo(409);
        assertThat(post("/api/open/sign-in", "{\"phone\":\"981\"}").status()).isEqualTo(422);
    }

    @Test
    void aPageOfAnotherSiteCannotBegin() {
        assertThat(marketplace
                        .send(request("/api/open/sign-in", "")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"phone\":\"+919812300001\"}")))
                        .status())
                .isEqualTo(403);
    }
}
