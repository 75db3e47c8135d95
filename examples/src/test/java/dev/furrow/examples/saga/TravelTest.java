package dev.furrow.examples.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.Outcome;
import dev.furrow.WorkflowFailedException;
import dev.furrow.test.FurrowTest;
import dev.furrow.test.TestFurrow;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@FurrowTest
class TravelTest {
    private final Journey journey = new Journey("j-1", "Rome");
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    /// Does what it is asked to, but for one thing.
    private Providers providersThatFailIn(String method, RuntimeException failure) {
        return (Providers) Proxy.newProxyInstance(
                Providers.class.getClassLoader(), new Class<?>[] {Providers.class}, (proxy, called, arguments) -> {
                    calls.add(called.getName());
                    if (called.getName().equals(method)) {
                        throw failure;
                    }
                    return called.getReturnType() == String.class ? called.getName() : null;
                });
    }

    @Test
    void allIsBooked(TestFurrow furrow) {
        furrow.workflows(TravelWorkflow.class)
                .activities(Providers.class, providersThatFailIn("nothing", new IllegalStateException()));

        assertThat(furrow.client().workflow(Travel.class, "t").book(journey))
                .containsExactly("bookFlight", "bookHotel", "rentCar");
        assertThat(calls).hasSize(3);
    }

    @Test
    void whatWasBookedBeforeIsUndoneTheLastFirstAndTheReasonArrivesAsItself(TestFurrow furrow) {
        furrow.workflows(TravelWorkflow.class)
                .activities(Providers.class, providersThatFailIn("rentCar", new SoldOutException("no cars")));

        assertThatThrownBy(() -> furrow.client().workflow(Travel.class, "t").book(journey))
                .isInstanceOf(SoldOutException.class)
                .hasMessage("no cars");
        assertThat(calls)
                .containsExactly("bookFlight", "bookHotel", "rentCar", "returnCar", "cancelHotel", "cancelFlight");
    }

    @Test
    void anAccidentIsTriedFiveTimesBeforeAllIsUndone(TestFurrow furrow) {
        furrow.workflows(TravelWorkflow.class)
                .activities(Providers.class, providersThatFailIn("bookHotel", new IllegalStateException("no answer")));

        assertThatThrownBy(() -> furrow.client().workflow(Travel.class, "t").book(journey))
                .isInstanceOf(WorkflowFailedException.class)
                .hasMessageContaining("no answer");
        assertThat(calls)
                .containsExactly(
                        "bookFlight",
                        "bookHotel",
                        "bookHotel",
                        "bookHotel",
                        "bookHotel",
                        "bookHotel",
                        "cancelHotel",
                        "cancelFlight");
    }

    @Test
    void aCancellationUndoesWhatMayHaveBeenBooked(TestFurrow furrow) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Providers slow = (Providers) Proxy.newProxyInstance(
                Providers.class.getClassLoader(), new Class<?>[] {Providers.class}, (proxy, called, arguments) -> {
                    calls.add(called.getName());
                    if (called.getName().equals("bookHotel")) {
                        asked.countDown();
                        answer.await();
                    }
                    return called.getReturnType() == String.class ? called.getName() : null;
                });
        furrow.workflows(TravelWorkflow.class).activities(Providers.class, slow);
        Travel travel = furrow.client().workflow(Travel.class, "t");
        var handle = furrow.client().start(() -> travel.book(journey));
        asked.await();

        handle.cancel();
        answer.countDown();

        assertThat(handle.outcome()).isInstanceOf(Outcome.Canceled.class);
        assertThat(calls).containsExactly("bookFlight", "bookHotel", "cancelHotel", "cancelFlight");
    }
}
