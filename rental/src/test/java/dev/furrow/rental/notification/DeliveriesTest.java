package dev.furrow.rental.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.Database;
import dev.furrow.rental.Marketplace;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.notification.Delivery.State;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveriesTest {
    private static final String EACH = "dev.furrow.rental.Database#available";

    private static Delivery sms(Marketplace marketplace, Account to, String notice) {
        return new Delivery(
                notice + "-SMS",
                notice,
                to.id(),
                "ORDER_PAID",
                null,
                Channel.SMS,
                "en",
                "Paid",
                null,
                State.PENDING,
                null,
                2,
                40,
                "INR",
                marketplace.now(),
                null);
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void aMessageOnlyGoesOnAndIsSentOnce(Database database) {
        Marketplace marketplace = Marketplace.on(database);
        Deliveries deliveries = marketplace.get(Deliveries.class);
        Account farmer = marketplace.country().person(Role.FARMER);
        String notice = UUID.randomUUID().toString();
        Delivery delivery = sms(marketplace, farmer, notice);
        assertThat(deliveries.begin(delivery)).isTrue();
        assertThat(deliveries.begin(delivery)).isFalse();
        deliveries.accepted(delivery.id(), "sid-" + notice);
        assertThat(deliveries.move(delivery.id(), State.DELIVERED, "20000")).isTrue();
        assertThat(deliveries.move(delivery.id(), State.SENT, "20001")).isFalse();
        assertThat(deliveries.move(delivery.id(), State.FAILED, "30001")).isFalse();
        assertThat(deliveries.move("unknown", State.SENT, null)).isFalse();
        Delivery ended = deliveries.find(delivery.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(State.DELIVERED);
        assertThat(ended.code()).isEqualTo("20000");
        assertThat(ended.providerId()).isEqualTo("sid-" + notice);
        assertThat(ended.endedAt()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void theDashboardAddsUpByChannelEventAndEnd(Database database) {
        Marketplace marketplace = Marketplace.on(database);
        Deliveries deliveries = marketplace.get(Deliveries.class);
        marketplace.furrow().skip(Duration.ofHours(1));
        var from = marketplace.now();
        Account farmer = marketplace.country().person(Role.FARMER);
        for (State end : new State[] {State.DELIVERED, State.DELIVERED, State.FAILED}) {
            Delivery delivery = sms(marketplace, farmer, UUID.randomUUID().toString());
            deliveries.begin(delivery);
            deliveries.move(delivery.id(), end, end == State.FAILED ? "30010" : null);
        }
        var shares = deliveries.summary(from, marketplace.now().plusSeconds(1)).stream()
                .filter(each -> each.event().equals("ORDER_PAID"))
                .toList();
        assertThat(shares).extracting(Deliveries.Share::state).containsExactly(State.DELIVERED, State.FAILED);
        assertThat(shares).extracting(Deliveries.Share::messages).containsExactly(2L, 1L);
        assertThat(shares).extracting(Deliveries.Share::costMinor).containsExactly(80L, 40L);
        assertThat(shares.getLast().code()).isEqualTo("30010");
        assertThat(deliveries.summary(from.minusSeconds(1), from)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(EACH)
    void wishesAndAppsAreKept(Database database) {
        Marketplace marketplace = Marketplace.on(database);
        Account farmer = marketplace.country().person(Role.FARMER);
        Account other = marketplace.country().person(Role.FARMER);
        Preferences preferences = marketplace.get(Preferences.class);
        assertThat(preferences.of(farmer.id())).isEqualTo(Preference.DEFAULT);
        Preference wish = new Preference(true, false, true, 60, 120);
        preferences.set(farmer.id(), wish);
        preferences.set(farmer.id(), wish);
        assertThat(preferences.of(farmer.id())).isEqualTo(wish);

        PushDevices devices = marketplace.get(PushDevices.class);
        String token = UUID.randomUUID().toString();
        devices.add(farmer.id(), token, "Phone");
        devices.add(other.id(), token, "The same phone, sold");
        assertThat(devices.of(farmer.id())).isEmpty();
        assertThat(devices.of(other.id())).containsExactly(token);
        devices.stale(token);
        assertThat(devices.of(other.id())).isEmpty();
    }
}
