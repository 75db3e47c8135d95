package dev.furrow.rental.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// Answers offers as the temper has it, and does the work.
final class WorldSupplier implements Person {
    private static final Duration WAY = Duration.ofMinutes(20);
    private static final double FAR = 0.04;

    private final Handset handset;
    private final Random random;
    private final Temper temper;
    private final Tally tally;
    private final Map<String, Instant> answersAt = new HashMap<>();
    private final Map<String, Instant> brokenAt = new HashMap<>();
    private final Map<String, Boolean> breaks = new HashMap<>();

    /// What somebody is like.
    ///
    /// @param accepts in a hundred offers
    /// @param declines in a hundred; what is left stays unanswered
    /// @param minutes to answer
    /// @param breakdowns in a hundred jobs
    record Temper(int accepts, int declines, int minutes, int breakdowns) {}

    WorldSupplier(Handset handset, Random random, Temper temper, Tally tally) {
        this.handset = handset;
        this.random = random;
        this.temper = temper;
        this.tally = tally;
    }

    @Override
    public void look(Instant now) {
        for (JsonNode asked : handset.get("/api/offers")) {
            answer(asked.get("offer").get("id").asString(), now);
        }
        for (JsonNode order : handset.get("/api/orders")) {
            work(order, now);
        }
    }

    private void answer(String offer, Instant now) {
        Instant then =
                answersAt.computeIfAbsent(offer, _ -> now.plus(Duration.ofMinutes(random.nextInt(temper.minutes + 1))));
        if (now.isBefore(then)) {
            return;
        }
        answersAt.put(offer, Instant.MAX);
        int mood = random.nextInt(100);
        if (mood < temper.accepts) {
            handset.post("/api/offers/" + offer + "/accept", Map.of());
            tally.count("accepted");
        } else if (mood < temper.accepts + temper.declines) {
            handset.post("/api/offers/" + offer + "/decline", Map.of("reason", "busy"));
            tally.count("declined");
        } else {
            tally.count("left unanswered");
        }
    }

    private void work(JsonNode order, Instant now) {
        String id = order.get("id").asString();
        JsonNode period = order.get("need").get("period");
        Instant start = Instant.parse(period.get("start").asString());
        Instant end = Instant.parse(period.get("end").asString());
        switch (order.get("state").asString()) {
            case "CONFIRMED" -> {
                if (!now.isBefore(start)) {
                    move(id, Map.of("move", "START"));
                } else if (!now.isBefore(start.minus(WAY))) {
                    move(id, Map.of("move", "DEPART"));
                }
            }
            case "EN_ROUTE" -> {
                drive(order, now, start);
                if (!now.isBefore(start)) {
                    move(id, Map.of("move", "START"));
                }
            }
            case "STARTED" -> {
                if (!now.isBefore(end)) {
                    complete(id, order);
                } else if (breaks.computeIfAbsent(id, _ -> random.nextInt(100) < temper.breakdowns)) {
                    move(id, Map.of("move", "BREAK_DOWN", "details", Map.of("reason", "The belt is torn")));
                    brokenAt.put(id, now);
                    tally.count("broken down");
                }
            }
            case "PAUSED" -> {
                if (now.isAfter(brokenAt.getOrDefault(id, now).plus(Duration.ofMinutes(90)))) {
                    move(id, Map.of("move", "RESUME"));
                    tally.count("resumed");
                }
            }
            case "RESUMED" -> {
                if (!now.isBefore(end)) {
                    complete(id, order);
                }
            }
            default -> {
                // Somebody else's turn.
            }
        }
    }

    /// The machine's own device says where it is: nearer with every look.
    private void drive(JsonNode order, Instant now, Instant start) {
        double left = Math.clamp(Duration.between(now, start).toSeconds() / (double) WAY.toSeconds(), 0, 1);
        JsonNode field = order.get("need").get("field");
        handset.post(
                "/api/telemetry",
                List.of(Map.of(
                        "equipmentId",
                        order.get("assigned").get("equipmentId").asString(),
                        "at",
                        now.toString(),
                        "fuelPercent",
                        40 + random.nextInt(50),
                        "latitude",
                        field.get("latitude").asDouble() + FAR * left,
                        "longitude",
                        field.get("longitude").asDouble() - FAR * left)));
    }

    private void complete(String id, JsonNode order) {
        long expected = order.get("need").get("quantity").get("hundredths").asLong();
        long measured = Math.max(1, expected * (90 + random.nextInt(21)) / 100);
        move(id, Map.of("move", "COMPLETE", "details", Map.of("measured", measured)));
        tally.count("completed");
    }

    private void move(String id, Map<String, Object> move) {
        handset.post("/api/orders/" + id + "/moves", move);
    }
}
