package dev.furrow.rental.order;

import dev.furrow.rental.RentalProperties;
import dev.furrow.rental.equipment.Calendar;
import dev.furrow.rental.equipment.Catalogue;
import dev.furrow.rental.equipment.Equipment;
import dev.furrow.rental.equipment.Operators;
import dev.furrow.rental.ledger.Journal;
import dev.furrow.rental.ledger.Ledger;
import dev.furrow.rental.ledger.LedgerAccounts;
import dev.furrow.rental.money.Money;
import dev.furrow.rental.outbox.Outbox;
import dev.furrow.rental.pricing.Line;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.pricing.Quantity;
import dev.furrow.rental.pricing.Quote;
import dev.furrow.rental.promotion.Promotions;
import dev.furrow.rental.refusal.RefusedException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What moves do besides changing the state; all of it in the transaction of the move.
@Component
class OrderEffects {
    private final OrderTable table;
    private final Quoting quoting;
    private final Catalogue catalogue;
    private final Calendar calendar;
    private final Operators operators;
    private final EngineHours engines;
    private final Promotions promotions;
    private final Ledger ledger;
    private final Outbox outbox;
    private final RentalProperties properties;

    OrderEffects(
            OrderTable table,
            Quoting quoting,
            Catalogue catalogue,
            Calendar calendar,
            Operators operators,
            EngineHours engines,
            Promotions promotions,
            Ledger ledger,
            Outbox outbox,
            RentalProperties properties) {
        this.table = table;
        this.quoting = quoting;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.operators = operators;
        this.engines = engines;
        this.promotions = promotions;
        this.ledger = ledger;
        this.outbox = outbox;
        this.properties = properties;
    }

    Order apply(Order order, OrderMove move, MoveDetails details, Instant now) {
        return switch (move.effect()) {
            case NONE -> order;
            case RESERVE_DISCOUNT -> reserveDiscount(order, details);
            case RESERVE_MACHINE -> reserveMachine(order, details);
            case RELEASE_MACHINE -> releaseMachine(order);
            case BEGIN_MEASURING -> order.with(new Order.Work(now, null, null));
            case OPEN_BREAKDOWN -> openBreakdown(order, details);
            case END_WORK -> endWork(order, details, now);
            case MAKE_BILL -> makeBill(order);
            case CORRECT_BILL -> correctBill(order, details);
            case TAKE_PAYMENT -> takePayment(order);
            case UNDO -> undo(order);
        };
    }

    private Order reserveDiscount(Order order, MoveDetails details) {
        Money discount = promotions.reserve(
                new Promotions.Candidate(
                        order.id(),
                        order.parties().farmerId(),
                        order.need().village(),
                        order.need().kind().name(),
                        order.price().quoted()),
                details.promotionCode());
        return order.with(order.price().discounted(discount));
    }

    /// This is where one of several who want an order wins, and where a machine is promised once only.
    private Order reserveMachine(Order order, MoveDetails details) {
        Equipment machine = catalogue.required(String.valueOf(details.equipmentId()));
        Quote quote = quoting.quote(machine, order.need())
                .filter(found -> quoting.suits(machine, order.need()))
                .orElseThrow(() -> RefusedException.conflict("This machine does not suit the order"));
        if (quote.total().minor() > order.price().quoted().minor()) {
            throw RefusedException.conflict("This machine costs " + quote.total() + ", and the farmer was told "
                    + order.price().quoted() + " at most");
        }
        if (!calendar.reserve(machine, order.id(), order.need().period())) {
            throw RefusedException.conflict("The machine is not free in that time");
        }
        Order.Assigned assigned = new Order.Assigned(
                machine.supplierId(),
                machine.id(),
                operators
                        .onShift(machine, order.need().period())
                        .map(Operators.Operator::id)
                        .orElse(null),
                catalogue.offered(machine).price(order.need().model()).orElseThrow(),
                machine.home().metresTo(order.need().field()));
        Order confirmed = order.with(assigned).atDesk(false);
        Quote due =
                quoting.bill(confirmed, order.need().quantity(), order.price().discount());
        table.lines(order.id(), false, due);
        payAdvance(confirmed, due.advance());
        return confirmed.with(order.price().advanced(due.advance()));
    }

    private void payAdvance(Order order, Money advance) {
        ledger.post(Journal.draft(
                        "advance:" + order.id() + ":" + order.version(),
                        Journal.Kind.ADVANCE,
                        order.id(),
                        "Advance for order " + order.code())
                .debit(LedgerAccounts.BANK, advance)
                .credit(LedgerAccounts.farmer(order.parties().farmerId()), advance)
                .done());
    }

    private Order releaseMachine(Order order) {
        calendar.release(order.id());
        return order.with((Order.Assigned) null).with(refunded(order));
    }

