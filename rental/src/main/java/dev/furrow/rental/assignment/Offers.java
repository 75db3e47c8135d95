package dev.furrow.rental.assignment;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.equipment.Calendar;
import dev.furrow.rental.equipment.Catalogue;
import dev.furrow.rental.equipment.Period;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.order.MoveDetails;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.outbox.Outbox;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.time.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What suppliers are asked, and what they answer.
///
/// Accepting is one transaction: the order is locked, the machine's time is claimed by primary key, the order is
/// confirmed and the offer is marked. Whoever comes second finds the order confirmed or the machine taken, and is
/// told so; there is no moment in which two have won.
@Component
public class Offers {
    /// The outbox topic of answers; the subject is the order's number, the body `accepted`, `declined` or
    /// `overtaken`, a space and the offer's number.
    public static final String ANSWERED = "offer.answered";

    private final OfferTable table;
    private final Ranking ranking;
    private final Orders orders;
    private final Suppliers suppliers;
    private final Catalogue catalogue;
    private final Calendar calendar;
    private final Outbox outbox;
    private final Pace clock;

    Offers(
            OfferTable table,
            Ranking ranking,
            Orders orders,
            Suppliers suppliers,
            Catalogue catalogue,
            Calendar calendar,
            Outbox outbox,
            Pace clock) {
        this.table = table;
        this.ranking = ranking;
        this.orders = orders;
        this.suppliers = suppliers;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Puts the candidates of a round in order and keeps why.
    ///
    /// @return the machines that may be asked, the best first
    @Transactional
    List<String> rank(String orderId, int round) {
        List<Ranked> ranked = ranking.rank(orders.required(orderId));
        table.keep(orderId, round, ranked);
        return ranked.stream()
                .filter(each -> each.place() != null)
                .map(Ranked::equipmentId)
                .toList();
    }

    /// Asks for machines, in the order in which they are named, but not for those that somebody has got since they
    /// were ranked.
    ///
    /// @param answerWithin how long the answers count
    /// @return the offers; none if the order is not looking any more
    @Transactional
    List<Offer> ask(String orderId, int round, int place, List<String> machines, Duration answerWithin) {
        Order order = orders.required(orderId);
        if (order.state() != OrderState.ASSIGNING) {
            return List.of();
        }
        Instant now = clock.instant();
        for (Ranked each : table.ranking(orderId, round)) {
            if (machines.contains(each.equipmentId())
                    && !calendar.isBooked(
                            catalogue.required(each.equipmentId()), order.need().period())) {
                table.insert(new Offer(
                        UUID.randomUUID().toString(),
                        orderId,
                        round,
                        place + machines.indexOf(each.equipmentId()),
                        each.supplierId(),
                        each.equipmentId(),
                        Offer.Status.OPEN,
                        null,
                        now,
                        now.plus(answerWithin)));
            }
        }
        return table.open(orderId);
    }

    /// Accepts.
    ///
    /// @throws RefusedException if the offer is over, somebody was faster, or the machine is taken
    @Transactional
    public Order accept(Actor caller, String offerId) {
        Offer offer = own(caller, offerId);
        Order order = orders.locked(offer.orderId());
        Instant now = clock.instant();
        if (order.state() != OrderState.ASSIGNING) {
            throw RefusedException.conflict("Somebody else has the order, or it was called off");
        }
        if (now.isAfter(offer.expiresAt()) || !isOpen(offerId)) {
            throw RefusedException.conflict("The time to accept is over");
        }
        Order confirmed =
                orders.move(caller, offer.orderId(), OrderMove.CONFIRM, MoveDetails.machine(offer.equipmentId()));
        table.answer(offerId, Offer.Status.ACCEPTED, caller.source(), null, now);
        table.close(offer.orderId(), Offer.Status.LOST, now);
        outbox.send(ANSWERED, offer.orderId(), "accepted " + offerId);
        return confirmed;
    }

    /// Closes what a machine cannot do any more because an offer to it was accepted, so that those orders do not wait
    /// for it. It is apart from the acceptance, which so holds rows of one order only: two that hold rows of each
    /// other's orders could wait for each other.
    @Transactional
    void overtake(String acceptedId) {
        Offer accepted = table.find(acceptedId).orElseThrow();
        Period work = orders.required(accepted.orderId()).need().period();
        Duration buffer = catalogue.required(accepted.equipmentId()).buffer();
        for (Offer other : table.openOf(accepted.equipmentId(), work.widened(buffer.multipliedBy(2)))) {
            if (table.close(other, clock.instant())) {
                outbox.send(ANSWERED, other.orderId(), "overtaken " + other.id());
            }
        }
    }

    private boolean isOpen(String offerId) {
        return table.find(offerId)
                .map(offer -> offer.status() == Offer.Status.OPEN)
                .orElse(false);
    }

    /// Declines.
    @Transactional
    public Offer decline(Actor caller, String offerId, @Nullable String reason) {
        Offer offer = own(caller, offerId);
        if (!table.answer(offerId, Offer.Status.DECLINED, caller.source(), reason, clock.instant())) {
            throw RefusedException.conflict("The offer is over already");
        }
        outbox.send(ANSWERED, offer.orderId(), "declined " + offerId);
        return table.find(offerId).orElseThrow();
    }

    private Offer own(Actor caller, String offerId) {
        String supplier = suppliers.required(caller.account()).id();
        return table.find(offerId)
                .filter(offer -> offer.supplierId().equals(supplier))
                .orElseThrow(() -> RefusedException.notFound("offer " + offerId));
    }

    /// Closes what is still open; from then on nobody can accept it.
    @Transactional
    Standing close(String orderId) {
        // The lock decides between this and somebody who accepts in the same moment.
        Order order = orders.locked(orderId);
        table.close(orderId, Offer.Status.EXPIRED, clock.instant());
        return standing(order);
    }

    private static Standing standing(Order order) {
        Order.Assigned assigned = order.assigned();
        boolean isWanted = order.state() == OrderState.ASSIGNING;
        return new Standing(
                isWanted || order.state().isOver() || assigned == null ? null : assigned.supplierId(), isWanted);
    }

    /// Takes back what is still open.
    ///
    /// @return whom it was taken back from
    @Transactional
    List<Offer> withdraw(String orderId) {
        orders.locked(orderId);
        List<Offer> open = table.open(orderId);
        table.close(orderId, Offer.Status.WITHDRAWN, clock.instant());
        return open;
    }

    /// What a supplier is asked just now.
    public List<Offer> openOf(String supplierId) {
        return table.openOf(supplierId);
    }

    /// What has been asked for an order.
    public List<Offer> ofOrder(String orderId) {
        return table.ofOrder(orderId);
    }

    /// What is asked for an order just now.
    public List<Offer> open(String orderId) {
        return table.open(orderId);
    }

    /// Why candidates stood where they did in a round.
    public List<Ranked> ranking(String orderId, int round) {
        return table.ranking(orderId, round);
    }
}
