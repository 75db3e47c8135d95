package dev.furrow.rental.order;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.OPERATOR;
import static dev.furrow.rental.access.Role.SUPPLIER;
import static dev.furrow.rental.access.Role.SYSTEM;
import static dev.furrow.rental.order.OrderState.ASSIGNING;
import static dev.furrow.rental.order.OrderState.BILLED;
import static dev.furrow.rental.order.OrderState.CANCELLED;
import static dev.furrow.rental.order.OrderState.COMPLETED;
import static dev.furrow.rental.order.OrderState.CONFIRMED;
import static dev.furrow.rental.order.OrderState.DISPUTED;
import static dev.furrow.rental.order.OrderState.DRAFT;
import static dev.furrow.rental.order.OrderState.EN_ROUTE;
import static dev.furrow.rental.order.OrderState.EXPIRED;
import static dev.furrow.rental.order.OrderState.PAID;
import static dev.furrow.rental.order.OrderState.PAUSED;
import static dev.furrow.rental.order.OrderState.PLACED;
import static dev.furrow.rental.order.OrderState.RESUMED;
import static dev.furrow.rental.order.OrderState.STARTED;

import dev.furrow.rental.access.Role;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Everything that may happen to an order: from which states, to which, under what condition, by whom, with what
/// effect. This table is the only place that says so: [Orders] carries it out, [#buttons] gives screens their
/// buttons, and the diagram in the documentation is generated from it.
// region moves
public enum OrderMove {
    PLACE(from(DRAFT), PLACED, Condition.STILL_TO_COME, by(FARMER, HUB, AGENT, SYSTEM), Effect.RESERVE_DISCOUNT),
    SEEK(from(PLACED), ASSIGNING, Condition.NONE, by(SYSTEM), Effect.NONE),
    CONFIRM(from(ASSIGNING), CONFIRMED, Condition.MACHINE_CHOSEN, by(SUPPLIER, HUB), Effect.RESERVE_MACHINE),
    GIVE_BACK(from(CONFIRMED, EN_ROUTE), ASSIGNING, Condition.REASON, by(SUPPLIER, HUB), Effect.RELEASE_MACHINE),
    DEPART(from(CONFIRMED), EN_ROUTE, Condition.NONE, by(OPERATOR, SUPPLIER), Effect.NONE),
    START(
            from(CONFIRMED, EN_ROUTE),
            STARTED,
            Condition.ABOUT_TIME,
            by(OPERATOR, SUPPLIER, HUB),
            Effect.BEGIN_MEASURING),
    BREAK_DOWN(from(STARTED, RESUMED), PAUSED, Condition.NONE, by(OPERATOR, SUPPLIER, HUB), Effect.OPEN_BREAKDOWN),
    RESUME(from(PAUSED), RESUMED, Condition.NONE, by(OPERATOR, SUPPLIER, HUB), Effect.NONE),
    COMPLETE(from(STARTED, RESUMED), COMPLETED, Condition.MEASURED, by(OPERATOR, SUPPLIER, HUB), Effect.END_WORK),
    END_EARLY(from(PAUSED), COMPLETED, Condition.MEASURED, by(FARMER, HUB, SYSTEM), Effect.END_WORK),
    BILL(from(COMPLETED), BILLED, Condition.NONE, by(SYSTEM, HUB), Effect.MAKE_BILL),
    PAY(from(BILLED), PAID, Condition.NONE, by(FARMER, SUPPLIER, HUB, AGENT), Effect.TAKE_PAYMENT),
    CANCEL(
            from(DRAFT, PLACED, ASSIGNING, CONFIRMED, EN_ROUTE),
            CANCELLED,
            Condition.REASON,
            by(FARMER, HUB, AGENT),
            Effect.UNDO),
    EXPIRE(from(DRAFT, PLACED, ASSIGNING, CONFIRMED, EN_ROUTE), EXPIRED, Condition.OVERDUE, by(SYSTEM), Effect.UNDO),
    DISPUTE(from(BILLED, PAID), DISPUTED, Condition.REASON, by(FARMER, SUPPLIER), Effect.NONE),
    CORRECT(from(DISPUTED), BILLED, Condition.CORRECTION, by(HUB, MANAGEMENT), Effect.CORRECT_BILL),
    UPHOLD(from(DISPUTED), BILLED, Condition.REASON, by(HUB, MANAGEMENT), Effect.NONE);
    // endregion

    private final Set<OrderState> sources;
    private final OrderState target;
    private final Condition condition;
    private final Set<Role> roles;
    private final Effect effect;

    OrderMove(Set<OrderState> sources, OrderState target, Condition condition, Set<Role> roles, Effect effect) {
        this.sources = sources;
        this.target = target;
        this.condition = condition;
        this.roles = roles;
        this.effect = effect;
    }

    private static Set<OrderState> from(OrderState first, OrderState... more) {
        return Collections.unmodifiableSet(EnumSet.of(first, more));
    }

    private static Set<Role> by(Role first, Role... more) {
        return Collections.unmodifiableSet(EnumSet.of(first, more));
    }

    /// In which states it may happen.
    public Set<OrderState> sources() {
        return sources;
    }

    /// To which state it leads.
    public OrderState target() {
        return target;
    }

    /// What must hold.
    Condition condition() {
        return condition;
    }

    /// Who may do it, if the order is their business.
    public Set<Role> roles() {
        return roles;
    }

    /// What else it does.
    Effect effect() {
        return effect;
    }

    /// Whether a role may do it in a state.
    public boolean isOpen(OrderState state, Role role) {
        return sources.contains(state) && roles.contains(role);
    }

    /// What somebody may do, in the order of this table: the buttons of a screen.
    public static List<OrderMove> buttons(OrderState state, Role role) {
        return Arrays.stream(values()).filter(move -> move.isOpen(state, role)).toList();
    }

    /// What a move does besides changing the state.
    enum Effect {
        NONE,
        RESERVE_DISCOUNT,
        RESERVE_MACHINE,
        RELEASE_MACHINE,
        BEGIN_MEASURING,
        OPEN_BREAKDOWN,
        END_WORK,
        MAKE_BILL,
        CORRECT_BILL,
        TAKE_PAYMENT,
        UNDO
    }
}
