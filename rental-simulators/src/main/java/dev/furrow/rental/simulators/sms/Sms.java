package dev.furrow.rental.simulators.sms;

import dev.furrow.rental.simulators.phone.Phone;
import dev.furrow.rental.simulators.phone.PhoneNumber;
import dev.furrow.rental.simulators.phone.Phones;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.simulators.time.Timeline;
import dev.furrow.rental.simulators.web.Account;
import dev.furrow.rental.simulators.web.Callbacks;
import dev.furrow.rental.simulators.web.Form;
import dev.furrow.rental.simulators.web.Recent;
import dev.furrow.rental.simulators.web.Refusal;
import dev.furrow.rental.simulators.web.Reply;
import dev.furrow.rental.simulators.web.Request;
import dev.furrow.rental.simulators.web.Routes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Sends messages and takes replies.
///
/// A message that was accepted takes its steps on the timeline: queued, sending, submitted, sent, delivered; or it
/// leaves at one of them. After each step the application is called back, and the next step waits for that.
public final class Sms {
    private static final int LONGEST = 2_000;
    private static final int REMEMBERED = 50_000;
    private static final Duration VALIDITY = Duration.ofHours(24);

    private final Account account;
    private final Phones phones;
    private final Timeline timeline;
    private final Callbacks callbacks;
    private final DltRegister register = new DltRegister();
    private final Recent<SmsMessage> messages = new Recent<>(REMEMBERED);
    private final Map<PhoneNumber, String> replies = new ConcurrentHashMap<>();
    private final Map<PhoneNumber, AtomicLong> counts = new ConcurrentHashMap<>();

    public Sms(Account account, Phones phones, Timeline timeline, Callbacks callbacks) {
        this.account = account;
        this.phones = phones;
        this.timeline = timeline;
        this.callbacks = callbacks;
    }

    /// The operators' register of templates.
    public DltRegister register() {
        return register;
    }

    /// What is sent to one of our numbers goes to an address of the application.
    public void repliesTo(PhoneNumber exophone, String url) {
        replies.put(exophone, url);
    }

    public void addTo(Routes routes) {
        for (boolean json : new boolean[] {true, false}) {
            String suffix = json ? ".json" : "";
            routes.add(
                    "POST",
                    "/v1/Accounts/{account}/Sms/send" + suffix,
                    request -> send(request, json),
                    refusal -> Account.refused(refusal, json));
        }
        routes.add(
                "GET",
                "/v1/Accounts/{account}/SMS/Messages/{sid}",
                this::details,
                refusal -> Account.refused(refusal, true));
    }

    private Reply send(Request request, boolean json) throws IOException {
        account.admit(request);
        SmsMessage message = accept(read(request.form()));
        return Account.found("SMSMessage", message.details(account.sid()), json);
    }

    private Reply details(Request request) {
        account.admit(request);
        String name = request.placeholder("sid");
        boolean json = name.endsWith(".json");
        SmsMessage message = messages.get(json ? name.substring(0, name.length() - ".json".length()) : name);
        if (message == null) {
            return Account.refused(new Refusal(404, "There is no such message"), json);
        }
        return Account.found("SMSMessage", message.details(account.sid()), json);
    }

