package dev.furrow.rental.ledger;

import dev.furrow.rental.money.Money;
import dev.furrow.rental.sql.Rows;
import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All journals. They are added and never changed; a mistake is put right by another one.
@Component
public class Ledger {
    private final JdbcClient database;
    private final Pace clock;

    /// @param clock of the business
    public Ledger(JdbcClient database, Pace clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Adds a journal to the current transaction.
    ///
    /// @param journal null for nothing
    /// @return false if it is there already; then nothing has changed
    @Transactional
    public boolean post(@Nullable Journal journal) {
        if (journal == null) {
            return false;
        }
        int added = database.sql(
                        "insert into journal (id, kind, order_id, memo, at) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(Values.of(
                        journal.id(),
                        journal.kind().name(),
                        journal.orderId(),
                        journal.memo(),
                        Utc.of(clock.instant())))
                .update();
        if (added == 0) {
            return false;
        }
        List<Journal.Posting> postings = journal.postings();
        Rows.insert(
                database,
                "posting (journal_id, position, ledger_account, amount_minor, currency)",
                IntStream.range(0, postings.size())
                        .mapToObj(position -> row(journal.id(), position, postings.get(position)))
                        .toList());
        return true;
    }

    private static List<?> row(String journal, int position, Journal.Posting posting) {
        return List.of(
                journal,
                position,
                posting.account(),
                posting.amount().minor(),
                posting.amount().currency());
    }

    /// What stands on an account.
    public Money balance(String account, String currency) {
        long minor = database.sql(
                        "select coalesce(sum(amount_minor), 0) from posting where ledger_account = ? and currency = ?")
                .params(account, currency)
                .query(Long.class)
                .single();
        return new Money(minor, currency);
    }

    /// What an order has moved on an account.
    public Money ofOrder(String orderId, String account, String currency) {
        long minor = database.sql("""
                select coalesce(sum(p.amount_minor), 0) from posting p join journal j on j.id = p.journal_id
                where j.order_id = ? and p.ledger_account = ? and p.currency = ?""")
                .params(orderId, account, currency)
                .query(Long.class)
                .single();
        return new Money(minor, currency);
    }

    /// What a journal has moved on an account.
    Money amount(String journalId, String account, String currency) {
        long minor = database.sql("""
                select coalesce(sum(amount_minor), 0) from posting
                where journal_id = ? and ledger_account = ? and currency = ?""")
                .params(journalId, account, currency)
                .query(Long.class)
                .single();
        return new Money(minor, currency);
    }

    /// The sum over everything, which is zero.
    public Money total(String currency) {
        long minor = database.sql("select coalesce(sum(amount_minor), 0) from posting where currency = ?")
                .param(currency)
                .query(Long.class)
                .single();
        return new Money(minor, currency);
    }

    /// Journals that do not balance, of which there are none.
    public List<String> unbalanced() {
        return database.sql(
                        "select journal_id from posting group by journal_id, currency having sum(amount_minor) <> 0")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// What has happened on an account, the newest first.
    public List<Entry> statement(String account, Instant from, Instant to) {
        return database.sql("""
                select j.id, j.kind, j.order_id, j.memo, j.at, p.amount_minor, p.currency
                from posting p join journal j on j.id = p.journal_id
                where p.ledger_account = ? and j.at >= ? and j.at < ? order by j.at desc, j.id""")
                .params(account, Utc.of(from), Utc.of(to))
                .query((row, number) -> new Entry(
                        row.getString("id"),
                        Journal.Kind.valueOf(row.getString("kind")),
                        row.getString("order_id"),
                        row.getString("memo"),
                        Utc.read(row, "at"),
                        new Money(row.getLong("amount_minor"), row.getString("currency"))))
                .list();
    }

    /// One line of a statement.
    public record Entry(
            String journalId, Journal.Kind kind, @Nullable String orderId, String memo, Instant at, Money amount) {}
}
