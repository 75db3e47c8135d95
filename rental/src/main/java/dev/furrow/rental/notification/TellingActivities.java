package dev.furrow.rental.notification;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.equipment.Operators;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.notice.Urgency;
import dev.furrow.rental.time.Pace;
import dev.furrow.spring.FurrowActivities;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The activities of a telling.
@FurrowActivities
class TellingActivities implements TellingDesk {
    private static final Logger LOG = LoggerFactory.getLogger(TellingActivities.class);

    private final Accounts accounts;
    private final Operators operators;
    private final Preferences preferences;
    private final PushDevices devices;
    private final MessageTexts texts;
    private final Words words;
    private final Deliveries deliveries;
    private final Map<Channel, Sender> senders;
    private final ChannelProperties.Patience patience;
    private final Pace pace;

    TellingActivities(
            Accounts accounts,
            Operators operators,
            Preferences preferences,
            PushDevices devices,
            MessageTexts texts,
            Words words,
            Deliveries deliveries,
            List<Sender> senders,
            ChannelProperties properties,
            Pace pace) {
        this.accounts = accounts;
        this.operators = operators;
        this.preferences = preferences;
        this.devices = devices;
        this.texts = texts;
        this.words = words;
        this.deliveries = deliveries;
        this.senders = senders.stream().collect(Collectors.toMap(Sender::channel, Function.identity()));
        this.patience = properties.patience();
        this.pace = pace;
    }

    @Override
    public Plan plan(Told told) {
        Account account = account(told);
        Preference preference = preferences.of(account.id());
        ZoneId zone = ZoneId.of(account.zone());
        Duration offShift = operators
                .shiftOf(account.id())
                .map(shift -> shift.until(pace.instant(), zone))
                .orElse(Duration.ZERO);
        Duration asleep = preference.quietFor(pace.instant(), zone);
        Duration quiet = asleep.compareTo(offShift) > 0 ? asleep : offShift;
        boolean silent = quiet.isPositive() && lapses(told.notice().event());
        // Somebody who is called whatever the hour is still not called when somebody else drives.
        boolean atOnce = told.urgency() == Urgency.CALL && offShift.isZero();
        Duration after = atOnce ? Duration.ZERO : pace.wait(quiet);
        List<Plan.Step> loud = new ArrayList<>();
        for (Channel channel : silent ? List.<Channel>of() : loud(told.urgency())) {
            if (preference.wants(channel) && isConfigured(channel) && account.canBeReached()) {
                loud.add(new Plan.Step(channel, after, pace.wait(patienceFor(channel))));
            }
        }
        boolean push = preference.wants(Channel.PUSH)
                && isConfigured(Channel.PUSH)
                && account.canBeReached()
                && !devices.of(account.id()).isEmpty();
        return new Plan(
                push ? List.of(new Plan.Step(Channel.PUSH, Duration.ZERO, Duration.ZERO)) : List.of(),
                told.urgency() == Urgency.QUIET,
                loud);
    }

    /// What is of no use in the morning.
    private static boolean lapses(Event event) {
        return event == Event.ORDER_OFFERED;
    }

    /// What is tried beside the push. Whoever has no app gets by SMS what others get by push.
    private static List<Channel> loud(Urgency urgency) {
        return switch (urgency) {
            case QUIET -> List.of(Channel.SMS);
            case TEXT -> List.of(Channel.SMS, Channel.VOICE);
            case CALL -> List.of(Channel.VOICE, Channel.SMS);
        };
    }

    private boolean isConfigured(Channel channel) {
        Sender sender = senders.get(channel);
        return sender != null && sender.isConfigured();
    }

    private Duration patienceFor(Channel channel) {
        return switch (channel) {
            case PUSH -> Duration.ZERO;
            case SMS -> patience.sms();
            case VOICE -> patience.voice();
        };
    }

    @Override
    public Sent send(Told told, Channel channel) {
        Account account = account(told);
        Sender sender = senders.get(channel);
        if (sender == null) {
            return Sent.REFUSED;
        }
        Delivery delivery = delivery(told, account, channel, sender);
        if (!deliveries.begin(delivery)) {
            Delivery known = deliveries.find(delivery.id()).orElseThrow();
            if (known.state() != Delivery.State.PENDING) {
                // An earlier attempt of this activity got as far, and its answer was lost.
                return known.state() == Delivery.State.FAILED ? Sent.REFUSED : after(channel);
            }
        }
        return hand(told, account, sender, delivery);
    }

    private static Sent after(Channel channel) {
        return channel == Channel.PUSH ? Sent.TAKEN : Sent.ON_ITS_WAY;
    }

    private Sent hand(Told told, Account account, Sender sender, Delivery delivery) {
        MessageText text = texts.current(told.notice().event(), sender.channel(), account.language());
        Sender.Outgoing message = new Sender.Outgoing(
                delivery.id(), account, text.title(), delivery.words(), text.dltTemplateId(), data(told));
        try {
            Sender.Taken taken = sender.send(message);
            deliveries.accepted(delivery.id(), taken.providerId());
            if (taken.isEnd()) {
                deliveries.move(delivery.id(), Delivery.State.SENT, "TAKEN");
            }
            return taken.isEnd() ? Sent.TAKEN : Sent.ON_ITS_WAY;
        } catch (ProviderException refused) {
            if (refused.isPassing()) {
                // The activity is tried again.
                throw refused;
            }
            LOG.info("Message {} was not taken: {}", delivery.id(), refused.code());
            deliveries.move(delivery.id(), Delivery.State.FAILED, refused.code());
            return Sent.REFUSED;
        }
    }

    private Delivery delivery(Told told, Account account, Channel channel, Sender sender) {
        Event event = told.notice().event();
        MessageText text = texts.current(event, channel, account.language());
        String said = words.fill(text.words(), text.language(), told.notice().facts(), ZoneId.of(account.zone()));
        Sender.Price price = sender.price(said);
        return new Delivery(
                told.id() + '-' + channel,
                told.id(),
                account.id(),
                event.name(),
                told.notice().orderId(),
                channel,
                text.language(),
                said,
                null,
                Delivery.State.PENDING,
                null,
                price.units(),
                price.paise(),
                "INR",
                pace.instant(),
                null);
    }

    /// What an app needs to know: which of its lists is stale, and which screen to open.
    private static Map<String, String> data(Told told) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("event", told.notice().event().name());
        data.put("refresh", told.notice().event() == Event.ORDER_OFFERED ? "offers" : "orders");
        data.put("notice", told.id());
        String orderId = told.notice().orderId();
        if (orderId != null) {
            data.put("order", orderId);
        }
        return data;
    }

    private Account account(Told told) {
        String id = told.notice().accountId();
        return accounts.find(id).orElseThrow(() -> new IllegalStateException("There is no account " + id));
    }
}
