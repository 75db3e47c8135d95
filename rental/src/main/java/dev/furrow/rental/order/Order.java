package dev.furrow.rental.order;

import dev.furrow.rental.equipment.EquipmentKind;
import dev.furrow.rental.equipment.Period;
import dev.furrow.rental.money.Money;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.pricing.Quantity;
import dev.furrow.rental.pricing.Terms;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody's wish for a machine, and what has become of it.
///
/// @param code what is said on the phone
/// @param assigned who does it; null while nobody does
/// @param needsDesk nobody was found, and the area's desk looks after it
/// @param replaces the order in which a machine has broken down; null for most
/// @param version of the aggregate
public record Order(
        String id,
        String code,
        OrderState state,
        Parties parties,
        Need need,
        Price price,
        @Nullable Assigned assigned,
        Work work,
        boolean needsDesk,
        @Nullable String replaces,
        int version) {

    /// Whose order it is.
    ///
    /// @param createdBy the farmer, or who ordered for them
    public record Parties(String farmerId, String createdBy, String hubId) {}

    /// What is wanted.
    ///
    /// @param attachment that the machine must have; null for none
    public record Need(
            EquipmentKind kind,
            int minPower,
            @Nullable String attachment,
            PriceModel model,
            Quantity quantity,
            String village,
            Place field,
            Period period) {
        /// The same for the work that is left.
        Need remaining(Quantity left, Period when) {
            return new Need(kind, minPower, attachment, model, left, village, field, when);
        }
    }

    /// What it costs.
    ///
    /// @param quoted the most that the expected quantity costs, discount not counted
    /// @param billed null before the bill
    public record Price(
            Money quoted,
            Money discount,
            Money advance,
            @Nullable Money billed) {
        Price discounted(Money amount) {
            return new Price(quoted, amount, advance, billed);
        }

        Price advanced(Money amount) {
            return new Price(quoted, discount, amount, billed);
        }

        Price billed(Money amount) {
            return new Price(quoted, discount, advance, amount);
        }
    }

    /// Who does it, and at what terms.
    public record Assigned(
            String supplierId, String equipmentId, @Nullable String operatorId, Terms terms, int metres) {}

    /// What was done.
    public record Work(
            @Nullable Instant startedAt,
            @Nullable Instant completedAt,
            @Nullable Quantity measured) {}

    /// Who does it.
    ///
    /// @throws IllegalStateException if nobody does
    public Assigned whoDoesIt() {
        if (assigned == null) {
            throw new IllegalStateException("Nobody does order " + code);
        }
        return assigned;
    }

    Order in(OrderState next) {
        return new Order(
                id, code, next, parties, need, price, assigned, work, needsDesk && !next.isOver(), replaces, version);
    }

    Order with(Price next) {
        return new Order(id, code, state, parties, need, next, assigned, work, needsDesk, replaces, version);
    }

    Order with(@Nullable Assigned next) {
        return new Order(id, code, state, parties, need, price, next, work, needsDesk, replaces, version);
    }

    Order with(Work next) {
        return new Order(id, code, state, parties, need, price, assigned, next, needsDesk, replaces, version);
    }

    Order atDesk(boolean next) {
        return new Order(id, code, state, parties, need, price, assigned, work, next, replaces, version);
    }

    /// What is to be paid for: what was said, or by the clock, or as agreed; null if an area is missing.
    @Nullable Quantity measured(@Nullable Long said, Instant now) {
        if (said != null) {
            return new Quantity(said);
        }
        Instant began = work.startedAt();
        return switch (need.model()) {
            case HOUR -> began == null ? null : Quantity.hours(Duration.between(began, now));
            case DAY, FIXED -> need.quantity();
            case ACRE -> null;
        };
    }
}
