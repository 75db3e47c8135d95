package dev.furrow.rental.simulators.sms;

import dev.furrow.rental.simulators.phone.PhoneNumber;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One message on its way. Its steps are taken one after another; what it is may be read by any thread.
final class SmsMessage {
    /// The provider stamps in Indian time.
    static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Kolkata"));

    private static final double RUPEES_PER_PART = 0.20;

    private final String sid;
    private final Order order;
    private final SmsLength length;
    private final Instant created;
    private Progress progress;

    /// What was asked for.
    record Order(
            String from,
            PhoneNumber to,
            String body,
            boolean promotional,
            @Nullable String dltEntityId,
            @Nullable String dltTemplateId,
            @Nullable String statusCallback,
            @Nullable String customField) {}

    private record Progress(
            SmsState state,
            DetailedStatus detail,
            Instant at,
            @Nullable Instant sent) {}

    SmsMessage(String sid, Order order, Instant now) {
        this.sid = sid;
        this.order = order;
        this.length = SmsLength.of(order.body());
        this.created = now;
        this.progress = new Progress(SmsState.QUEUED, DetailedStatus.PENDING, now, null);
    }

    String sid() {
        return sid;
    }

    Order order() {
        return order;
    }

    synchronized SmsState state() {
        return progress.state;
    }

    synchronized void move(SmsState to, DetailedStatus why, Instant now) {
        if (!progress.state.next().contains(to)) {
            throw new IllegalStateException("A message cannot go from " + progress.state + " to " + to);
        }
        progress = new Progress(to, why, now, to == SmsState.SENT ? now : progress.sent);
    }

    /// What a call-back says.
    synchronized Map<String, String> callback() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SmsSid", sid);
        fields.put("To", order.to().text());
        fields.put("Status", progress.state.wire());
        fields.put("DetailedStatus", progress.detail.name());
        fields.put("DetailedStatusCode", Integer.toString(progress.detail.code()));
        fields.put("SmsUnits", Integer.toString(length.parts()));
        fields.put("DateSent", progress.sent == null ? "" : STAMP.format(progress.sent));
        if (order.customField() != null) {
            fields.put("CustomField", order.customField());
        }
        return fields;
    }

    /// What the details say.
    synchronized Map<String, @Nullable Object> details(String account) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("Sid", sid);
        fields.put("AccountSid", account);
        fields.put("From", order.from());
        fields.put("To", order.to().text());
        fields.put("DateCreated", STAMP.format(created));
        fields.put("DateUpdated", STAMP.format(progress.at));
        fields.put("DateSent", progress.sent == null ? null : STAMP.format(progress.sent));
        fields.put("Body", order.body());
        fields.put("Direction", "outbound-api");
        fields.put("Uri", "/v1/Accounts/" + account + "/SMS/Messages/" + sid);
        fields.put("ApiVersion", null);
        fields.put(
                "Price",
                progress.state.isEnd() ? String.format(Locale.ROOT, "%.6f", RUPEES_PER_PART * length.parts()) : null);
        fields.put("Status", progress.state.wire());
        fields.put("DetailedStatus", progress.detail.name());
        fields.put("DetailedStatusCode", progress.detail.code());
        fields.put("SmsUnits", length.parts());
        return fields;
    }
}
