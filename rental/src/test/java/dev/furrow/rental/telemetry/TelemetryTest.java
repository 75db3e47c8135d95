package dev.furrow.rental.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.local.LocalMarketplace;
import dev.furrow.rental.local.LocalMarketplace.Answer;
import dev.furrow.rental.order.MoveDetails;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TelemetryTest {
    private final LocalMarketplace marketplace = LocalMarketplace.shared();
    private final LocalMarketplace.Area area = marketplace.new Area("en", PriceModel.HOUR);

    private Instant now() {
        return marketplace.get(Pace.class).instant();
    }

    private Answer report(Account who, Instant at, String what) {
        return marketplace.as(
                who,
                "POST",
                "/api/telemetry",
                "[{\"equipmentId\":\"%s\",\"at\":\"%s\",%s}]".formatted(area.tractor.id(), at, what));
    }

    private Answer position(Account who, Order order) {
        return marketplace.as(who, "GET", "/api/orders/" + order.id() + "/position", "");
    }

    private String threeKilometresAway(Order order) {
        Place field = order.need().field();
        return "\"latitude\":%s,\"longitude\":%s".formatted(field.latitude() + 3 / 111.195, field.longitude());
    }

    @Test
    void theFarmerSeesTheMachineComeAndOnlyWhileItComes() {
        Order order = area.confirmed();
        assertThat(report(area.supplier, now(), threeKilometresAway(order)).status())
                .isEqualTo(200);
        assertThat(position(area.farmer, order).status())
                .as("before it has left")
                .isEqualTo(204);
        assertThat(marketplace
                        .get(JdbcClient.class)
                        .sql("select count(*) from telemetry where equipment_id = ? and latitude is not null")
                        .param(area.tractor.id())
                        .query(Long.class)
                        .single())
                .as("a place that nobody waits for is not kept")
                .isZero();

        area.move(order, OrderMove.DEPART, MoveDetails.NONE);
        report(area.supplier, now(), threeKilometresAway(order));
        Answer seen = position(area.farmer, order);
        assertThat(seen.status()).as(seen.body()).isEqualTo(200);
        assertThat(seen.json().path("metres").asInt()).isBetween(2_990, 3_010);
        assertThat(seen.json().path("minutes").asInt()).isEqualTo(10);
        assertThat(position(marketplace.person(Role.FARMER, "en", null), order).status())
                .isEqualTo(404);

        area.move(order, OrderMove.START, MoveDetails.NONE);
        area.move(order, OrderMove.COMPLETE, MoveDetails.measured(200));
        assertThat(position(area.farmer, order).status()).as("after its work").isEqualTo(204);
    }

    /// Begins a job with a thousand hours on the machine's counter.
    private Order begun() {
        Order order = area.confirmed();
        area.move(order, OrderMove.START, MoveDetails.NONE);
        report(area.supplier, now(), "\"engineSeconds\":3600000");
        return order;
    }

    private long hundredths(Order order) {
        return marketplace
                .get(Orders.class)
                .required(order.id())
                .work()
                .measured()
                .hundredths();
    }

    @Test
    void hoursThatNobodySaysAreTheEnginesOwn() {
        Order order = begun();
        report(area.supplier, now(), "\"engineSeconds\":3600600,\"fuelPercent\":40");
        area.move(order, OrderMove.COMPLETE, MoveDetails.NONE);
        // Ten minutes are sixteen hundredths of an hour and two thirds, and what is begun counts.
        assertThat(hundredths(order)).isEqualTo(17);
        Answer engine = marketplace.as(area.supplier, "GET", "/api/equipment/" + area.tractor.id() + "/engine", "");
        assertThat(engine.json().path("fuelPercent").asInt()).isEqualTo(40);
        assertThat(engine.json().path("engineSeconds").asLong()).isEqualTo(3_600_600);
    }

    @Test
    void anEngineThatWasChangedSaysNothingAboutAJob() {
        Order order = begun();
        report(area.supplier, now(), "\"engineSeconds\":10");
        area.move(order, OrderMove.COMPLETE, MoveDetails.NONE);
        assertThat(hundredths(order)).as("by the clock").isLessThan(17);
    }

    @Test
    void aMachineIsSpokenForByItsOwnOnlyAndAtItsTime() {
        Account stranger = marketplace.new Area("en", PriceModel.HOUR).supplier;
        assertThat(report(stranger, now(), "\"engineSeconds\":1").status()).isEqualTo(404);
        assertThat(report(area.supplier, now().plus(Duration.ofHours(1)), "\"engineSeconds\":1")
                        .status())
                .isEqualTo(422);
        assertThat(report(area.supplier, now().minus(Duration.ofDays(8)), "\"engineSeconds\":1")
                        .status())
                .isEqualTo(422);
        Instant once = now();
        assertThat(report(area.supplier, once, "\"engineSeconds\":1")
                        .json()
                        .path("kept")
                        .asInt())
                .isEqualTo(1);
        assertThat(report(area.supplier, once, "\"engineSeconds\":1")
                        .json()
                        .path("kept")
                        .asInt())
                .isZero();
    }

    @Test
    void placesAreForgottenAfterAMonth() {
        JdbcClient database = marketplace.get(JdbcClient.class);
        database.sql("insert into telemetry (equipment_id, at, latitude, longitude) values (?, ?, 18, 73)")
                .params(area.tractor.id(), Utc.of(now().minus(Duration.ofDays(31))))
                .update();
        marketplace.get(Telemetry.class).forget(now());
        assertThat(database.sql("select count(*) from telemetry where equipment_id = ? and latitude is not null")
                        .param(area.tractor.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
