package dev.furrow.rental.simulators.sms;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What operators in India check before they carry a message: sender, business and template are registered and belong
/// together, the text fits the template, advertisements go out by day and not to those who want none.
public final class DltRegister {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final LocalTime FIRST = LocalTime.of(10, 0);
    private static final LocalTime LAST = LocalTime.of(21, 0);

    private final Map<String, DltTemplate> templates = new ConcurrentHashMap<>();
    private final Set<String> undisturbed = ConcurrentHashMap.newKeySet();

    /// Registers a template, or replaces it.
    public void register(DltTemplate template) {
        templates.put(template.id(), template);
    }

    /// Somebody wants no advertisements.
    public void leaveAlone(String number) {
        undisturbed.add(number);
    }

    public int size() {
        return templates.size();
    }

    /// Why an operator refuses a message; null if it carries it.
    @Nullable DetailedStatus scrub(SmsMessage message, Instant now) {
        SmsMessage.Order order = message.order();
        if (!order.to().text().startsWith("+91")) {
            return null;
        }
        if (order.dltEntityId() == null) {
            return DetailedStatus.DLT_ENTITY_MISSING;
        }
        DltTemplate template = order.dltTemplateId() == null ? matching(order) : templates.get(order.dltTemplateId());
        if (template == null) {
            return DetailedStatus.DLT_TEMPLATE_NOT_FOUND;
        }
        if (!template.entityId().equals(order.dltEntityId())) {
            return DetailedStatus.DLT_ENTITY_MISMATCH;
        }
        if (!template.header().equals(order.from())) {
            return DetailedStatus.DLT_HEADER_MISMATCH;
        }
        if (!template.fits(order.body())) {
            return DetailedStatus.DLT_TEMPLATE_MISMATCH;
        }
        if (template.promotional() || order.promotional()) {
            LocalTime time = LocalTime.ofInstant(now, INDIA);
            if (time.isBefore(FIRST) || !time.isBefore(LAST)) {
                return DetailedStatus.TIME_RESTRICTION;
            }
            if (undisturbed.contains(order.to().text())) {
                return DetailedStatus.DO_NOT_DISTURB;
            }
        }
        return null;
    }

    private @Nullable DltTemplate matching(SmsMessage.Order order) {
        return templates.values().stream()
                .filter(each -> Objects.equals(each.entityId(), order.dltEntityId()) && each.fits(order.body()))
                .findFirst()
                .orElse(null);
    }
}
