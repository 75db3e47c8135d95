package dev.furrow.rental.ledger;

import dev.furrow.rental.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that has happened to money: postings that sum to zero. Debits are positive.
///
/// @param id the same journal is posted once only
public record Journal(String id, Kind kind, @Nullable String orderId, String memo, List<Posting> postings) {

    /// What has happened.
    public enum Kind {
        ADVANCE,
        REFUND,
        BILL,
        CORRECTION,
        PAYMENT,
        SETTLEMENT
    }

    /// One account's part.
    public record Posting(String account, Money amount) {}

    /// Refuses what does not balance.
    ///
    /// @throws IllegalArgumentException if the postings do not sum to zero
    public Journal {
        postings = List.copyOf(postings);
        if (postings.isEmpty()) {
            throw new IllegalArgumentException("A journal without postings");
        }
        Money sum = postings.stream()
                .map(Posting::amount)
                .reduce(Money.zero(postings.getFirst().amount().currency()), Money::plus);
        if (sum.minor() != 0) {
            throw new IllegalArgumentException("Journal " + id + " is out of balance by " + sum);
        }
    }

    /// Begins a journal.
    public static Draft draft(String id, Kind kind, @Nullable String orderId, String memo) {
        return new Draft(id, kind, orderId, memo);
    }

    /// A journal in the making.
    public static final class Draft {
        private final String id;
        private final Kind kind;
        private final @Nullable String orderId;
        private final String memo;
        private final List<Posting> postings = new ArrayList<>();

        private Draft(String id, Kind kind, @Nullable String orderId, String memo) {
            this.id = id;
            this.kind = kind;
            this.orderId = orderId;
            this.memo = memo;
        }

        /// What an account gets or owes more.
        public Draft debit(String account, Money amount) {
            if (amount.minor() != 0) {
                postings.add(new Posting(account, amount));
            }
            return this;
        }

        /// What an account gives or owes less.
        public Draft credit(String account, Money amount) {
            return debit(account, amount.negated());
        }

        /// The journal; null if nothing happened to money.
        public @Nullable Journal done() {
            return postings.isEmpty() ? null : new Journal(id, kind, orderId, memo, postings);
        }
    }
}
