package dev.furrow.rental.notification;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Providers say what became of a message. A field or an address that we gave them with it names it.
@RestController
class ProviderCallbacks {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderCallbacks.class);

    private final Deliveries deliveries;
    private final ChannelProperties.Exotel tariff;

    ProviderCallbacks(Deliveries deliveries, ChannelProperties properties) {
        this.deliveries = deliveries;
        this.tariff = properties.exotel();
    }

    @PostMapping("/providers/{secret}/sms-status")
    void sms(
            @PathVariable String secret,
            @RequestParam("CustomField") String message,
            @RequestParam("Status") String status,
            @RequestParam(name = "DetailedStatus", required = false) @Nullable String detail,
            @RequestParam(name = "DetailedStatusCode", required = false) @Nullable String code,
            @RequestParam(name = "SmsUnits", defaultValue = "0") int units) {
        Delivery.State state = switch (status) {
            case "queued", "sending", "submitted" -> Delivery.State.ACCEPTED;
            case "sent" -> Delivery.State.SENT;
            case "delivered" -> Delivery.State.DELIVERED;
            case "failed", "expired", "undelivered" -> Delivery.State.FAILED;
            default -> {
                LOG.warn("Exotel says of message {} that it is {}, which is unknown here", message, status);
                yield Delivery.State.ACCEPTED;
            }
        };
        deliveries.move(message, state, detail == null ? code : code + " " + detail);
        if (state == Delivery.State.DELIVERED && units > 0) {
            deliveries.billed(message, units, units * tariff.smsPaise());
        }
    }

    @PostMapping("/providers/{secret}/call-status")
    void call(
            @PathVariable String secret,
            @RequestParam(name = "message", defaultValue = "") String message,
            @RequestBody JsonNode report) {
        String status = report.path("Status").asString("");
        boolean heard = status.equals("completed");
        deliveries.move(
                message,
                heard ? Delivery.State.DELIVERED : Delivery.State.FAILED,
                status.toUpperCase(Locale.ROOT).replace('-', '_'));
        long seconds = report.path("ConversationDuration").asLong(0);
        int minutes = (int) Math.ceilDiv(seconds, 60L);
        deliveries.billed(message, minutes, minutes * tariff.callPaise());
    }
}
