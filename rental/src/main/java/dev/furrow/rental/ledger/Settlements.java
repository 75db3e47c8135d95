package dev.furrow.rental.ledger;

import dev.furrow.rental.RentalProperties;
import dev.furrow.rental.money.Money;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.notice.Notice;
import dev.furrow.rental.notice.Notices;
import dev.furrow.rental.notice.Urgency;
import dev.furrow.spring.FurrowActivities;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The settlement run's activities.
@FurrowActivities
class Settlements implements SettlementDesk {
    private final JdbcClient database;
    private final Ledger ledger;
    private final Notices notices;
    private final RentalProperties properties;

    Settlements(JdbcClient database, Ledger ledger, Notices notices, RentalProperties properties) {
        this.database = database;
        this.ledger = ledger;
        this.notices = notices;
        this.properties = properties;
    }

    @Override
    public List<String> owed() {
        String prefix = LedgerAccounts.supplier("");
        return database.sql("""
                select ledger_account from posting where ledger_account like ? and currency = ?
                group by ledger_account having sum(amount_minor) < 0 order by ledger_account""")
                .params(prefix + "%", properties.currency())
                .query((row, number) -> row.getString(1).substring(prefix.length()))
                .list();
    }

    @Override
    public Money pay(String runId, String supplierId) {
        String account = LedgerAccounts.supplier(supplierId);
        String journal = "settlement:" + runId + ":" + supplierId;
        Money owed = ledger.balance(account, properties.currency()).negated();
        if (owed.minor() > 0) {
            boolean isNew = ledger.post(Journal.draft(journal, Journal.Kind.SETTLEMENT, null, "Settlement " + runId)
                    .debit(account, owed)
                    .credit(LedgerAccounts.BANK, owed)
                    .done());
            if (isNew) {
                tell(supplierId, journal, owed);
            }
        }
        return ledger.amount(journal, account, properties.currency());
    }

    private void tell(String supplierId, String journal, Money paid) {
        database.sql("select account_id from supplier where id = ?")
                .param(supplierId)
                .query((row, number) -> row.getString(1))
                .optional()
                .ifPresent(account -> notices.tell(
                        journal,
                        new Notice(account, Event.SETTLEMENT_PAID, null, Map.of("amount", paid.toString())),
                        Urgency.TEXT));
    }

    @Override
    public Money nothing() {
        return Money.zero(properties.currency());
    }
}
