package dev.furrow.rental.world;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The desk of the area: verifies suppliers, assigns by hand what the search could not, and ends what nobody helps.
final class WorldDesk implements Person {
    private final Handset handset;
    private final Tally tally;
    private final Set<String> ended = new HashSet<>();

    WorldDesk(Handset handset, Tally tally) {
        this.handset = handset;
        this.tally = tally;
    }

    @Override
    public void look(Instant now) {
        for (JsonNode application : handset.get("/api/suppliers/waiting")) {
            String id = application.get("supplier").get("id").asString();
            handset.post("/api/suppliers/" + id + "/decision", Map.of("isApproved", true));
            tally.count("suppliers approved");
        }
        JsonNode board = handset.get("/api/board");
        for (JsonNode order : board.get("needDesk")) {
            if (order.get("state").asString().equals("ASSIGNING")) {
                assign(order);
            }
        }
        for (JsonNode breakdown : board.get("escalated")) {
            String id = breakdown.get("id").asString();
            if (ended.add(id)) {
                handset.post("/api/breakdowns/" + id + "/choice", Map.of("choice", "END"));
                tally.count("breakdowns ended by the desk");
            }
        }
    }

    /// Calls the owners of machines nearby, one after another.
    private void assign(JsonNode order) {
        String id = order.get("id").asString();
        JsonNode need = order.get("need");
        JsonNode field = need.get("field");
        String search = "/api/equipment/near?kind=" + need.get("kind").asString() + "&latitude="
                + field.get("latitude").asDouble() + "&longitude="
                + field.get("longitude").asDouble();
        for (JsonNode found : handset.get(search)) {
            String machine = found.get("machine").get("id").asString();
            try {
                handset.post(
                        "/api/orders/" + id + "/moves",
                        Map.of("move", "CONFIRM", "details", Map.of("equipmentId", machine)));
                tally.count("assigned by the desk");
                return;
            } catch (SaidNoException taken) {
                tally.count("desk asked in vain");
            }
        }
        handset.post(
                "/api/orders/" + id + "/moves",
                Map.of("move", "CANCEL", "details", Map.of("reason", "No machine is free in the area")));
        tally.count("cancelled by the desk");
    }
}
