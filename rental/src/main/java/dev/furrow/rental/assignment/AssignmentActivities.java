package dev.furrow.rental.assignment;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
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
import java.util.List;
import java.util.Map;

/// The assignment's activities. People are told after the transaction, so nobody hears of what did not happen.
@FurrowActivities
class AssignmentActivities implements AssignmentDesk {
    private final AssignmentRules rules;
    private final Offers offers;
    private final Orders orders;
    private final Suppliers suppliers;
    private final Accounts accounts;
    private final Notices notices;
    private final Pace pace;

    AssignmentActivities(
            AssignmentRules rules,
            Offers offers,
            Orders orders,
            Suppliers suppliers,
            Accounts accounts,
            Notices notices,
            Pace pace) {
        this.rules = rules;
        this.offers = offers;
        this.orders = orders;
        this.suppliers = suppliers;
        this.accounts = accounts;
        this.notices = notices;
        this.pace = pace;
    }

    @Override
    public Candidates rank(String orderId, int round) {
        return new Candidates(inWorkflowTime(rules.current().rules()), offers.rank(orderId, round));
    }

    private Rules inWorkflowTime(Rules said) {
        return new Rules(
                pace.wait(said.perSupplier()),
                pace.wait(said.acceptWithin()),
                pace.wait(said.retryAfter()),
                said.maxRounds(),
                said.batch());
    }

    @Override
    public List<String> offer(String orderId, int round, int place, List<String> machines) {
        List<Offer> made = offers.ask(
                orderId, round, place, machines, rules.current().rules().acceptWithin());
        made.forEach(offer -> tell(offer, Urgency.QUIET));
        return made.stream().map(Offer::id).toList();
    }

    @Override
    public void insist(String orderId, int round, Urgency urgency) {
        offers.open(orderId).forEach(offer -> tell(offer, urgency));
    }

    private void tell(Offer offer, Urgency urgency) {
        Order order = orders.required(offer.orderId());
        Map<String, String> facts = Map.of(
                "code", order.code(),
                "kind", order.need().kind().name(),
                "village", order.need().village(),
                "startsAt", order.need().period().start().toString(),
                "price", order.price().quoted().toString(),
                "offer", offer.id());
        Notice notice = new Notice(account(offer), Event.ORDER_OFFERED, order.id(), facts);
        notices.tell("offer:" + offer.id() + ":" + urgency, notice, urgency);
    }

    private String account(Offer offer) {
        return suppliers
                .find(offer.supplierId())
                .map(Supplier::accountId)
                .orElseThrow(() -> new IllegalStateException("Offer " + offer.id() + " is to nobody"));
    }

    @Override
    public Standing close(String orderId, int round) {
        return offers.close(orderId);
    }

    @Override
    public void unfilled(String orderId, int rounds) {
        orders.atDesk(orderId, true);
        Order order = orders.required(orderId);
        Map<String, String> facts = Map.of("code", order.code(), "rounds", Integer.toString(rounds));
        for (Account each : accounts.desk(order.parties().hubId())) {
            notices.tell(
                    "unfilled:" + orderId + ":" + rounds,
                    new Notice(each.id(), Event.ORDER_UNFILLED, orderId, facts),
                    Urgency.TEXT);
        }
    }

    @Override
    public void withdraw(String orderId) {
        Order order = orders.required(orderId);
        for (Offer each : offers.withdraw(orderId)) {
            Notice notice = new Notice(account(each), Event.OFFER_GONE, orderId, Map.of("code", order.code()));
            notices.tell("withdrawn:" + each.id(), notice, Urgency.TEXT);
        }
    }
}
