package dev.furrow.rental.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.Database;
import dev.furrow.rental.Marketplace;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.pricing.Terms;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@MethodSource("dev.furrow.rental.Database#available")
class OfferedCacheTest {
    private final Marketplace market;
    private final Marketplace.Country country;
    private final Catalogue catalogue;
    private final Equipment tractor;

    OfferedCacheTest(Database database) {
        market = Marketplace.on(database);
        country = market.country();
        catalogue = market.get(Catalogue.class);
        tractor = country.tractor(country.supplier(), 1, 80_000);
    }

    private long shownRate() {
        return market.get(NearbySearch.class)
                .near(EquipmentKind.TRACTOR, country.north(0), 10_000, null, 60)
                .getFirst()
                .prices()
                .getFirst()
                .rate();
    }

    private void ask(long rate) {
        catalogue.price(tractor.id(), Terms.simple(PriceModel.HOUR, "INR", rate));
    }

    @Test
    void aPriceThatIsChangedIsSeenByTheNextSearch() {
        assertThat(shownRate()).isEqualTo(80_000);
        ask(90_000);
        assertThat(shownRate()).isEqualTo(90_000);
    }

    @Test
    void whatIsSearchedAgainIsNotReadAgain() {
        assertThat(shownRate()).isEqualTo(80_000);
        // Behind its back, without a new version: whoever saw this would have asked the database.
        market.get(JdbcClient.class)
                .sql("delete from price_line where equipment_id = ?")
                .param(tractor.id())
                .update();
        assertThat(shownRate()).isEqualTo(80_000);
        assertThat(market.get(OfferedCache.class).hitRate()).isPositive();
        assertThat(market.get(MeterRegistry.class)
                        .get("cache.gets")
                        .tag("cache", "offered")
                        .tag("result", "hit")
                        .functionCounter()
                        .count())
                .isPositive();
    }

    private Map<String, Offered> read(List<Equipment> machines) {
        return machines.stream().collect(Collectors.toMap(Equipment::id, catalogue::offered));
    }

    @Test
    void anotherProcessSeesAChangeAtOnce() {
        OfferedCache other = new OfferedCache(new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class));
        Equipment before = catalogue.required(tractor.id());
        assertThat(other.of(List.of(before), this::read)
                        .get(tractor.id())
                        .prices()
                        .getFirst()
                        .rate())
                .isEqualTo(80_000);
        ask(90_000);
        Equipment after = catalogue.required(tractor.id());
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(other.of(List.of(after), this::read)
                        .get(tractor.id())
                        .prices()
                        .getFirst()
                        .rate())
                .isEqualTo(90_000);
    }

    @Test
    void aPriceThatIsTakenBackIsRememberedByNobody() {
        market.get(TransactionTemplate.class).executeWithoutResult(undone -> {
            ask(10_000);
            assertThat(catalogue
                            .offered(catalogue.required(tractor.id()))
                            .prices()
                            .getFirst()
                            .rate())
                    .isEqualTo(10_000);
            undone.setRollbackOnly();
        });
        ask(95_000);
        assertThat(shownRate()).isEqualTo(95_000);
    }

    @Test
    void hoursAndPhotosAreKeptInTheirOrder() {
        catalogue.photos(tractor.id(), List.of("open/b", "open/a"));
        catalogue.hours(tractor.id(), List.of(new OpeningHours(2, 360, 1080), new OpeningHours(1, 360, 1080)));
        assertThat(catalogue.photos(tractor.id())).containsExactly("open/b", "open/a");
        Equipment machine = catalogue.required(tractor.id());
        assertThat(catalogue.offered(machine).hours())
                .extracting(OpeningHours::weekday)
                .containsExactly(1, 2);
        Calendar calendar = market.get(Calendar.class);
        Period month = new Period(market.now(), market.now().plus(Duration.ofDays(20)));
        calendar.except(
                tractor.id(),
                new OpeningPlan.Exceptional(
                        new Period(market.now(), market.now().plus(Duration.ofHours(2))), false, "oil"));
        List<Calendar.Kept> closed = calendar.exceptions(tractor.id(), month);
        assertThat(closed).hasSize(1);
        calendar.unexcept(tractor.id(), closed.getFirst().id());
        assertThat(calendar.exceptions(tractor.id(), month)).isEmpty();
    }
}
