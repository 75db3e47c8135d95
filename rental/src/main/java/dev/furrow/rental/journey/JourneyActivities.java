package dev.furrow.rental.journey;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.equipment.Operators;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.notice.Notice;
import dev.furrow.rental.notice.Notices;
import dev.furrow.rental.notice.Urgency;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.time.Pace;
import dev.furrow.spring.FurrowActivities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journey's activities.
@FurrowActivities
class JourneyActivities implements JourneyDesk {
    private static final Logger LOG = LoggerFactory.getLogger(JourneyActivities.class);
    /// Placed, and looking for somebody.
    private static final int FIRST_SEARCH = 2;

    /// Bills and payments are not theirs.
    private static final Set<OrderState> CONCERNS_OPERATORS = EnumSet.of(OrderState.CONFIRMED, OrderState.CANCELLED);

    private static final Duration REMINDER = Duration.ofHours(2);
    private static final Duration NO_SHOW = Duration.ofHours(6);
    private static final Duration UNPAID = Duration.ofDays(3);

    private final Orders orders;
    private final Suppliers suppliers;
    private final Operators operators;
    private final Accounts accounts;
    private final Notices notices;
    private final Pace pace;

    JourneyActivities(
            Orders orders, Suppliers suppliers, Operators operators, Accounts accounts, Notices notices, Pace pace) {
        this.orders = orders;
        this.suppliers = suppliers;
        this.operators = operators;
        this.accounts = accounts;
        this.notices = notices;
        this.pace = pace;
    }

    @Override
    public Standing look(String orderId) {
        Order order = orders.required(orderId);
        int step = orders.transitions(orderId).size();
        var start = order.need().period().start();
        // Nobody waits for a machine that has not left hours after it should have begun.
        var overdue = order.assigned() == null ? start : start.plus(NO_SHOW);
        return new Standing(
                order.state(),
                order.version(),
                step,
                event(order.state()) != null,
                order.replaces() != null && step <= FIRST_SEARCH,
                pace.waitUntil(start.minus(REMINDER)),
                pace.waitUntil(overdue));
    }

    @Override
    public Standing seek(String orderId) {
        quietly(orderId, OrderMove.SEEK);
        return look(orderId);
    }

    @Override
    public Standing bill(String orderId) {
        quietly(orderId, OrderMove.BILL);
        return look(orderId);
    }

    @Override
    public void expire(String orderId) {
        quietly(orderId, OrderMove.EXPIRE);
    }

    /// Makes a move, unless somebody was faster; then the workflow hears of that.
    private void quietly(String orderId, OrderMove move) {
        try {
            orders.moveByWorkflow(orderId, move);
        } catch (RefusedException overtaken) {
            LOG.debug("Order {} did not {}: {}", orderId, move, overtaken.reason());
        }
    }

    @Override
    public void needsDesk(String orderId) {
        Order order = orders.required(orderId);
        if (order.state() == OrderState.ASSIGNING || order.state() == OrderState.BILLED) {
            orders.atDesk(orderId, true);
        }
    }

    @Override
    public Duration paymentReminder() {
        return pace.wait(UNPAID);
    }

    @Override
    public void tell(String orderId, OrderState state, int step) {
        Order order = orders.required(orderId);
        Event event = event(state);
        if (event != null) {
            tell("move:" + orderId + ":" + step, order, event, concerned(order, state));
        }
    }

    @Override
    public void remind(String orderId, int step, int time) {
        Order order = orders.required(orderId);
        List<String> whom = order.state() == OrderState.BILLED
                ? List.of(order.parties().farmerId())
                : concerned(order, OrderState.CONFIRMED);
        tell("reminder:" + orderId + ":" + step + ":" + time, order, Event.ORDER_REMINDER, whom);
    }

    private void tell(String key, Order order, Event event, List<String> whom) {
        Map<String, String> facts = Map.of(
                "code", order.code(),
                "state", order.state().name(),
                "kind", order.need().kind().name(),
                "village", order.need().village(),
                "startsAt", order.need().period().start().toString(),
                "price", order.price().quoted().toString());
        for (String account : whom) {
            notices.tell(key, new Notice(account, event, order.id(), facts), Urgency.TEXT);
        }
    }

    private static @Nullable Event event(OrderState state) {
        return switch (state) {
            case PLACED -> Event.ORDER_PLACED;
            case CONFIRMED -> Event.ORDER_CONFIRMED;
            case STARTED -> Event.ORDER_STARTED;
            case COMPLETED -> Event.ORDER_COMPLETED;
            case BILLED -> Event.ORDER_BILLED;
            case PAID -> Event.ORDER_PAID;
            case CANCELLED -> Event.ORDER_CANCELLED;
            case EXPIRED -> Event.ORDER_EXPIRED;
            case DISPUTED -> Event.ORDER_DISPUTED;
            // A draft is nobody else's business, offers tell of the search, and breakdowns have notices of their own.
            case DRAFT, ASSIGNING, EN_ROUTE, PAUSED, RESUMED -> null;
        };
    }

    private List<String> concerned(Order order, OrderState state) {
        List<String> whom = new ArrayList<>(List.of(order.parties().farmerId()));
        Order.Assigned assigned = order.assigned();
        if (assigned != null) {
            suppliers.find(assigned.supplierId()).map(Supplier::accountId).ifPresent(whom::add);
            Optional.ofNullable(assigned.operatorId())
                    .flatMap(operators::find)
                    .map(Operators.Operator::accountId)
                    .filter(_ -> CONCERNS_OPERATORS.contains(state))
                    .ifPresent(whom::add);
        }
        if (state == OrderState.DISPUTED || state == OrderState.EXPIRED) {
            accounts.desk(order.parties().hubId()).stream().map(Account::id).forEach(whom::add);
        }
        return whom;
    }
}
