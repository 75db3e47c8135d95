package dev.furrow.rental.notification;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.time.Pace;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Answers somebody by SMS at once, with words of the program's own. No workflow, no other channel: if it does not
/// arrive, nothing is lost that is not in the application.
@Component
public class DirectSms {
    private static final Logger LOG = LoggerFactory.getLogger(DirectSms.class);

    private final SmsSender sender;
    private final Words words;
    private final Deliveries deliveries;
    private final Pace clock;

    DirectSms(SmsSender sender, Words words, Deliveries deliveries, Pace clock) {
        this.sender = sender;
        this.words = words;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /// Sends the words of a name.
    public void answer(Account to, String name, Map<String, String> facts) {
        if (!sender.isConfigured()) {
            return;
        }
        String language = Words.supported(to.language());
        String said = words.say(language, name, facts, ZoneId.of(to.zone()));
        Sender.Price price = sender.price(said);
        String id = UUID.randomUUID().toString();
        deliveries.begin(new Delivery(
                id,
                id,
                to.id(),
                name,
                null,
                Channel.SMS,
                language,
                said,
                null,
                Delivery.State.PENDING,
                null,
                price.units(),
                price.paise(),
                "INR",
                clock.instant(),
                null));
        try {
            String template = MessageText.registration(name, language);
            Sender.Taken taken = sender.send(new Sender.Outgoing(id, to, "", said, template, Map.of()));
            deliveries.accepted(id, taken.providerId());
        } catch (ProviderException refused) {
            LOG.info("The answer {} was not taken: {}", id, refused.code());
            deliveries.move(id, Delivery.State.FAILED, refused.code());
        }
    }
}
