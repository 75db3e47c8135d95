package dev.furrow.rental.phone;

import static dev.furrow.rental.local.LocalMarketplace.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.local.LocalMarketplace;
import dev.furrow.rental.local.LocalMarketplace.Area;
import dev.furrow.rental.local.LocalProviders;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.notice.Notice;
import dev.furrow.rental.notice.Notices;
import dev.furrow.rental.notice.Urgency;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.order.Transition;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.simulators.phone.Phone;
import dev.furrow.rental.simulators.phone.PhoneEvent;
import dev.furrow.rental.simulators.phone.PhoneNumber;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A whole rental by basic phone: the offer by SMS or call, the work by the voice menu.
class VoiceMenuTest {
    private static final PhoneNumber EXOPHONE = new PhoneNumber(LocalProviders.exophone());

    private final LocalMarketplace marketplace = LocalMarketplace.shared();

    private Order order(Order order) {
        return marketplace.get(Orders.class).required(order.id());
    }

    private void call(Phone phone) {
        assertThat(phone.dial(EXOPHONE)).isTrue();
        eventually(() -> phone.isInCall() && !phone.transcript().isEmpty());
    }

    private static String last(Phone phone) {
        return phone.transcript().getLast();
    }

    private List<String> moves(Order order) {
        return marketplace.get(Orders.class).transitions(order.id()).stream()
                .map(Transition::move)
                .map(Object::toString)
                .toList();
    }

    private CallLog.Entry logged(Account account) {
        return marketplace.get(CallLog.class).latest(null, null, 1_000).stream()
                .filter(each -> account.id().equals(each.accountId()))
                .findFirst()
                .orElseThrow();
    }

    /// Confirmed by SMS.
    private Order confirmed(Area area) {
        Order order = area.place();
        Phone supplier = marketplace.phone(area.supplier);
        eventually(() -> supplier.inbox().stream().anyMatch(sms -> sms.contains(order.code())));
        assertThat(supplier.send(EXOPHONE, "Yes " + order.code())).isTrue();
        eventually(() -> order(order).state() == OrderState.CONFIRMED);
        return order(order);
    }

    @Test
    void aSupplierAcceptsBySmsAndReadsThatTheOrderIsTheirs() {
        Area area = marketplace.new Area("mr", PriceModel.HOUR);
        Order order = confirmed(area);
        Phone supplier = marketplace.phone(area.supplier);
        eventually(() ->
                supplier.inbox().stream().anyMatch(sms -> sms.startsWith("ऑर्डर " + order.code() + " तुमची आहे")));
        assertThat(moves(order)).contains("CONFIRM");
        supplier.send(EXOPHONE, "हो " + order.code());
        eventually(() -> supplier.inbox().stream().anyMatch(sms -> sms.startsWith("कृपया हो")));
    }

    @Test
    void aSupplierDeclinesByKey() {
        Area area = marketplace.new Area("hi", PriceModel.HOUR);
        Order order = area.place();
        Phone supplier = marketplace.phone(area.supplier);
        eventually(() -> !supplier.inbox().isEmpty());
        marketplace
                .get(Notices.class)
                .tell(
                        "call " + order.id(),
                        new Notice(
                                area.supplier.id(),
                                Event.ORDER_OFFERED,
                                order.id(),
                                Map.of("kind", "TRACTOR", "village", "Kharadi")),
                        Urgency.CALL);
        eventually(supplier::isRinging);
        supplier.answer();
        assertThat(supplier.transcript().getFirst()).startsWith("नया ऑर्डर। ट्रैक्टर, Kharadi");
        supplier.press("9");
        assertThat(last(supplier)).startsWith("लेने के लिए 1 दबाएँ");
        supplier.press("2");
        assertThat(supplier.transcript()).contains("आपने मना किया। धन्यवाद।");
        eventually(() -> logged(area.supplier).outcome().equals("DECLINED"));
        assertThat(order(order).state()).isEqualTo(OrderState.ASSIGNING);
    }

