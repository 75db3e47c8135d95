package dev.furrow.examples.farm;

import dev.furrow.Furrow;
import dev.furrow.Outcome;
import dev.furrow.examples.Example;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Two orders, with seconds for minutes: one that somebody takes in the second round, and one that is called off.
public final class FarmExample implements Example {

    /// Needs nothing.
    public FarmExample() {}

    @Override
    public String summary() {
        return "suppliers asked in turn, time limits, a retry of the whole, cancellation, visible state";
    }

    @Override
    @SuppressWarnings("try") // The worker only has to be there.
    public void run(Furrow furrow, String id, PrintStream out) throws InterruptedException {
        Village village = new Village(furrow, out);
        try (var worker = furrow.worker("farm")
                .workflows(OrderAssignmentWorkflow.class)
                .activities(Suppliers.class, village)
                .activities(Farmers.class, village)
                .start()) {
            Order seed = new Order("seed-" + id, "20 sacks of seed");
            // region client
            var assignment = furrow.client().workflow(OrderAssignment.class, seed.id());
            var handle = furrow.client().start(() -> assignment.assign(new Attempt(seed, 1)));
            switch (handle.result()) {
                case Assignment.To(var supplier) -> out.println(seed.goods() + ": " + supplier + " delivers");
                case Assignment.Unfilled(var rounds) -> out.println(seed.goods() + ": nobody, " + rounds + " times");
            }
            out.println("state: " + assignment.progress());
            // endregion

            Order fence = new Order("fence-" + id, "100 m of fence");
            // region cancel
            var another = furrow.client().workflow(OrderAssignment.class, fence.id());
            var cancelled = furrow.client().start(() -> another.assign(new Attempt(fence, 1)));
            village.firstOfferOfFence.await();
            cancelled.cancel("the neighbour had some");
            if (cancelled.outcome() instanceof Outcome.Canceled<?>(var why)) {
                out.println(fence.goods() + ": called off, " + why);
            }
            // endregion
        }
    }

    /// Two suppliers. The second one takes seed when it is offered for the second time.
    private static final class Village implements Suppliers, Farmers {
        private final Furrow furrow;
        private final PrintStream out;
        private final AtomicInteger offersOfSeed = new AtomicInteger();
        private final CountDownLatch firstOfferOfFence = new CountDownLatch(1);

        private Village(Furrow furrow, PrintStream out) {
            this.furrow = furrow;
            this.out = out;
        }

        @Override
        public Rules rules() {
            return new Rules(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofSeconds(1), 3);
        }

        @Override
        public List<String> candidates(Order order) {
            return List.of("Alder", "Birch");
        }

        @Override
        public void offer(Order order, String supplier) {
            out.println(order.goods() + ": offered to " + supplier);
            if (order.id().startsWith("fence")) {
                firstOfferOfFence.countDown();
            } else if (offersOfSeed.incrementAndGet() == 4) {
                // What the supplier's application does.
                furrow.client().workflow(OrderAssignment.class, order.id()).accepted(supplier);
            }
        }

        @Override
        public void withdraw(Order order, Collection<String> suppliers) {
            out.println(order.goods() + ": withdrawn from " + String.join(" and ", suppliers));
        }

        @Override
        public void confirmed(Order order, String supplier) {
            out.println(order.goods() + ": confirmed");
        }

        @Override
        public void nobodyFound(Order order) {
            out.println(order.goods() + ": nobody found");
        }
    }
}
