package dev.furrow.rental.world;

import dev.furrow.rental.place.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Orders tractors for the own field, pays, gives stars, and chooses when a machine breaks down.
final class WorldFarmer implements Person {
    private static final String[] CHOICES = {"WAIT", "REPLACE", "END"};

    private final Handset handset;
    private final Random random;
    private final Place field;
    private final String village;
    private final Duration lead;
    private final Tally tally;
    private final Deque<Instant> plans;
    private final Set<String> answered = new HashSet<>();
    private boolean hasOrders;

    WorldFarmer(
            Handset handset,
            Random random,
            Place field,
            String village,
            Duration lead,
            Tally tally,
            Deque<Instant> plans) {
        this.handset = handset;
        this.random = random;
        this.field = field;
        this.village = village;
        this.lead = lead;
        this.tally = tally;
        this.plans = new ArrayDeque<>(plans);
    }

    boolean hasPlans() {
        return !plans.isEmpty();
    }

    @Override
    public void look(Instant now) {
        Instant next = plans.peek();
        if (next != null && !now.isBefore(next)) {
            plans.remove();
            order(now);
        }
        if (hasOrders) {
            for (JsonNode order : handset.get("/api/orders")) {
                attend(order);
            }
        }
    }

    private void order(Instant now) {
        boolean byAcre = random.nextInt(3) == 0;
        int hours = 1 + random.nextInt(3);
        Map<String, Object> wish = Map.of(
                "kind",
                "TRACTOR",
                "minPower",
                random.nextInt(4) == 0 ? 40 : 0,
                "model",
                byAcre ? "ACRE" : "HOUR",
                "quantity",
                hours * 100L,
                "village",
                village,
                "latitude",
                field.latitude(),
                "longitude",
                field.longitude(),
                "startsAt",
                now.plus(lead)
                        .plusSeconds(random.nextLong(lead.toSeconds()))
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString(),
                "minutes",
                hours * 60);
        JsonNode placed = handset.post("/api/orders", Map.of("wish", wish, "place", true));
        tally.promise(placed.get("order").get("id").asString());
        tally.count("placed");
        hasOrders = true;
    }

    private void attend(JsonNode order) {
        String id = order.get("id").asString();
        switch (order.get("state").asString()) {
            case "BILLED" -> {
                handset.post("/api/orders/" + id + "/moves", Map.of("move", "PAY"));
                tally.count("paid");
                handset.post("/api/orders/" + id + "/rating", Map.of("stars", 3 + random.nextInt(3), "reason", ""));
            }
            case "PAUSED" -> {
                String breakdown = handset.get("/api/orders/" + id + "/breakdown")
                        .get("id")
                        .asString();
                if (answered.add(breakdown)) {
                    String choice = CHOICES[random.nextInt(CHOICES.length)];
                    handset.post("/api/breakdowns/" + breakdown + "/choice", Map.of("choice", choice));
                    tally.count("breakdown " + choice);
                }
            }
            default -> {
                // Somebody else's turn.
            }
        }
    }
}
