package dev.furrow.rental.phone;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.assignment.Offer;
import dev.furrow.rental.assignment.Offers;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.notification.CallbackAddress;
import dev.furrow.rental.notification.Deliveries;
import dev.furrow.rental.notification.Delivery;
import dev.furrow.rental.notification.Words;
import dev.furrow.rental.refusal.RefusedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is said in the calls that we make: a notice, and after an offer the keys that answer it.
@RestController
@RequestMapping(path = "/providers/{secret}/ivr", produces = MediaType.APPLICATION_XML_VALUE)
class SpokenNotices {
    private final Deliveries deliveries;
    private final Accounts accounts;
    private final Suppliers suppliers;
    private final Offers offers;
    private final CallLog log;
    private final Words words;
    private final CallbackAddress address;

    SpokenNotices(
            Deliveries deliveries,
            Accounts accounts,
            Suppliers suppliers,
            Offers offers,
            CallLog log,
            Words words,
            CallbackAddress address) {
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.suppliers = suppliers;
        this.offers = offers;
        this.log = log;
        this.words = words;
        this.address = address;
    }

    @GetMapping("/told")
    String told(
            @PathVariable String secret,
            @RequestParam("message") String message,
            @RequestParam("CallSid") String call,
            @RequestParam("CallFrom") String from) {
        Delivery delivery = required(message, from);
        log.open(call, delivery.accountId(), from, CallLog.Direction.OUT, delivery.language());
        log.step(call, "told " + delivery.event(), "TOLD");
        if (delivery.event().equals(Event.ORDER_OFFERED.name())) {
            if (offer(delivery) == null) {
                return ExoMl.bye(List.of(words.get(delivery.language(), "ivr.gone")));
            }
            return ask(delivery, "ivr.offer", "/ivr/answer?message=" + message);
        }
        return ask(delivery, "ivr.again", "/ivr/told?message=" + message);
    }

    @GetMapping("/answer")
    String answer(
            @PathVariable String secret,
            @RequestParam("message") String message,
            @RequestParam("CallSid") String call,
            @RequestParam("CallFrom") String from,
            @RequestParam("DigitsPressed") String digits) {
        Delivery delivery = required(message, from);
        Offer offer = offer(delivery);
        if (offer == null) {
            log.step(call, "offer gone", "GONE");
            return bye(delivery, "ivr.gone");
        }
        Account supplier = accounts.find(delivery.accountId()).orElseThrow();
        try {
            return switch (digits) {
                case "1" -> {
                    offers.accept(supplier.by(Source.IVR), offer.id());
                    log.step(call, "accepted", "ACCEPTED");
                    yield bye(delivery, "ivr.accepted");
                }
                case "2" -> {
                    offers.decline(supplier.by(Source.IVR), offer.id(), "by key");
                    log.step(call, "declined", "DECLINED");
                    yield bye(delivery, "ivr.declined");
                }
                default -> ask(delivery, "ivr.offer", "/ivr/answer?message=" + message);
            };
        } catch (RefusedException tooLate) {
            log.step(call, "too late", "GONE");
            return bye(delivery, "ivr.gone");
        }
    }

    /// The message, if it is for the phone that was called.
    private Delivery required(String message, String phone) {
        return deliveries
                .find(message)
                .filter(each -> accounts.find(each.accountId())
                        .map(Account::phone)
                        .equals(Optional.of(Caller.international(phone))))
                .orElseThrow(() -> RefusedException.notFound("message " + message));
    }

    private @Nullable Offer offer(Delivery delivery) {
        String orderId = delivery.orderId();
        Optional<String> supplier = suppliers.ofAccount(delivery.accountId()).map(Supplier::id);
        if (orderId == null || supplier.isEmpty()) {
            return null;
        }
        return offers.open(orderId).stream()
                .filter(each -> each.supplierId().equals(supplier.get()))
                .findFirst()
                .orElse(null);
    }

    private String ask(Delivery delivery, String keys, String action) {
        String language = delivery.language();
        return ExoMl.ask(
                List.of(delivery.words(), words.get(language, keys)),
                1,
                address.path(action),
                words.get(language, "ivr.bye"));
    }

    private String bye(Delivery delivery, String name) {
        return ExoMl.bye(List.of(words.get(delivery.language(), name), words.get(delivery.language(), "ivr.bye")));
    }
}
