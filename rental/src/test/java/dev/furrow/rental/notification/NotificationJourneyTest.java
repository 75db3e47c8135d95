package dev.furrow.rental.notification;

import static dev.furrow.rental.local.LocalMarketplace.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.equipment.Operators;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.local.LocalMarketplace;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.notice.InAppNotices;
import dev.furrow.rental.notice.Notice;
import dev.furrow.rental.notice.Notices;
import dev.furrow.rental.notice.Urgency;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.simulators.phone.Phone;
import dev.furrow.rental.simulators.phone.PhoneNumber;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From a notice to the phone and back, through the adapters, the simulators' protocols and a workflow.
class NotificationJourneyTest {
    private final LocalMarketplace marketplace = LocalMarketplace.shared();

    private String tell(Account account, Event event, Urgency urgency) {
        String key = "test " + urgency;
        Notice notice = new Notice(
                account.id(),
                event,
                null,
                Map.of("code", "402817", "kind", "TRACTOR", "village", "Kharadi", "startsAt", "2026-11-23T10:00:00Z"));
        marketplace.get(Notices.class).tell(key, notice, urgency);
        return InAppNotices.idOf(key, account.id());
    }

    private List<String> sent(String notice) {
        return marketplace.get(Deliveries.class).ofNotice(notice).stream()
                .map(each -> each.channel() + " " + each.state() + " " + each.code())
                .toList();
    }

    @Test
    void aFarmerWithABasicPhoneReadsAnSmsInHindiAndTheDeskSeesWhatItCost() {
        Account farmer = marketplace.person(Role.FARMER, "hi", null);
        String notice = tell(farmer, Event.ORDER_CONFIRMED, Urgency.TEXT);
        eventually(() -> sent(notice).equals(List.of("SMS DELIVERED 20000 DELIVERED_TO_HANDSET")));
        assertThat(marketplace.phone(farmer).inbox())
                .singleElement()
                .satisfies(sms -> assertThat(sms).startsWith("ऑर्डर 402817 पक्का है: ट्रैक्टर, Kharadi"));
        Delivery delivery = marketplace.get(Deliveries.class).ofNotice(notice).getFirst();
        assertThat(delivery.units()).isEqualTo(1);
        assertThat(delivery.costMinor()).isEqualTo(20);
        assertThat(marketplace.get(InAppNotices.class).latest(farmer.id(), 10)).hasSize(1);

        Account management = marketplace.person(Role.MANAGEMENT, "en", null);
        var dashboard =
                marketplace.as(management, "GET", "/api/messages/dashboard", "").json();
        assertThat(dashboard.path("delivered").asLong()).isPositive();
        assertThat(dashboard.path("costMinor").asLong()).isGreaterThanOrEqualTo(20);
        assertThat(marketplace.as(farmer, "GET", "/api/messages/dashboard", "").status())
                .isEqualTo(403);
    }

    @Test
    void toldTwiceIsToldOnce() {
        Account farmer = marketplace.person(Role.FARMER, "en", null);
        String notice = tell(farmer, Event.ORDER_PAID, Urgency.TEXT);
        tell(farmer, Event.ORDER_PAID, Urgency.TEXT);
        eventually(() -> sent(notice).equals(List.of("SMS DELIVERED 20000 DELIVERED_TO_HANDSET")));
        assertThat(marketplace.phone(farmer).inbox()).hasSize(1);
    }

    @Test
    void anAppIsPushedToAndForgottenOnceItIsGone() {
        Account farmer = marketplace.person(Role.FARMER, "en", null);
        String token = marketplace.providers().simulators().fcm().register(new PhoneNumber(farmer.phone()));
        assertThat(marketplace
                        .as(farmer, "PUT", "/api/notification/apps/" + token, "{\"device\":\"Phone\"}")
                        .status())
                .isEqualTo(200);
        String pushed = tell(farmer, Event.ORDER_STARTED, Urgency.QUIET);
        Phone phone = marketplace.phone(farmer);
        eventually(() -> !phone.screen().pushes().isEmpty());
        assertThat(phone.screen().pushes().getFirst().title()).isEqualTo("Work started");
        assertThat(phone.screen().pushes().getFirst().data())
                .containsEntry("refresh", "orders")
                .containsEntry("notice", pushed);
        eventually(() -> sent(pushed).equals(List.of("PUSH SENT TAKEN")));
        assertThat(phone.inbox()).isEmpty();
        marketplace.as(farmer, "PUT", "/api/notification/seen/" + pushed, "");
        assertThat(sent(pushed)).containsExactly("PUSH DELIVERED SEEN");

        marketplace.providers().simulators().fcm().unregister(token);
        String texted = tell(farmer, Event.ORDER_STARTED, Urgency.TEXT);
        eventually(() -> sent(texted).contains("SMS DELIVERED 20000 DELIVERED_TO_HANDSET"));
        assertThat(sent(texted)).contains("PUSH FAILED UNREGISTERED");
        assertThat(marketplace.get(PushDevices.class).of(farmer.id())).isEmpty();
    }