    private Order.Price refunded(Order order) {
        Money advance = order.price().advance();
        ledger.post(Journal.draft(
                        "refund:" + order.id() + ":" + order.version(),
                        Journal.Kind.REFUND,
                        order.id(),
                        "Advance for order " + order.code() + " returned")
                .debit(LedgerAccounts.farmer(order.parties().farmerId()), advance)
                .credit(LedgerAccounts.BANK, advance)
                .done());
        return order.price().advanced(Money.zero(advance.currency()));
    }

    private Order openBreakdown(Order order, MoveDetails details) {
        String reason = details.reason();
        outbox.send(Orders.BROKEN, order.id() + ":" + order.version(), reason == null ? "" : reason);
        return order;
    }

    private Order endWork(Order order, MoveDetails details, Instant now) {
        Quantity measured = byEngine(order, details, now)
                .or(() -> Optional.ofNullable(order.measured(details.measured(), now)))
                .orElseThrow(() -> RefusedException.invalid("measured is missing"));
        calendar.releaseRest(order.id());
        return order.with(new Order.Work(order.work().startedAt(), now, measured));
    }

    /// Hours that nobody has said are the engine's if the machine has reported them, so that nobody pays for a pause.
    private Optional<Quantity> byEngine(Order order, MoveDetails details, Instant now) {
        Instant began = order.work().startedAt();
        return details.measured() == null && began != null && order.need().model() == PriceModel.HOUR
                ? engines.between(order.whoDoesIt().equipmentId(), began, now).map(Quantity::hours)
                : Optional.empty();
    }

    private Order makeBill(Order order) {
        Quantity measured =
                Optional.ofNullable(order.work().measured()).orElse(order.need().quantity());
        Quote bill = quoting.bill(order, measured, order.price().discount());
        table.lines(order.id(), true, bill);
        Money discount = bill.sum(Line.Kind.DISCOUNT).negated();
        Journal.Draft journal = Journal.draft(
                        "bill:" + order.id(), Journal.Kind.BILL, order.id(), "Bill for order " + order.code())
                .debit(LedgerAccounts.farmer(order.parties().farmerId()), bill.total());
        promotions
                .spend(order.id(), discount)
                .forEach(share -> journal.debit(LedgerAccounts.sponsor(share.sponsor()), share.amount()));
        Money tax = bill.sum(Line.Kind.TAX);
        Money work = bill.total().minus(tax).plus(discount);
        ledger.post(earned(order, journal, work, tax).done());
        return order.with(order.price().billed(bill.total()));
    }

    /// What the work brings: the supplier's part, the marketplace's, the state's.
    private Journal.Draft earned(Order order, Journal.Draft journal, Money work, Money tax) {
        Money commission = work.share(properties.commissionBasisPoints());
        return journal.credit(LedgerAccounts.supplier(order.whoDoesIt().supplierId()), work.minus(commission))
                .credit(LedgerAccounts.COMMISSION, commission)
                .credit(LedgerAccounts.TAX, tax);
    }

    /// The difference is taken from, or given to, everybody in the same proportion as the bill.
    private Order correctBill(Order order, MoveDetails details) {
        Money billed = Optional.ofNullable(order.price().billed()).orElseThrow();
        Money right = new Money(Optional.ofNullable(details.amountMinor()).orElseThrow(), billed.currency());
        Money difference = right.minus(billed);
        int taxShare = order.whoDoesIt().terms().taxBasisPoints();
        Money tax = difference.times(taxShare, 10_000L + taxShare);
        Journal.Draft journal = Journal.draft(
                        "correction:" + order.id() + ":" + order.version(),
                        Journal.Kind.CORRECTION,
                        order.id(),
                        "Bill for order " + order.code() + " corrected")
                .debit(LedgerAccounts.farmer(order.parties().farmerId()), difference);
        ledger.post(earned(order, journal, difference.minus(tax), tax).done());
        return order.with(order.price().billed(right));
    }

    /// Whatever is still owed; it may be a return, after a correction.
    private Order takePayment(Order order) {
        String farmer = LedgerAccounts.farmer(order.parties().farmerId());
        Money due = ledger.ofOrder(order.id(), farmer, order.price().quoted().currency());
        ledger.post(Journal.draft(
                        "payment:" + order.id() + ":" + order.version(),
                        Journal.Kind.PAYMENT,
                        order.id(),
                        "Payment of order " + order.code())
                .debit(LedgerAccounts.BANK, due)
                .credit(farmer, due)
                .done());
        return order;
    }

    private Order undo(Order order) {
        calendar.release(order.id());
        promotions.release(order.id());
        return order.with(refunded(order));
    }
}
