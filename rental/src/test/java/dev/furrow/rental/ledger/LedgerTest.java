package dev.furrow.rental.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.rental.Database;
import dev.furrow.rental.Marketplace;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.money.Money;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.notice.InAppNotices;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.furrow.rental.Database#available")
class LedgerTest {
    private final Marketplace market;
    private final Ledger ledger;

    LedgerTest(Database database) {
        market = Marketplace.on(database);
        ledger = market.get(Ledger.class);
    }

    private static Money inr(long minor) {
        return new Money(minor, "INR");
    }

    @Test
    void whatDoesNotBalanceIsRefused() {
        assertThatThrownBy(() -> Journal.draft("x", Journal.Kind.BILL, null, "wrong")
                        .debit("a", inr(100))
                        .credit("b", inr(99))
                        .done())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INR 0.01");
    }

    @Test
    void theSameJournalIsPostedOnce() {
        String id = UUID.randomUUID().toString();
        Journal journal = Journal.draft(id, Journal.Kind.PAYMENT, null, "twice")
                .debit("once:" + id, inr(5))
                .credit(LedgerAccounts.BANK, inr(5))
                .done();
        assertThat(ledger.post(journal)).isTrue();
        assertThat(ledger.post(journal)).isFalse();
        assertThat(ledger.balance("once:" + id, "INR")).isEqualTo(inr(5));
    }

    @Test
    void whateverIsPostedEverythingSumsToZero() {
        Random random = new Random(15);
        for (int number = 0; number < 100; number++) {
            Journal.Draft draft = Journal.draft(UUID.randomUUID().toString(), Journal.Kind.BILL, null, "random");
            Money sum = inr(0);
            for (int part = 0; part < 1 + random.nextInt(5); part++) {
                Money amount = inr(random.nextInt(2_000) - 1_000);
                draft.debit("random:" + random.nextInt(9), amount);
                sum = sum.plus(amount);
            }
            ledger.post(draft.credit("random:rest", sum).done());
        }
        assertThat(ledger.total("INR")).isEqualTo(inr(0));
        assertThat(ledger.unbalanced()).isEmpty();
    }

    @Test
    void aRunPaysEverySupplierOnceAlsoWhenItsWorkerDies() {
        Supplier one = market.country().supplier();
        Supplier other = market.country().supplier();
        owe(one, 70_000);
        owe(other, 30_000);
        String run = UUID.randomUUID().toString();
        market.furrow().loseNextActivityResult().loseNextDecision();

        SettlementRun.Paid paid = market.furrow()
                .client()
                .workflow(SettlementRun.class, SettlementRun.idOf(run))
                .run(run);

        assertThat(paid.suppliers()).isGreaterThanOrEqualTo(2);
        assertThat(ledger.balance(LedgerAccounts.supplier(one.id()), "INR")).isEqualTo(inr(0));
        assertThat(ledger.balance(LedgerAccounts.supplier(other.id()), "INR")).isEqualTo(inr(0));
        assertThat(market.get(InAppNotices.class).latest(one.accountId(), 9))
                .extracting(InAppNotices.Kept::event)
                .containsExactly(Event.SETTLEMENT_PAID);
        assertThat(ledger.total("INR")).isEqualTo(inr(0));
    }

    private void owe(Supplier supplier, long minor) {
        ledger.post(Journal.draft(UUID.randomUUID().toString(), Journal.Kind.BILL, null, "work")
                .debit("farmer:somebody", inr(minor))
                .credit(LedgerAccounts.supplier(supplier.id()), inr(minor))
                .done());
    }
}