    private static SmsMessage.Order read(Form form) {
        String from = required(form, "From");
        String body = required(form, "Body");
        PhoneNumber to = PhoneNumber.parse(required(form, "To"));
        if (to == null) {
            throw new Refusal(400, "To is not a telephone number");
        }
        if (body.length() > LONGEST) {
            throw new Refusal(400, "Body has more than " + LONGEST + " characters");
        }
        String encoding = form.get("EncodingType", "plain");
        if (!encoding.equals("plain") && !encoding.equals("unicode")) {
            throw new Refusal(400, "EncodingType is plain or unicode");
        }
        if (encoding.equals("plain") && SmsLength.of(body).unicode()) {
            throw new Refusal(400, "Body has characters outside the GSM alphabet: EncodingType must be unicode");
        }
        String type = form.get("SmsType", "transactional").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "transactional", "transactional_opt_in", "promotional" ->
                new SmsMessage.Order(
                        from,
                        to,
                        body,
                        type.equals("promotional"),
                        form.get("DltEntityId"),
                        form.get("DltTemplateId"),
                        form.get("StatusCallback"),
                        form.get("CustomField"));
            default -> throw new Refusal(400, "SmsType is transactional, transactional_opt_in or promotional");
        };
    }

    private static String required(Form form, String name) {
        String value = form.get(name);
        if (value == null) {
            throw new Refusal(400, "Mandatory parameter missing: " + name);
        }
        return value;
    }

    private SmsMessage accept(SmsMessage.Order order) {
        long count = counts.computeIfAbsent(order.to(), _ -> new AtomicLong()).incrementAndGet();
        String sid = account.chance().id("sms", order.to(), count);
        SmsMessage message = new SmsMessage(sid, order, timeline.now());
        messages.put(sid, message);
        Journey journey = new Journey(message, account.temper(), count);
        later(journey, () -> journey.step(SmsState.SENDING, DetailedStatus.PENDING));
        return message;
    }

    private void later(Journey journey, Runnable step) {
        timeline.after(journey.delay(), step);
    }

    /// The steps of one message. What will go wrong follows from the seed, the number and how many messages it has
    /// had.
    private final class Journey {
        private final SmsMessage message;
        private final Temper temper;
        private final long count;
        private int steps;

        Journey(SmsMessage message, Temper temper, long count) {
            this.message = message;
            this.temper = temper;
            this.count = count;
        }

        Duration delay() {
            return temper.delay(account.chance().of("sms-delay", message.order().to(), count, steps++));
        }

        void step(SmsState state, DetailedStatus why) {
            message.move(state, why, timeline.now());
            Runnable then = () -> {
                if (!state.isEnd()) {
                    later(this, () -> next(state));
                }
            };
            String callback = message.order().statusCallback();
            if (callback == null) {
                then.run();
            } else {
                callbacks.form(callback, message.callback(), then);
            }
        }

        private void next(SmsState from) {
            switch (from) {
                case SENDING -> {
                    DetailedStatus refused = register.scrub(message, timeline.now());
                    if (refused != null) {
                        step(SmsState.FAILED, refused);
                    } else if (!message.order().to().mayBeMobile()) {
                        step(SmsState.FAILED, DetailedStatus.INVALID_NUMBER);
                    } else {
                        step(SmsState.SUBMITTED, DetailedStatus.SUBMITTED_TO_CARRIER);
                    }
                }
                case SUBMITTED -> {
                    if (account.chance()
                            .happens(
                                    temper.failure(),
                                    "sms-fails",
                                    message.order().to(),
                                    count)) {
                        step(SmsState.FAILED, DetailedStatus.OPERATOR_REJECTED);
                    } else {
                        step(SmsState.SENT, DetailedStatus.DELIVERED_TO_OPERATOR);
                    }
                }
                case SENT -> deliver();
                case QUEUED, DELIVERED, FAILED, EXPIRED ->
                    throw new IllegalStateException("A message takes no step from " + from);
            }
        }

        /// A phone that is off gets its messages when it is on again, if that is soon enough.
        private void deliver() {
            Phone phone = phones.at(message.order().to());
            Instant until = timeline.now().plus(VALIDITY);
            if (!phone.isOn()) {
                timeline.after(VALIDITY, () -> expire(until));
            }
            phone.whenOn(() -> {
                if (message.state() == SmsState.SENT
                        && phone.receive(message.order().from(), message.order().body())) {
                    step(SmsState.DELIVERED, DetailedStatus.DELIVERED_TO_HANDSET);
                }
            });
        }

        private void expire(Instant until) {
            if (message.state() == SmsState.SENT && !timeline.now().isBefore(until)) {
                step(SmsState.EXPIRED, DetailedStatus.VALIDITY_EXPIRED);
            }
        }
    }

    /// A phone has sent something to one of our numbers.
    ///
    /// @return whether it is one of ours
    public boolean reply(Phone from, PhoneNumber to, String body) {
        @Nullable String url = replies.get(to);
        if (url == null) {
            return false;
        }
        long count =
                counts.computeIfAbsent(from.number(), _ -> new AtomicLong()).incrementAndGet();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SmsSid", account.chance().id("sms-in", from.number(), count));
        fields.put("From", from.number().text());
        fields.put("To", to.text());
        fields.put("Body", body);
        fields.put("Date", SmsMessage.STAMP.format(timeline.now()));
        callbacks.form(url, fields, () -> {});
        return true;
    }
}
