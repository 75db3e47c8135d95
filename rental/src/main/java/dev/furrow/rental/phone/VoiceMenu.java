package dev.furrow.rental.phone;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.notification.CallbackAddress;
import dev.furrow.rental.notification.ExotelClient;
import dev.furrow.rental.notification.ProviderException;
import dev.furrow.rental.notification.Words;
import dev.furrow.rental.order.MoveDetails;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The voice menu: language, order code, then 1 to start, 2 to stop, 3 for a breakdown. The provider fetches each
/// step here and tells which keys were pressed.
///
/// The phone that calls is the proof of who calls; the code says which order. Both must belong together.
@RestController
@RequestMapping(path = "/providers/{secret}/ivr", produces = MediaType.APPLICATION_XML_VALUE)
class VoiceMenu {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceMenu.class);
    private static final int CODE_DIGITS = 6;
    private static final int WRONG_CODES = 3;
    private static final int TENTHS_TO_HUNDREDTHS = 10;

    private final Accounts accounts;
    private final Orders orders;
    private final CallLog log;
    private final Words words;
    private final ExotelClient exotel;
    private final CallbackAddress address;

    VoiceMenu(
            Accounts accounts, Orders orders, CallLog log, Words words, ExotelClient exotel, CallbackAddress address) {
        this.accounts = accounts;
        this.orders = orders;
        this.log = log;
        this.words = words;
        this.exotel = exotel;
        this.address = address;
    }

    @GetMapping("/start")
    String start(
            @PathVariable String secret,
            @RequestParam("CallSid") String call,
            @RequestParam("CallFrom") String from,
            @RequestParam(name = "Direction", defaultValue = "incoming") String direction) {
        Account account = accounts.byPhone(Caller.international(from)).orElse(null);
        CallLog.Direction way = direction.equals("incoming") ? CallLog.Direction.IN : CallLog.Direction.OUT;
        if (account == null) {
            log.open(call, null, from, way, Words.LANGUAGES.getFirst());
            log.step(call, "unknown phone", "UNKNOWN_PHONE");
            return ExoMl.bye(Words.LANGUAGES.stream()
                    .map(language -> words.get(language, "ivr.unknown"))
                    .toList());
        }
        log.open(call, account.id(), from, way, Words.supported(account.language()));
        List<String> prompts = Words.LANGUAGES.stream()
                .map(language -> words.get(language, "ivr.language"))
                .toList();
        return ExoMl.ask(prompts, 1, address.path("/ivr/language"), words.get(account.language(), "ivr.silence"));
    }

    @GetMapping("/language")
    String language(
            @PathVariable String secret,
            @RequestParam("CallSid") String call,
            @RequestParam("DigitsPressed") String digits) {
        int chosen = digits.matches("[1-9]") ? Integer.parseInt(digits) - 1 : -1;
        if (chosen >= 0 && chosen < Words.LANGUAGES.size()) {
            log.speak(call, Words.LANGUAGES.get(chosen));
        }
        log.step(call, "language " + log.find(call).language(), "LANGUAGE");
        return askCode(call, List.of());
    }

    @GetMapping("/order")
    String order(
            @PathVariable String secret,
            @RequestParam("CallSid") String call,
            @RequestParam("DigitsPressed") String digits) {
        CallLog.Entry entry = log.find(call);
        Optional<Order> order = account(entry).flatMap(account -> orders.byCode(account.by(Source.IVR), digits));
        if (order.isEmpty()) {
            log.wrongCode(call);
            if (entry.wrongCodes() + 1 >= WRONG_CODES) {
                return ExoMl.bye(List.of(say(entry, "ivr.code.over")));
            }
            return askCode(call, List.of(say(entry, "ivr.code.wrong")));
        }
        log.about(call, order.get().id());
        log.step(call, "order " + digits, "MENU");
        return askMenu(entry, order.get(), List.of());
    }

    @GetMapping("/menu")
    String menu(
            @PathVariable String secret,
            @RequestParam("CallSid") String call,
            @RequestParam("DigitsPressed") String digits) {
        CallLog.Entry entry = log.find(call);
        Order order = order(entry);
        return switch (digits) {
            case "1" -> start(entry, order);
            case "2" -> stop(entry, order);
            case "3" ->
                move(
                        entry,
                        order,
                        OrderMove.BREAK_DOWN,
                        MoveDetails.because("reported by key"),
                        "ivr.broken",
                        "BROKEN_DOWN");
            case "9" -> askMenu(entry, order, List.of());
            default -> askMenu(entry, order, List.of(say(entry, "ivr.menu.wrong")));
        };
    }

    /// After a breakdown to start is to go on.
    private String start(CallLog.Entry entry, Order order) {
        OrderMove move = order.state() == OrderState.PAUSED ? OrderMove.RESUME : OrderMove.START;
        return move(entry, order, move, MoveDetails.NONE, "ivr.started", "STARTED");
    }

    /// Hours are measured by start and stop; only the driver knows the acres.
    private String stop(CallLog.Entry entry, Order order) {
        if (order.need().model() == PriceModel.ACRE
                && OrderMove.COMPLETE.sources().contains(order.state())) {
            return ExoMl.ask(
                    List.of(say(entry, "ivr.acres")), 0, address.path("/ivr/acres"), say(entry, "ivr.silence"));
        }
        return move(entry, order, OrderMove.COMPLETE, MoveDetails.NONE, "ivr.stopped", "STOPPED");
    }

    @GetMapping("/acres")
    String acres(
            @PathVariable String secret,
            @RequestParam("CallSid") String call,
            @RequestParam("DigitsPressed") String digits) {
        CallLog.Entry entry = log.find(call);
        if (!digits.matches("[0-9]{1,4}")) {
            return ExoMl.ask(
                    List.of(say(entry, "ivr.menu.wrong"), say(entry, "ivr.acres")),
                    0,
                    address.path("/ivr/acres"),
                    say(entry, "ivr.silence"));
        }
        MoveDetails worked = MoveDetails.measured(Long.parseLong(digits) * TENTHS_TO_HUNDREDTHS);
        return move(entry, order(entry), OrderMove.COMPLETE, worked, "ivr.stopped", "STOPPED");
    }

    private String move(
            CallLog.Entry entry, Order order, OrderMove move, MoveDetails details, String words, String outcome) {
        Account account = account(entry).orElseThrow();
        try {
            orders.move(account.by(Source.IVR), order.id(), move, details);
            log.step(entry.callId(), move.name(), outcome);
            return ExoMl.bye(List.of(say(entry, words, order), say(entry, "ivr.bye")));
        } catch (RefusedException refused) {
            LOG.debug("Call {} wanted {}: {}", entry.callId(), move, refused.reason());
            log.step(entry.callId(), move + " refused", "REFUSED");
            return ExoMl.bye(List.of(say(entry, "ivr.refused"), say(entry, "ivr.bye")));
        }
    }

    /// Somebody let it ring and hung up, to be called back at our cost.
    @GetMapping("/missed")
    String missed(
            @PathVariable String secret, @RequestParam("CallSid") String call, @RequestParam("CallFrom") String from) {
        String phone = Caller.international(from);
        Account account = accounts.byPhone(phone).orElse(null);
        String language = account == null ? Words.LANGUAGES.getFirst() : Words.supported(account.language());
        boolean isNew = log.isNew(call);
        log.open(call, account == null ? null : account.id(), from, CallLog.Direction.MISSED, language);
        if (isNew && account != null && exotel.isConfigured()) {
            try {
                String back =
                        exotel.call(phone, address.url("/ivr/start"), address.url("/call-status"), "missed " + call);
                log.step(call, "called back as " + back, "CALLED_BACK");
            } catch (ProviderException refused) {
                log.step(call, "could not call back: " + refused.code(), "NOT_CALLED_BACK");
            }
        }
        return ExoMl.bye(List.of());
    }

    private String askCode(String call, List<String> before) {
        CallLog.Entry entry = log.find(call);
        List<String> lines = new ArrayList<>(before);
        lines.add(say(entry, "ivr.code"));
        return ExoMl.ask(lines, CODE_DIGITS, address.path("/ivr/order"), say(entry, "ivr.silence"));
    }

    private String askMenu(CallLog.Entry entry, Order order, List<String> before) {
        List<String> lines = new ArrayList<>(before);
        lines.add(say(entry, "ivr.menu", order));
        return ExoMl.ask(lines, 1, address.path("/ivr/menu"), say(entry, "ivr.silence"));
    }

    private Optional<Account> account(CallLog.Entry entry) {
        return entry.accountId() == null ? Optional.empty() : accounts.find(entry.accountId());
    }

    private Order order(CallLog.Entry entry) {
        @Nullable String id = entry.orderId();
        if (id == null) {
            throw RefusedException.conflict("The call has no order yet");
        }
        return orders.required(id);
    }

    private String say(CallLog.Entry entry, String name) {
        return words.get(entry.language(), name);
    }

    /// A code is spoken digit by digit.
    private String say(CallLog.Entry entry, String name, Order order) {
        return words.get(entry.language(), name)
                .replace("{code}", String.join(" ", order.code().split("")));
    }
}
