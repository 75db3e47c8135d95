package dev.furrow.examples.taxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.lowlevel.SwfException;
import dev.furrow.test.FurrowTest;
import dev.furrow.test.TestFurrow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

// region test
@FurrowTest
class TaxiBookingTest {
    private final Ride ride = new Ride("r-1", "Station", "Airport");
    private final Notebook notebook = new Notebook(List.of(new Driver("d-1"), new Driver("d-2")));

    @Test
    void theRiderIsToldAfterFourMinutes(TestFurrow furrow) {
        furrow.workflows(TaxiBookingWorkflow.class).activities(Dispatch.class, notebook);
        var begun = furrow.now();

        var result = furrow.client().workflow(TaxiBooking.class, "b-1").book(ride);

        assertThat(result).isEqualTo(new Booking.Unavailable("nobody accepted in time"));
        assertThat(Duration.between(begun, furrow.now())).isEqualTo(Duration.ofMinutes(4));
        assertThat(notebook.notes).containsExactly("offer to 2", "try later");
    }

    @Test
    void theFirstDriverWins(TestFurrow furrow) {
        furrow.workflows(TaxiBookingWorkflow.class).activities(Dispatch.class, notebook);
        var booking = furrow.client().workflow(TaxiBooking.class, "b-1");

        var handle = furrow.client().start(() -> booking.book(ride));
        furrow.skip(Duration.ofMinutes(3));
        booking.accept(new Driver("d-2"));

        assertThatThrownBy(() -> booking.accept(new Driver("d-1"))).isInstanceOf(SwfException.class);
        assertThat(handle.result()).isEqualTo(new Booking.Confirmed(new Driver("d-2")));
        assertThat(notebook.notes).containsExactly("offer to 2", "confirm d-2");
    }
    // endregion

    // region trouble
    @Test
    void whateverIsLostOrComesTwiceThereIsOneTaxi(TestFurrow furrow) {
        furrow.workflows(TaxiBookingWorkflow.class).activities(Dispatch.class, notebook);
        var booking = furrow.client().workflow(TaxiBooking.class, "b-1");

        furrow.loseNextDecision(); // A worker dies before it has decided anything.
        furrow.repeatNextSignal(); // A driver's phone does not hear that it was understood.
        var handle = furrow.client().start(() -> booking.book(ride));
        furrow.skip(Duration.ofMinutes(1));
        booking.accept(new Driver("d-2"));

        assertThat(handle.result()).isEqualTo(new Booking.Confirmed(new Driver("d-2")));
        assertThat(notebook.notes).containsExactly("offer to 2", "confirm d-2");
    }
    // endregion

    @Test
    void withoutTaxisNothingIsOffered(TestFurrow furrow) {
        Notebook empty = new Notebook(List.of());
        furrow.workflows(TaxiBookingWorkflow.class).activities(Dispatch.class, empty);

        var result = furrow.client().workflow(TaxiBooking.class, "b-1").book(ride);

        assertThat(result).isEqualTo(new Booking.Unavailable("no taxi nearby"));
        assertThat(empty.notes).containsExactly("try later");
    }

    /// A company that writes down what it is asked to do.
    static final class Notebook implements Dispatch {
        final List<String> notes = new ArrayList<>();
        private final List<Driver> drivers;

        Notebook(List<Driver> drivers) {
            this.drivers = drivers;
        }

        @Override
        public List<Driver> nearby(Ride where) {
            return drivers;
        }

        @Override
        public void offer(Ride what, List<Driver> to) {
            notes.add("offer to " + to.size());
        }

        @Override
        public void confirm(Ride what, Driver driver) {
            notes.add("confirm " + driver.id());
        }

        @Override
        public void askToTryLater(Ride what) {
            notes.add("try later");
        }
    }
}
