package dev.furrow.rental.phone;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.assignment.Offer;
import dev.furrow.rental.assignment.Offers;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.notification.DirectSms;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Takes the text messages that people send to our number: answers to offers.
@RestController
class TextReplies {
    private static final int LONGEST = 600;

    private final JdbcClient database;
    private final Accounts accounts;
    private final Suppliers suppliers;
    private final Offers offers;
    private final Orders orders;
    private final DirectSms sms;
    private final Pace clock;

    TextReplies(
            JdbcClient database,
            Accounts accounts,
            Suppliers suppliers,
            Offers offers,
            Orders orders,
            DirectSms sms,
            Pace clock) {
        this.database = database;
        this.accounts = accounts;
        this.suppliers = suppliers;
        this.offers = offers;
        this.orders = orders;
        this.sms = sms;
        this.clock = clock;
    }

    @PostMapping("/providers/{secret}/sms-reply")
    void reply(
            @PathVariable String secret,
            @RequestParam("SmsSid") String id,
            @RequestParam("From") String from,
            @RequestParam("Body") String body) {
        TextReply reply = TextReply.parse(body);
        Account account = accounts.byPhone(Caller.international(from)).orElse(null);
        // A provider that heard no answer tells again; only the first time counts.
        if (!keep(id, account, from, body, reply) || account == null) {
            return;
        }
        Offer offer = offer(account, reply.code());
        String outcome = offer == null ? "help" : answer(account, offer, reply.answer());
        database.sql("update text_received set outcome = ? where message_id = ?")
                .params(outcome.toUpperCase(Locale.ROOT), id)
                .update();
        String code =
                offer == null ? reply.code() : orders.required(offer.orderId()).code();
        sms.answer(account, "sms." + outcome, code == null ? Map.of() : Map.of("code", code));
    }

    private boolean keep(String id, @Nullable Account account, String from, String body, TextReply reply) {
        return database.sql("""
                insert into text_received (message_id, account_id, phone, words, understood, outcome, received_at)
                values (?, ?, ?, ?, ?, 'UNKNOWN', ?) on conflict do nothing""")
                        .params(Values.of(
                                id,
                                account == null ? null : account.id(),
                                from,
                                body.substring(0, Math.min(body.length(), LONGEST)),
                                reply.answer().name(),
                                Utc.of(clock.instant())))
                        .update()
                == 1;
    }

    /// The offer that is meant: the one with the code, or the only one.
    private @Nullable Offer offer(Account account, @Nullable String code) {
        List<Offer> open = suppliers
                .ofAccount(account.id())
                .map(Supplier::id)
                .map(offers::openOf)
                .orElse(List.of());
        if (code == null) {
            return open.size() == 1 ? open.getFirst() : null;
        }
        return open.stream()
                .filter(each -> orders.required(each.orderId()).code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private String answer(Account account, Offer offer, TextReply.Answer answer) {
        Actor supplier = account.by(Source.SMS);
        try {
            return switch (answer) {
                case ACCEPT -> {
                    offers.accept(supplier, offer.id());
                    yield "accepted";
                }
                case DECLINE -> {
                    offers.decline(supplier, offer.id(), "by SMS");
                    yield "declined";
                }
                case NOTHING -> "help";
            };
        } catch (RefusedException tooLate) {
            return "gone";
        }
    }
}
