package dev.furrow.rental.journey;

import dev.furrow.rental.assignment.Attempt;
import dev.furrow.rental.assignment.OrderAssignment;
import dev.furrow.rental.order.OrderState;
import dev.furrow.spring.FurrowWorkflow;
import dev.furrow.workflow.ChildFailedException;
import dev.furrow.workflow.ChildHandle;
import dev.furrow.workflow.ExternalFailedException;
import dev.furrow.workflow.Promise;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Goes along with one order. Whatever woke it, it looks at the order and does what that state asks for; so signals
/// that come together, twice, or out of turn do no harm, and those of what it has seen already do not wake it.
// region workflow
@FurrowWorkflow
public class OrderJourneyWorkflow implements OrderJourney {
    private static final int PAYMENT_REMINDERS = 5;

    private final JourneyDesk desk = Workflow.activities(JourneyDesk.class);
    private OrderState state = OrderState.DRAFT;
    private int seen;
    private int heard;
    private boolean again;
    private @Nullable Search search;

    @Override
    public OrderState follow(String orderId) {
        int told = 0;
        var now = desk.look(orderId);
        while (true) {
            state = now.state();
            seen = now.version();
            if (now.isNews() && now.step() > told) {
                desk.tell(orderId, state, now.step());
                told = now.step();
            }
            endSearch(orderId);
            if (state.isOver()) {
                return state;
            }
            now = switch (state) {
                case PLACED -> desk.seek(orderId);
                case COMPLETED -> desk.bill(orderId);
                default -> {
                    awaitNews(orderId, now);
                    again = false;
                    yield desk.look(orderId);
                }
            };
        }
    }

    /// Waits until something has happened, and does what a state asks for when nothing has.
    private void awaitNews(String orderId, Standing now) {
        switch (state) {
            case DRAFT, EN_ROUTE -> expireUnlessMoved(orderId, now.untilOverdue());
            case ASSIGNING -> {
                if (!now.isReplacement()) {
                    beginSearch(orderId);
                }
                expireUnlessMoved(orderId, now.untilOverdue());
            }
            case CONFIRMED -> {
                if (!moved(now.untilReminder())) {
                    desk.remind(orderId, now.step(), 0);
                    expireUnlessMoved(orderId, now.untilOverdue().minus(now.untilReminder()));
                }
            }
            case BILLED -> remindToPay(orderId, now);
            default -> Workflow.await(this::isNews);
        }
    }

    private boolean isNews() {
        return heard > seen || again;
    }

    private boolean moved(Duration within) {
        return Workflow.await(within, this::isNews);
    }

    private void expireUnlessMoved(String orderId, Duration after) {
        if (!moved(after)) {
            desk.expire(orderId);
        }
    }

    private void remindToPay(String orderId, Standing now) {
        var pause = desk.paymentReminder();
        for (int time = 1; time <= PAYMENT_REMINDERS; time++) {
            if (moved(pause)) {
                return;
            }
            desk.remind(orderId, now.step(), time);
        }
        desk.needsDesk(orderId);
        Workflow.await(this::isNews);
    }

    /// A search that runs.
    private record Search(ChildHandle<?> child, Promise<?> end) {}

    private void beginSearch(String orderId) {
        if (search == null) {
            var stub = Workflow.child(OrderAssignment.class, OrderAssignment.idOf(orderId));
            ChildHandle<?> child = Workflow.start(() -> stub.assign(new Attempt(orderId, 1)));
            search = new Search(child, Workflow.async("search", () -> awaitEnd(orderId, child)));
        }
    }

    private void awaitEnd(String orderId, ChildHandle<?> child) {
        try {
            child.result();
        } catch (ChildFailedException failed) {
            // Somebody must look for a supplier; if no program does, the desk of the area will.
            desk.needsDesk(orderId);
        }
    }

    /// The order has left the state in which it looks for somebody.
    private void endSearch(String orderId) {
        if (search == null || state == OrderState.ASSIGNING) {
            return;
        }
        if (!search.end.isDone()) {
            if (state.isOver()) {
                search.child.cancel();
            } else {
                settle(orderId);
            }
            search.end.settle();
        }
        search = null;
    }

    private static void settle(String orderId) {
        try {
            Workflow.external(OrderAssignment.class, OrderAssignment.idOf(orderId))
                    .settled();
        } catch (ExternalFailedException ended) {
            Workflow.logger(OrderJourneyWorkflow.class).debug("The search had ended by itself");
        }
    }

    @Override
    public void moved(OrderState to, int version) {
        heard = Math.max(heard, version);
    }

    @Override
    public void searchAgain() {
        if (search != null && search.end.isDone()) {
            search = null;
        }
        again = true;
    }

    @Override
    public OrderState state() {
        return state;
    }
}
// endregion