    @Test
    void anAnnouncementReachesTheAppsOfARoleInTheirLanguage() {
        Account hindi = marketplace.person(Role.AGENT, "hi", null);
        Account marathi = marketplace.person(Role.AGENT, "mr", null);
        Account farmer = marketplace.person(Role.FARMER, "hi", null);
        for (Account each : List.of(hindi, marathi, farmer)) {
            String token = marketplace.providers().simulators().fcm().register(new PhoneNumber(each.phone()));
            marketplace.as(each, "PUT", "/api/notification/apps/" + token, "{\"device\":\"Phone\"}");
        }
        theAppsListen();
        Account management = marketplace.person(Role.MANAGEMENT, "en", null);
        String said =
                "{\"role\":\"AGENT\",\"words\":{\"en\":\"Rain is near\",\"hi\":\"बारिश आने वाली है\",\"mr\":\"पाऊस येणार आहे\"}}";
        assertThat(marketplace
                        .as(management, "POST", "/api/announcements", said)
                        .status())
                .isEqualTo(200);

        eventually(() -> !marketplace.phone(hindi).screen().pushes().isEmpty());
        assertThat(marketplace.phone(hindi).screen().pushes().getFirst().body()).isEqualTo("बारिश आने वाली है");
        assertThat(marketplace.phone(hindi).screen().pushes().getFirst().data())
                .containsEntry("refresh", "announcements");
        eventually(() -> !marketplace.phone(marathi).screen().pushes().isEmpty());
        assertThat(marketplace.phone(marathi).screen().pushes().getFirst().body())
                .isEqualTo("पाऊस येणार आहे");
        assertThat(marketplace.phone(farmer).screen().pushes()).isEmpty();
        assertThat(marketplace
                        .as(hindi, "GET", "/api/announcements", "")
                        .json()
                        .get(0)
                        .path("words")
                        .asString())
                .isEqualTo("बारिश आने वाली है");
    }

    /// What they shall listen to is told to the provider a moment after they have said that they are there.
    private void theAppsListen() {
        eventually(() -> marketplace
                        .get(JdbcClient.class)
                        .sql("select count(*) from outbox where topic in (?, ?)")
                        .params(PushDevices.HEARING, PushDevices.DEAF)
                        .query(Integer.class)
                        .single()
                == 0);
    }

    @Test
    void anAppThatWasLentListensToItsNewOwnersNews() {
        Account before = marketplace.person(Role.OPERATOR, "en", null);
        Account after = marketplace.person(Role.SUPPLIER, "en", null);
        String token = marketplace.providers().simulators().fcm().register(new PhoneNumber(after.phone()));
        marketplace.as(before, "PUT", "/api/notification/apps/" + token, "{\"device\":\"Phone\"}");
        marketplace.as(after, "PUT", "/api/notification/apps/" + token, "{\"device\":\"Phone\"}");
        theAppsListen();
        Account management = marketplace.person(Role.MANAGEMENT, "en", null);
        for (Role role : List.of(Role.OPERATOR, Role.SUPPLIER)) {
            marketplace.as(
                    management,
                    "POST",
                    "/api/announcements",
                    "{\"role\":\"%s\",\"words\":{\"en\":\"for %s\",\"hi\":\"x\",\"mr\":\"x\"}}".formatted(role, role));
        }
        eventually(() -> !marketplace.phone(after).screen().pushes().isEmpty());
        assertThat(marketplace.phone(after).screen().pushes())
                .extracting(Phone.PushMessage::body)
                .containsExactly("for SUPPLIER");
    }

