package dev.furrow.rental.notification;

import org.springframework.stereotype.Component;

/// Calls. The provider fetches what to say from the application, which knows it by the message's number.
@Component
class VoiceSender implements Sender {
    private final ExotelClient exotel;
    private final ChannelProperties properties;
    private final CallbackAddress address;

    VoiceSender(ExotelClient exotel, ChannelProperties properties, CallbackAddress address) {
        this.exotel = exotel;
        this.properties = properties;
        this.address = address;
    }

    @Override
    public Channel channel() {
        return Channel.VOICE;
    }

    @Override
    public boolean isConfigured() {
        return exotel.isConfigured();
    }

    @Override
    public Price price(String words) {
        return new Price(1, properties.exotel().callPaise());
    }

    @Override
    public Taken send(Outgoing message) {
        String flow = address.url("/ivr/told?message=" + message.id());
        return new Taken(
                exotel.call(
                        message.to().phone(), flow, address.url("/call-status?message=" + message.id()), message.id()),
                false);
    }
}
