package dev.furrow.rental.notification;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Text messages. Operators in India carry them only with the numbers of business and template.
@Component
class SmsSender implements Sender {
    private final ExotelClient exotel;
    private final ChannelProperties properties;
    private final CallbackAddress address;

    SmsSender(ExotelClient exotel, ChannelProperties properties, CallbackAddress address) {
        this.exotel = exotel;
        this.properties = properties;
        this.address = address;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean isConfigured() {
        return exotel.isConfigured();
    }

    @Override
    public Price price(String words) {
        int parts = SmsLength.of(words).parts();
        return new Price(parts, parts * properties.exotel().smsPaise());
    }

    @Override
    public Taken send(Outgoing message) {
        Map<String, String> fields = new HashMap<>();
        fields.put("From", properties.exotel().sender());
        fields.put("To", message.to().phone());
        fields.put("Body", message.words());
        fields.put("EncodingType", SmsLength.of(message.words()).unicode() ? "unicode" : "plain");
        fields.put("SmsType", "transactional");
        fields.put("Priority", "high");
        fields.put("DltEntityId", properties.exotel().dltEntityId());
        if (message.dltTemplateId() != null) {
            fields.put("DltTemplateId", message.dltTemplateId());
        }
        fields.put("StatusCallback", address.url("/sms-status"));
        fields.put("CustomField", message.id());
        return new Taken(exotel.sms(fields), false);
    }
}
