package dev.furrow.rental.notification;

import static dev.furrow.rental.access.Role.MANAGEMENT;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.request.Idempotency;
import dev.furrow.rental.time.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The desk of messages: texts and their review, and what became of what was sent and what it cost.
@RestController
class MessageDesk {
    private static final int SHOWN = 200;
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Map<String, String> EXAMPLE = Map.of(
            "code",
            "402817",
            "kind",
            "TRACTOR",
            "village",
            "Kharadi",
            "startsAt",
            "2026-11-23T03:30:00Z",
            "price",
            "INR 1200.00");

    private final MessageTexts texts;
    private final Words words;
    private final Deliveries deliveries;
    private final Idempotency idempotency;
    private final Pace clock;

    MessageDesk(MessageTexts texts, Words words, Deliveries deliveries, Idempotency idempotency, Pace clock) {
        this.texts = texts;
        this.words = words;
        this.deliveries = deliveries;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// What is said, and what waits to be said.
    record Texts(List<MessageText> current, List<MessageText> pending) {}

    @GetMapping("/api/messages/texts")
    @Allowed(MANAGEMENT)
    Texts texts() {
        return new Texts(texts.all(), texts.pending());
    }

    record Draft(String title, String words, @Nullable String dltTemplateId) {}

    /// A draft is a new revision.
    @PutMapping("/api/messages/texts/{event}/{channel}/{language}")
    @Allowed(MANAGEMENT)
    MessageText draft(
            Actor caller,
            @RequestHeader(Idempotency.HEADER) String requestKey,
            @PathVariable Event event,
            @PathVariable Channel channel,
            @PathVariable String language,
            @RequestBody Draft draft) {
        return idempotency.once(
                caller,
                requestKey,
                draft,
                MessageText.class,
                () -> texts.draft(
                        caller, event, channel, language, draft.title(), draft.words(), draft.dltTemplateId()));
    }

    record Review(boolean approved, @Nullable String remark) {}

    @PutMapping("/api/messages/texts/{event}/{channel}/{language}/{revision}/review")
    @Allowed(MANAGEMENT)
    void review(
            Actor caller,
            @PathVariable Event event,
            @PathVariable Channel channel,
            @PathVariable String language,
            @PathVariable int revision,
            @RequestBody Review review) {
        texts.review(caller, event, channel, language, revision, review.approved(), review.remark());
    }

    record Sample(String language, String words) {}

    /// How a text looks, and what it is billed as.
    record Preview(String words, SmsLength length, String registered) {}

    /// Changes nothing; words may be too long for an address.
    @PutMapping("/api/messages/preview")
    @Allowed(MANAGEMENT)
    Preview preview(@RequestBody Sample sample) {
        String filled = words.fill(sample.words(), sample.language(), EXAMPLE, ZoneId.of("Asia/Kolkata"));
        return new Preview(filled, SmsLength.of(filled), Words.asRegistered(sample.words()));
    }

    /// What became of messages, by day.
    record Dashboard(List<Deliveries.Share> shares, long messages, long delivered, long failed, long costMinor) {}

    @GetMapping("/api/messages/dashboard")
    @Allowed(MANAGEMENT)
    Dashboard dashboard(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        Instant end = to == null ? clock.instant() : to;
        List<Deliveries.Share> shares = deliveries.summary(from == null ? end.minus(MONTH) : from, end);
        return new Dashboard(
                shares,
                count(shares, null),
                count(shares, Delivery.State.DELIVERED),
                count(shares, Delivery.State.FAILED),
                shares.stream().mapToLong(Deliveries.Share::costMinor).sum());
    }

    private static long count(List<Deliveries.Share> shares, Delivery.@Nullable State state) {
        return shares.stream()
                .filter(each -> state == null || each.state() == state)
                .mapToLong(Deliveries.Share::messages)
                .sum();
    }

    @GetMapping("/api/messages/latest")
    @Allowed(MANAGEMENT)
    List<Delivery> latest() {
        return deliveries.latest(SHOWN);
    }
}