    @Test
    void anOperatorWhoIsOffShiftIsNotCalledAndReadsLater() {
        Account driver = marketplace.person(Role.OPERATOR, "en", null);
        LocalMarketplace.Area area = marketplace.new Area("en", PriceModel.HOUR);
        Notice notice = new Notice(driver.id(), Event.ORDER_CANCELLED, null, Map.of());
        Told told = new Told("n", notice, Urgency.CALL);
        TellingActivities activities = marketplace.get(TellingActivities.class);
        assertThat(activities.plan(told).untilOneArrives().getFirst().after()).isZero();
        // It is noon; the shift begins at six in the evening.
        marketplace
                .get(Operators.class)
                .roster(
                        marketplace.get(Suppliers.class).required(area.supplier.id()),
                        new Operators.Roster(driver.phone(), "Driver", "en", null, 1080, 1260));
        assertThat(activities.plan(told).untilOneArrives())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.after()).isBetween(Duration.ofHours(4), Duration.ofHours(6)));
    }

    @Test
    void whoeverGetsNoSmsIsCalled() {
        Account farmer = marketplace.person(Role.FARMER, "mr", null);
        Phone phone = marketplace.phone(farmer);
        phone.turn(false);
        String notice = tell(farmer, Event.BREAKDOWN_REPORTED, Urgency.TEXT);
        eventually(() -> sent(notice).contains("SMS SENT 20001 DELIVERED_TO_OPERATOR"));
        phone.turn(true);
        // The SMS comes at once now; had it not, the call would follow after some patience.
        eventually(() -> sent(notice).getFirst().startsWith("SMS DELIVERED") || phone.isRinging());

        Account other = marketplace.person(Role.FARMER, "mr", null);
        Phone off = marketplace.phone(other);
        off.turn(false);
        String unheard = tell(other, Event.BREAKDOWN_REPORTED, Urgency.TEXT);
        eventually(() -> sent(unheard).contains("VOICE FAILED NO_ANSWER"));
    }

    @Test
    void aCallSpeaksTheNoticeAndRepeatsIt() {
        Account farmer = marketplace.person(Role.FARMER, "mr", null);
        Phone phone = marketplace.phone(farmer);
        String notice = tell(farmer, Event.BREAKDOWN_REPORTED, Urgency.CALL);
        eventually(phone::isRinging);
        phone.answer();
        assertThat(phone.transcript())
                .containsExactly(
                        "ऑर्डर 402817 चे यंत्र बिघडले आहे. आम्ही पाहत आहोत आणि लवकरच कळवू.",
                        "पुन्हा ऐकण्यासाठी 9 दाबा.");
        phone.press("9");
        assertThat(phone.transcript()).hasSize(5);
        phone.hangUp();
        eventually(() -> sent(notice).equals(List.of("VOICE DELIVERED COMPLETED")));
        assertThat(phone.inbox()).isEmpty();
    }

    @Test
    void whoeverWantsNoSmsGetsNone() {
        Account farmer = marketplace.person(Role.FARMER, "en", null);
        String wish = "{\"push\":true,\"sms\":false,\"voice\":true,\"quietFrom\":0,\"quietTo\":0}";
        assertThat(marketplace
                        .as(farmer, "PUT", "/api/notification/preference", wish)
                        .status())
                .isEqualTo(200);
        assertThat(marketplace
                        .as(farmer, "PUT", "/api/notification/preference", wish.replace(":0}", ":1440}"))
                        .status())
                .isEqualTo(422);
        String notice = tell(farmer, Event.ORDER_PAID, Urgency.TEXT);
        eventually(() -> marketplace.phone(farmer).isRinging());
        marketplace.phone(farmer).hangUp();
        eventually(() -> sent(notice).equals(List.of("VOICE FAILED BUSY")));
        assertThat(marketplace.phone(farmer).inbox()).isEmpty();
    }

    @Test
    void aTextIsWrittenByOneAndApprovedByAnother() {
        Account author = marketplace.person(Role.MANAGEMENT, "en", null);
        Account reviewer = marketplace.person(Role.MANAGEMENT, "en", null);
        String path = "/api/messages/texts/POOL_CLOSED/PUSH/en";
        String draft = "{\"title\":\"Closed\",\"words\":\"The pool is closed.\"}";
        assertThat(marketplace
                        .as(author, "PUT", path, draft)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("DRAFT");
        MessageTexts texts = marketplace.get(MessageTexts.class);
        assertThat(texts.current(Event.POOL_CLOSED, Channel.PUSH, "en").revision())
                .isZero();
        assertThat(marketplace
                        .as(author, "PUT", path + "/1/review", "{\"approved\":true}")
                        .status())
                .isEqualTo(403);
        assertThat(marketplace
                        .as(reviewer, "PUT", path + "/1/review", "{\"approved\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(marketplace
                        .as(reviewer, "PUT", path + "/1/review", "{\"approved\":false}")
                        .status())
                .isEqualTo(409);
        assertThat(texts.current(Event.POOL_CLOSED, Channel.PUSH, "en").words()).isEqualTo("The pool is closed.");
        assertThat(marketplace
                        .as(author, "PUT", "/api/messages/texts/POOL_CLOSED/SMS/en", draft)
                        .status())
                .isEqualTo(422);
        var preview = marketplace
                .as(author, "PUT", "/api/messages/preview", "{\"language\":\"hi\",\"words\":\"ऑर्डर {code}\"}")
                .json();
        assertThat(preview.path("words").asString()).isEqualTo("ऑर्डर 402817");
        assertThat(preview.at("/length/unicode").asBoolean()).isTrue();
        assertThat(preview.path("registered").asString()).isEqualTo("ऑर्डर {#var#}");
    }

    @Test
    void onlyWhoeverKnowsTheSecretReportsForAProvider() {
        Account farmer = marketplace.person(Role.FARMER, "en", null);
        String notice = tell(farmer, Event.ORDER_PAID, Urgency.TEXT);
        eventually(() -> sent(notice).contains("SMS DELIVERED 20000 DELIVERED_TO_HANDSET"));
        String report = "CustomField=" + notice + "-SMS&Status=failed&DetailedStatusCode=30001";
        assertThat(post("/providers/guessed/sms-status", report)).isEqualTo(403);
        // What has ended has ended, also for those who may report.
        assertThat(post("/providers/change-me/sms-status", report)).isEqualTo(200);
        assertThat(sent(notice)).containsExactly("SMS DELIVERED 20000 DELIVERED_TO_HANDSET");
    }

    private int post(String path, String form) {
        return marketplace
                .send(HttpRequest.newBuilder(marketplace.url(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .status();
    }
}
