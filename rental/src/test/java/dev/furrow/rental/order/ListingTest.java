package dev.furrow.rental.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.rental.Database;
import dev.furrow.rental.Marketplace;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.refusal.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.furrow.rental.Database#available")
class ListingTest {
    private final Marketplace market;
    private final Marketplace.Country country;
    private final Orders orders;
    private final Account farmer;

    ListingTest(Database database) {
        market = Marketplace.on(database);
        country = market.country();
        orders = market.get(Orders.class);
        farmer = country.person(Role.FARMER);
        country.tractor(country.supplier(), 1, 80_000);
    }

    private String draft() {
        return orders.draft(farmer.by(Source.APP), country.wish(market.now().plus(Duration.ofDays(2))))
                .id();
    }

    private List<String> page(String after, int atMost, boolean isOpen) {
        return orders.of(farmer.by(Source.APP), new Listing(after, atMost, isOpen)).stream()
                .map(Order::id)
                .toList();
    }

    @Test
    void pagesTogetherAreTheWholeListAlsoIfOrdersComeMeanwhile() {
        List<String> all = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            // Of the same moment, so that the number decides.
            all.add(draft());
        }
        List<String> first = page(null, 2, false);
        market.furrow().skip(Duration.ofSeconds(1));
        draft();
        List<String> second = page(first.getLast(), 2, false);
        List<String> third = page(second.getLast(), 2, false);
        List<String> read = new ArrayList<>(first);
        read.addAll(second);
        read.addAll(third);
        assertThat(read).containsExactlyInAnyOrderElementsOf(all);
        assertThat(page(third.getLast(), 2, false)).isEmpty();
    }

    @Test
    void whatIsOverIsLeftOutOnRequest() {
        String over = draft();
        String open = draft();
        orders.move(farmer.by(Source.APP), over, OrderMove.CANCEL, MoveDetails.because("rain"));
        assertThat(page(null, 50, true)).containsExactly(open);
        assertThat(page(null, 50, false)).containsExactlyInAnyOrder(over, open);
    }

    @Test
    void aPageHasItsLimit() {
        assertThatThrownBy(() -> page(null, 0, false)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> page(null, 201, false)).isInstanceOf(RefusedException.class);
    }
}
