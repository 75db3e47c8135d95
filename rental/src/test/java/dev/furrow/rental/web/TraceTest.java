package dev.furrow.rental.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/// Who looks at a slow request sees the workflow that it began, and there each activity.
@Timeout(60)
class TraceTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final RunningRental rental = RunningRental.shared();

    @Test
    void aCallersTraceGoesThroughTheRequestAndTheOutboxToTheWorkflowAndItsActivities() throws Exception {
        RunningRental.Area area = rental.area();
        area.supplier("Suresh", "en", 3);
        Account farmer = area.person(Role.FARMER, "Asha", "en");
        place(area, rental.tokenOf(farmer));

        SpanData request = await(TRACE, "http post /api/orders");
        SpanData start = await(TRACE, "start OrderJourney.follow");
        assertThat(start.getParentSpanContext().getTraceId()).isEqualTo(request.getTraceId());
        // A workflow outlives every request, so it has a trace of its own; the link leads there.
        assertThat(start.getLinks()).hasSize(1);
        String workflow = start.getLinks().getFirst().getSpanContext().getTraceId();
        await(workflow, "decide OrderJourney.follow");
        await(workflow, "run JourneyDesk.look");
        await(workflow, "run JourneyDesk.seek");
    }

    private void place(RunningRental.Area area, String token) throws Exception {
        Map<String, Object> wish = Map.of(
                "kind",
                "TRACTOR",
                "minPower",
                0,
                "model",
                "HOUR",
                "quantity",
                200,
                "village",
                area.name,
                "latitude",
                area.latitude,
                "longitude",
                area.longitude,
                "startsAt",
                Instant.now().plus(Duration.ofHours(6)).toString(),
                "minutes",
                120);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(rental.url() + "/api/orders"))
                            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(BodyPublishers.ofString(
                                    JsonMapper.shared().writeValueAsString(Map.of("wish", wish, "place", true))))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private SpanData await(String trace, String name) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            List<SpanData> spans = rental.spans();
            for (SpanData span : spans) {
                if (span.getTraceId().equals(trace) && span.getName().equals(name)) {
                    return span;
                }
            }
            assertThat(System.nanoTime())
                    .as("%s in %s of %s", name, trace, spans)
                    .isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
