package dev.furrow.demo.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecisionStoryTest {
    private static final Ride RIDE = new Ride("Ada", TaxiType.VAN, Place.ZOO, 4);

    private final TestHistory history = TestHistory.of(RIDE);

    private String story() {
        return DecisionStory.tell(
                new BookingDecider().decide(history.taskStarts().events()));
    }

    @Test
    void offersAreToldInOneLine() {
        history.decides().done(history.schedules(TaxiActivity.FIND_TAXIS, "find", 1, RIDE.text()), "T01 T02");

        assertThat(story()).isEqualTo("offers the ride to T01 T02, waits 4 s for an answer");
    }

    @Test
    void aRetryIsToldWithItsNumber() {
        history.decides().fails(history.schedules(TaxiActivity.FIND_TAXIS, "find", 1, RIDE.text()), "no");

        assertThat(story()).isEqualTo("asks the map again, attempt 2");
    }

    @Test
    void theEndIsTold() {
        history.customerCancels();

        assertThat(story()).isEqualTo("closes: cancelled by the customer");
    }

    @Test
    void whatTheWorkersTellThemselvesIsNotTold() {
        history.decides().done(history.schedules(TaxiActivity.FIND_TAXIS, "find", 1, RIDE.text()), "");

        assertThat(story()).isEmpty();
    }
}