    @Test
    void workIsStartedBrokenDownResumedAndEndedByKeysInHindi() {
        Area area = marketplace.new Area("hi", PriceModel.HOUR);
        Order order = confirmed(area);
        Phone phone = marketplace.phone(area.supplier);

        call(phone);
        assertThat(phone.transcript())
                .containsExactly("For English, press 1.", "हिंदी के लिए 2 दबाएँ।", "मराठीसाठी 3 दाबा.");
        phone.press("2");
        assertThat(last(phone)).isEqualTo("ऑर्डर कोड के छह अंक दबाएँ।");
        phone.press(order.code());
        assertThat(last(phone)).contains("काम शुरू करने के लिए 1 दबाएँ");
        phone.press("7");
        assertThat(phone.transcript()).contains("इस बटन का यहाँ कोई अर्थ नहीं है।");
        phone.press("1");
        assertThat(order(order).state()).isEqualTo(OrderState.STARTED);
        assertThat(phone.isInCall()).isFalse();
        assertThat(logged(area.supplier).outcome()).isEqualTo("STARTED");
        assertThat(logged(area.supplier).language()).isEqualTo("hi");

        keys(phone, order, "3");
        assertThat(order(order).state()).isEqualTo(OrderState.PAUSED);
        keys(phone, order, "1");
        assertThat(order(order).state()).isEqualTo(OrderState.RESUMED);
        keys(phone, order, "2");
        eventually(() ->
                order(order).state() == OrderState.COMPLETED || order(order).state() == OrderState.BILLED);
        assertThat(marketplace.get(Orders.class).transitions(order.id()))
                .filteredOn(each -> List.of("START", "BREAK_DOWN", "RESUME", "COMPLETE")
                        .contains(each.move().toString()))
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.source()).isEqualTo(Source.IVR));
        keys(phone, order, "1");
        assertThat(phone.transcript()).contains("यह अभी नहीं हो सकता। ऑर्डर दूसरी स्थिति में है।");
    }

    private void keys(Phone phone, Order order, String key) {
        call(phone);
        phone.press("2");
        phone.press(order.code());
        phone.press(key);
        assertThat(phone.isInCall()).isFalse();
    }

    @Test
    void forAnAcreTheDriverKeysInWhatWasWorked() {
        Area area = marketplace.new Area("en", PriceModel.ACRE);
        Order order = confirmed(area);
        Phone phone = marketplace.phone(area.supplier);
        keys(phone, order, "1");
        call(phone);
        phone.press("1");
        phone.press(order.code());
        phone.press("2");
        assertThat(last(phone)).startsWith("Key in the acres worked, times ten.");
        phone.press("25#");
        assertThat(phone.transcript())
                .anyMatch(line -> line.startsWith("The work on order") && line.endsWith("is completed."));
        assertThat(order(order).work().measured()).isNotNull();
        assertThat(order(order).work().measured().hundredths()).isEqualTo(250);
    }

    @Test
    void aWrongCodeMayBeCorrectedTwice() {
        Area area = marketplace.new Area("en", PriceModel.HOUR);
        Order order = area.place();
        Phone phone = marketplace.phone(area.farmer);
        call(phone);
        phone.press("1");
        phone.press("000000");
        assertThat(phone.transcript()).contains("This code is not known for your phone. Please try again.");
        phone.press(order.code());
        assertThat(last(phone)).contains("To start the work, press 1.");
        phone.press("1");
        assertThat(phone.transcript()).contains("This cannot be done now. The order is in another state.");

        Area elsewhere = marketplace.new Area("en", PriceModel.HOUR);
        Phone stranger = marketplace.phone(elsewhere.farmer);
        call(stranger);
        stranger.press("1");
        for (int i = 0; i < 3; i++) {
            assertThat(stranger.isInCall()).isTrue();
            stranger.press(order.code());
        }
        assertThat(stranger.isInCall()).isFalse();
        assertThat(last(stranger)).startsWith("The code could not be found.");
        assertThat(logged(elsewhere.farmer).wrongCodes()).isEqualTo(3);
    }

    @Test
    void anUnknownPhoneIsToldSoInAllLanguages() {
        Phone phone = marketplace.phone(marketplace.freePhone());
        assertThat(phone.dial(EXOPHONE)).isTrue();
        eventually(() -> phone.transcript().size() == 3);
        assertThat(phone.transcript().getFirst()).startsWith("This phone is not registered");
    }

    @Test
    void whoeverLetsItRingIsCalledBack() {
        Account driver = marketplace.person(Role.FARMER, "hi", null);
        Phone phone = marketplace.phone(driver);
        // Hangs up as soon as it rings there.
        Runnable stop = marketplace.providers().simulators().phones().listen(event -> {
            if (event instanceof PhoneEvent.Rang rang && rang.number().equals(driver.phone()) && !rang.incoming()) {
                phone.hangUp();
            }
        });
        phone.dial(EXOPHONE);
        stop.run();
        eventually(phone::isRinging);
        phone.answer();
        assertThat(phone.transcript()).contains("हिंदी के लिए 2 दबाएँ।");
        phone.hangUp();
        Account management = marketplace.person(Role.MANAGEMENT, "en", null);
        var calls = marketplace.as(management, "GET", "/api/calls/summary", "");
        assertThat(calls.status()).isEqualTo(200);
        assertThat(calls.body()).contains("MISSED", "CALLED_BACK");
        assertThat(marketplace.as(driver, "GET", "/api/calls", "").status()).isEqualTo(403);
    }
}
