package dev.furrow.rental.privacy;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Sessions;
import dev.furrow.rental.asset.Assets;
import dev.furrow.rental.refusal.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// What is known about a person: all of it on request, and none of it after an erasure.
///
/// Books are kept: orders, their steps and the ledger stay as rows, because suppliers were paid by them and taxes are
/// due. They name an account, and that account has no name, no phone and no words any more. What a workflow's history
/// holds (numbers of accounts and orders, and texts of notices) ends with the retention of its domain.
@Component
class PersonalData {
    private static final String ERASED = "–";
    private static final int PHONE_ROOM = 19;

    /// What is told, by its name in the export. Each statement has the account as its only parameter.
    private static final List<Entry<String, String>> TOLD = List.of(
            Map.entry("account", "select * from account where id = ?"),
            Map.entry("devices", "select device, opened_at, expires_at, revoked_at from session where account_id = ?"),
            Map.entry("apps", "select device, added_at from push_device where account_id = ?"),
            Map.entry("wishes", "select * from notice_preference where account_id = ?"),
            Map.entry("mail", "select address from mail_address where account_id = ?"),
            Map.entry("supplier", "select * from supplier where account_id = ?"),
            Map.entry("documents", """
                    select d.kind, d.status, d.reason, d.asset_key, d.created_at from supplier_document d
                    join supplier s on s.id = d.supplier_id where s.account_id = ?"""),
            Map.entry("machines", """
                    select e.* from equipment e join supplier s on s.id = e.supplier_id where s.account_id = ?"""),
            Map.entry("operator", "select * from operator where account_id = ?"),
            Map.entry("orders", """
                    select o.* from rental_order o left join supplier s on s.id = o.supplier_id
                    where ? in (o.farmer_id, s.account_id) order by o.created_at"""),
            Map.entry("steps", "select * from order_transition where account_id = ? order by id"),
            Map.entry("pools", "select * from pool_member where farmer_id = ?"),
            Map.entry("promotions", "select * from promotion_use where farmer_id = ?"),
            Map.entry("referral", "select * from referral where ? in (farmer_id, referrer_id)"),
            Map.entry("ratings", "select order_id, about, stars, reason, created_at from rating where by_account = ?"),
            Map.entry("notices", "select event, order_id, facts, created_at from notice where account_id = ?"),
            Map.entry("messages", """
                    select event, channel, language, words, state, created_at from delivery where account_id = ?"""),
            Map.entry("calls", "select * from call_log where account_id = ?"),
            Map.entry("texts", "select words, received_at from text_received where account_id = ?"),
            Map.entry("files", "select asset_key, media_type, bytes, created_at from asset where account_id = ?"),
            Map.entry("ledger", """
                    select j.at, j.kind, j.memo, p.ledger_account, p.amount_minor, p.currency
                    from posting p join journal j on j.id = p.journal_id
                    where p.ledger_account in ('farmer:' || cast(? as varchar),
                      (select 'supplier:' || s.id from supplier s where s.account_id = ?)) order by j.at"""));

    /// What is taken away, in this order.
    private static final List<String> TAKEN = List.of(
            "delete from sign_in where phone = (select phone from account where id = ?)",
            "update call_log set phone = '–', steps = '' where account_id = ?",
            "update text_received set phone = '–', words = '' where account_id = ?",
            "update delivery set words = '' where account_id = ?",
            "update notice set facts = '{}' where account_id = ?",
            "update rating set reason = '' where by_account = ?",
            "update order_transition set reason = null where account_id = ?",
            "update session set device = '–' where account_id = ?",
            "delete from push_device where account_id = ?",
            "delete from notice_preference where account_id = ?",
            "delete from mail_address where account_id = ?",
            "delete from idempotency where account_id = ?",
            // The village stays for statistics; the field is the farmer's yard as often as not.
            """
            update rental_order set latitude = round(latitude), longitude = round(longitude) where farmer_id = ?""",
            """
            delete from supplier_document where supplier_id = (select id from supplier where account_id = ?)""",
            """
            update telemetry set latitude = null, longitude = null where equipment_id in
              (select e.id from equipment e join supplier s on s.id = e.supplier_id where s.account_id = ?)""",
            """
            update equipment set status = 'RETIRED', latitude = round(latitude), longitude = round(longitude),
              version = version + 1
            where supplier_id = (select id from supplier where account_id = ?)""",
            """
            update supplier set name = '–', reason = null, status = 'SUSPENDED', version = version + 1
            where account_id = ?""",
            "update operator set equipment_id = null where account_id = ?");

    private final JdbcClient database;
    private final Assets assets;
    private final Sessions sessions;
    private final TransactionOperations transactions;

    PersonalData(JdbcClient database, Assets assets, Sessions sessions, TransactionOperations transactions) {
        this.database = database;
        this.assets = assets;
        this.sessions = sessions;
        this.transactions = transactions;
    }

    /// Everything, as rows by what they are about.
    Map<String, List<Map<String, @Nullable Object>>> of(String accountId) {
        Map<String, List<Map<String, @Nullable Object>>> all = new LinkedHashMap<>();
        TOLD.forEach(each -> all.put(each.getKey(), rows(each.getValue(), accountId)));
        return all;
    }

    private List<Map<String, @Nullable Object>> rows(String statement, String accountId) {
        JdbcClient.StatementSpec asked = database.sql(statement);
        for (long left = statement.chars().filter(each -> each == '?').count(); left > 0; left--) {
            asked = asked.param(accountId);
        }
        return asked.query().listOfRows();
    }

    /// Erases somebody who owes nothing and whom nobody waits for.
    void erase(Actor who) {
        String account = who.account();
        requireNothingOpen(account);
        List<String> files = database.sql("select asset_key from asset where account_id = ? and deleted_at is null")
                .param(account)
                .query((row, number) -> row.getString(1))
                .list();
        // The store first: what is not in it cannot be found, and a deletion that failed is tried again with the rest.
        files.forEach(key -> assets.delete(who, key));
        transactions.executeWithoutResult(_ -> {
            TAKEN.forEach(each -> database.sql(each).param(account).update());
            database.sql("update account set name = ?, phone = ?, blocked = true, version = version + 1 where id = ?")
                    .params(ERASED, "x" + account.replace("-", "").substring(0, PHONE_ROOM), account)
                    .update();
            sessions.revokeAll(account);
        });
    }

    private void requireNothingOpen(String account) {
        long open = database.sql("""
                select count(*) from rental_order o left join supplier s on s.id = o.supplier_id
                where ? in (o.farmer_id, s.account_id) and o.state not in ('DRAFT', 'PAID', 'CANCELLED', 'EXPIRED')""").param(account).query(Long.class).single();
        if (open > 0) {
            throw RefusedException.conflict("There are " + open + " orders that are not over. Please end them first.");
        }
        long owed = database.sql("""
                select count(*) from (select sum(p.amount_minor) as left_over from posting p
                  where p.ledger_account = 'farmer:' || cast(? as varchar) or p.ledger_account in
                    (select 'supplier:' || s.id from supplier s where s.account_id = ?)
                  group by p.ledger_account, p.currency) as balance where left_over <> 0""").params(account, account).query(Long.class).single();
        if (owed > 0) {
            throw RefusedException.conflict("Not everything is paid yet. Please wait for the next settlement.");
        }
    }
}
