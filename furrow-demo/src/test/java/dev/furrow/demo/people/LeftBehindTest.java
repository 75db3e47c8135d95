package dev.furrow.demo.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.demo.taxi.Place;
import dev.furrow.demo.taxi.Ride;
import dev.furrow.demo.taxi.TaxiActivity;
import dev.furrow.demo.taxi.TaxiType;
import dev.furrow.demo.taxi.TestHistory;
import dev.furrow.demo.worker.StockEvents;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeftBehindTest {
    private static final Ride RIDE = new Ride("Ada", TaxiType.VAN, Place.ZOO, 4);

    private final TestHistory history = TestHistory.of(RIDE);

    private TestHistory offered() {
        history.decides();
        history.done(history.schedules(TaxiActivity.FIND_TAXIS, "find", 1, RIDE.text()), "T01 T02 T03")
                .decides();
        long one = history.schedules(TaxiActivity.OFFER_RIDE, "offer-T01", 1, "T01");
        long two = history.schedules(TaxiActivity.OFFER_RIDE, "offer-T02", 1, "T02");
        history.schedules(TaxiActivity.OFFER_RIDE, "offer-T03", 1, "T03");
        history.startsTimer(4);
        return history.done(one, "delivered").fails(two, "no signal");
    }

    @Test
    void onlyDeliveredOffersCount() {
        assertThat(LeftBehind.in(StockEvents.read(offered().events())))
                .isEqualTo(new LeftBehind(Set.of("T01"), Set.of(), false));
    }

    @Test
    void whoHasAcceptedIsNotAskedAgain() {
        assertThat(LeftBehind.in(StockEvents.read(offered().accepts("T01").events()))
                        .accepted())
                .containsExactly("T01");
    }

    @Test
    void whoHasCancelledDoesNotCancelAgain() {
        assertThat(LeftBehind.in(StockEvents.read(history.customerCancels().events())))
                .isEqualTo(new LeftBehind(Set.of(), Set.of(), true));
    }
}
