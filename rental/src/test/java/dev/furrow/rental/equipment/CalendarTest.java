package dev.furrow.rental.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.rental.Database;
import dev.furrow.rental.Marketplace;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@MethodSource("dev.furrow.rental.Database#available")
class CalendarTest {
    private static final Instant NOON = Instant.parse("2031-05-05T12:00:00Z");

    private final Marketplace market;
    private final Marketplace.Country country;
    private final Calendar calendar;
    private final Equipment tractor;
    private final Account farmer;

    CalendarTest(Database database) {
        market = Marketplace.on(database);
        country = market.country();
        calendar = market.get(Calendar.class);
        tractor = country.tractor(country.supplier(), 1, 80_000);
        farmer = country.person(Role.FARMER);
    }

    private String order() {
        return market.get(Orders.class)
                .draft(farmer.by(Source.APP), country.wish(NOON))
                .id();
    }

    private static Period hours(int from, int to) {
        return new Period(NOON.plus(Duration.ofHours(from)), NOON.plus(Duration.ofHours(to)));
    }

    @Test
    void aMachineThatSomebodyHasIsNotFree() {
        assertThat(calendar.reserve(tractor, order(), hours(0, 2))).isTrue();
        assertThat(calendar.reserve(tractor, order(), hours(1, 3))).isFalse();
        assertThat(calendar.free(List.of(tractor), hours(1, 3))).isEmpty();
        assertThat(calendar.reserve(tractor, order(), hours(2, 3))).isTrue();
        assertThat(calendar.bookings(tractor.id(), hours(-5, 10))).containsExactly(hours(0, 3));
    }

    @Test
    void whatIsGivenBackIsFree() {
        String order = order();
        calendar.reserve(tractor, order, hours(0, 2));
        calendar.release(order);
        assertThat(calendar.free(List.of(tractor), hours(0, 2))).containsExactly(tractor.id());
    }

    @Test
    void theDatabaseItselfRefusesADoubleBooking() {
        JdbcClient database = market.get(JdbcClient.class);
        String claim = "insert into reserved_slot (equipment_id, slot, order_id) values (?, ?, ?)";
        String one = order();
        String other = order();
        database.sql(claim).params(tractor.id(), 7L, one).update();
        assertThatThrownBy(() ->
                        database.sql(claim).params(tractor.id(), 7L, other).update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void maintenanceClosesAMachineAndIsNotPutOverABooking() {
        calendar.except(tractor.id(), new OpeningPlan.Exceptional(hours(0, 4), false, "oil"));
        assertThat(calendar.free(List.of(tractor), hours(3, 5))).isEmpty();
        assertThat(calendar.nextFree(List.of(tractor), NOON, Duration.ofHours(1)))
                .containsEntry(tractor.id(), NOON.plus(Duration.ofHours(4)));
        calendar.reserve(tractor, order(), hours(10, 12));
        assertThatThrownBy(
                        () -> calendar.except(tractor.id(), new OpeningPlan.Exceptional(hours(11, 20), false, "oil")))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void openingHoursGoByTheClockOnTheWallAlsoWhenItIsChanged() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        // Sunday, 6 to 8 in the morning; on 30 March 2031 the clock goes forward at 2.
        OpeningPlan plan = new OpeningPlan(berlin, List.of(new OpeningHours(7, 360, 480)), List.of());
        assertThat(plan.allows(
                        new Period(Instant.parse("2031-03-30T04:00:00Z"), Instant.parse("2031-03-30T06:00:00Z"))))
                .isTrue();
        assertThat(plan.allows(
                        new Period(Instant.parse("2031-03-23T04:00:00Z"), Instant.parse("2031-03-23T06:00:00Z"))))
                .isFalse();
        assertThat(plan.allows(
                        new Period(Instant.parse("2031-03-23T05:00:00Z"), Instant.parse("2031-03-23T07:00:00Z"))))
                .isTrue();
    }

    @Test
    void whatIsNearIsFoundAndWhatIsFarIsNot() {
        Catalogue catalogue = market.get(Catalogue.class);
        Equipment near = country.tractor(country.supplier(), 29, 80_000);
        Equipment far = country.tractor(country.supplier(), 31, 80_000);
        assertThat(catalogue.near(EquipmentKind.TRACTOR, country.north(0), 30_000))
                .extracting(Equipment::id)
                .containsExactly(tractor.id(), near.id())
                .doesNotContain(far.id());
        assertThat(catalogue.near(EquipmentKind.HARVESTER, country.north(0), 30_000))
                .isEmpty();
    }
}
