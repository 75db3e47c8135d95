package dev.furrow.examples.farm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Outcome;
import dev.furrow.examples.farm.Progress.Stage;
import dev.furrow.test.FurrowTest;
import dev.furrow.test.TestFurrow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@FurrowTest
class OrderAssignmentTest {
    private final Order order = new Order("o-1", "hay");
    private final Book book = new Book();
    private OrderAssignment assignment;

    @BeforeEach
    void serve(TestFurrow furrow) {
        furrow.workflows(OrderAssignmentWorkflow.class).activities(book);
        assignment = furrow.client().workflow(OrderAssignment.class, order.id());
    }

    // region test
    @Test
    void eachSupplierHasTwoMinutesAndTheWholeIsTriedAgainAnHourLater(TestFurrow furrow) {
        var begun = furrow.now();

        assertThat(assignment.assign(new Attempt(order, 1))).isEqualTo(new Assignment.Unfilled(2));

        assertThat(book.notes)
                .containsExactly(
                        "offer Alder",
                        "offer Birch",
                        "offer Cedar",
                        "offer Alder",
                        "offer Birch",
                        "offer Cedar",
                        "nobody");
        assertThat(Duration.between(begun, furrow.now())).isEqualTo(Duration.ofMinutes(6 + 60 + 6));
    }
    // endregion

    @Test
    void whoAcceptsFirstDeliversAlsoWhenTheNextOneIsAskedAlready(TestFurrow furrow) {
        var handle = furrow.client().start(() -> assignment.assign(new Attempt(order, 1)));
        furrow.skip(Duration.ofMinutes(3));
        assertThat(assignment.progress()).isEqualTo(new Progress(Stage.OFFERED, 1, "Birch"));

        assignment.accepted("Alder");

        assertThat(handle.result()).isEqualTo(new Assignment.To("Alder"));
        assertThat(book.notes).containsExactly("offer Alder", "offer Birch", "confirmed Alder");
        assertThat(assignment.progress()).isEqualTo(new Progress(Stage.ASSIGNED, 1, "Alder"));
    }

    @Test
    void aSupplierWhoWasNotAskedCannotAccept(TestFurrow furrow) {
        var handle = furrow.client().start(() -> assignment.assign(new Attempt(order, 1)));
        furrow.skip(Duration.ofMinutes(1));

        assignment.accepted("Cedar");
        furrow.skip(Duration.ofSeconds(30));
        assertThat(assignment.progress()).isEqualTo(new Progress(Stage.OFFERED, 1, "Alder"));
        assignment.accepted("Alder");

        assertThat(handle.result()).isEqualTo(new Assignment.To("Alder"));
    }

    @Test
    void theTimeForARoundIsReadInEachRound(TestFurrow furrow) {
        book.rules = new Rules(Duration.ofMinutes(2), Duration.ofMinutes(3), Duration.ofHours(1), 2);
        var handle = furrow.client().start(() -> assignment.assign(new Attempt(order, 1)));
        furrow.skip(Duration.ofMinutes(3));
        assertThat(book.notes).containsExactly("offer Alder", "offer Birch");
        assertThat(assignment.progress()).isEqualTo(new Progress(Stage.WAITING_TO_RETRY, 1, null));

        book.rules = new Rules(Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofHours(1), 2);

        assertThat(handle.result()).isEqualTo(new Assignment.Unfilled(2));
        assertThat(book.notes).containsExactly("offer Alder", "offer Birch", "offer Alder", "nobody");
    }

    @Test
    void whoeverWasAskedIsToldWhenTheFarmerCallsItOff(TestFurrow furrow) {
        var handle = furrow.client().start(() -> assignment.assign(new Attempt(order, 1)));
        furrow.skip(Duration.ofMinutes(3));

        handle.cancel("sold the cow");

        assertThat(handle.outcome()).isEqualTo(new Outcome.Canceled<>("sold the cow"));
        assertThat(book.notes).containsExactly("offer Alder", "offer Birch", "withdrawn from [Alder, Birch]");
        assertThat(assignment.progress().stage()).isEqualTo(Stage.CANCELLED);
    }

    @Test
    void itCanBeCalledOffWhileItWaitsForTheNextRound(TestFurrow furrow) {
        var handle = furrow.client().start(() -> assignment.assign(new Attempt(order, 1)));
        furrow.skip(Duration.ofMinutes(30));

        handle.cancel();

        assertThat(handle.outcome()).isInstanceOf(Outcome.Canceled.class);
        assertThat(book.notes).last().isEqualTo("withdrawn from [Alder, Birch, Cedar]");
    }

    /// Writes down what happens.
    private static final class Book implements Suppliers, Farmers {
        private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
        private volatile Rules rules = new Rules(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofHours(1), 2);

        @Override
        public Rules rules() {
            return rules;
        }

        @Override
        public List<String> candidates(Order order) {
            return List.of("Alder", "Birch", "Cedar");
        }

        @Override
        public void offer(Order order, String supplier) {
            notes.add("offer " + supplier);
        }

        @Override
        public void withdraw(Order order, Collection<String> suppliers) {
            notes.add("withdrawn from " + suppliers);
        }

        @Override
        public void confirmed(Order order, String supplier) {
            notes.add("confirmed " + supplier);
        }

        @Override
        public void nobodyFound(Order order) {
            notes.add("nobody");
        }
    }
}
