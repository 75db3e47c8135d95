package dev.furrow.rental.breakdown;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.breakdown.Breakdown.Status;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.notice.Notice;
import dev.furrow.rental.notice.Notices;
import dev.furrow.rental.notice.Urgency;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.time.Pace;
import dev.furrow.spring.FurrowActivities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The breakdown's activities.
@FurrowActivities
class BreakdownActivities implements BreakdownDesk {
    private static final Duration CHOOSE = Duration.ofMinutes(15);
    private static final Duration REPAIR = Duration.ofHours(2);

    private final Breakdowns breakdowns;
    private final Orders orders;
    private final Suppliers suppliers;
    private final Accounts accounts;
    private final Notices notices;
    private final Pace pace;

    BreakdownActivities(
            Breakdowns breakdowns, Orders orders, Suppliers suppliers, Accounts accounts, Notices notices, Pace pace) {
        this.breakdowns = breakdowns;
        this.orders = orders;
        this.suppliers = suppliers;
        this.accounts = accounts;
        this.notices = notices;
        this.pace = pace;
    }

    @Override
    public Patience patience() {
        return new Patience(pace.wait(CHOOSE), pace.wait(REPAIR));
    }

    @Override
    public boolean isPaused(String breakdownId) {
        return breakdowns.isPaused(breakdownId);
    }

    @Override
    public void note(String breakdownId, Status status) {
        breakdowns.note(breakdownId, status);
        Breakdown breakdown = breakdowns.required(breakdownId);
        Order order = orders.required(breakdown.orderId());
        Event event = switch (status) {
            case REPORTED -> Event.BREAKDOWN_REPORTED;
            case ESCALATED -> Event.BREAKDOWN_ESCALATED;
            case WAITING, REPLACING, RESUMED, REPLACED, CANCELLED -> Event.BREAKDOWN_RESOLVED;
        };
        Map<String, String> facts = Map.of(
                "code",
                order.code(),
                "status",
                status.name(),
                "breakdown",
                breakdownId,
                "what",
                breakdown.description());
        for (String each : concerned(order, status)) {
            notices.tell(
                    "breakdown:" + breakdownId + ":" + status,
                    new Notice(each, event, order.id(), facts),
                    status == Status.ESCALATED ? Urgency.CALL : Urgency.TEXT);
        }
    }

    private List<String> concerned(Order order, Status status) {
        List<String> whom = new ArrayList<>(List.of(order.parties().farmerId()));
        suppliers.find(order.whoDoesIt().supplierId()).map(Supplier::accountId).ifPresent(whom::add);
        if (status == Status.REPORTED || status == Status.ESCALATED) {
            accounts.desk(order.parties().hubId()).stream().map(Account::id).forEach(whom::add);
        }
        return whom;
    }

    @Override
    public String replace(String breakdownId) {
        return breakdowns.replace(breakdownId);
    }

    @Override
    public void callOff(String breakdownId) {
        breakdowns.callOff(breakdownId);
    }

    @Override
    public void endEarly(String breakdownId) {
        breakdowns.endEarly(breakdownId);
    }
}
