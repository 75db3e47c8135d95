package dev.furrow.rental.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// What came of a day: how many orders ended how, and whatever is wrong.
///
/// @param states how many orders are in each
/// @param happened how often what happened
/// @param wrong nothing, if all is right
public record Findings(Map<String, Integer> states, Map<String, Integer> happened, List<String> wrong) {

    static boolean isOver(JsonNode order) {
        return switch (order.get("state").asString()) {
            case "PAID", "CANCELLED", "EXPIRED" -> true;
            default -> false;
        };
    }

    /// Asks as management may.
    static Findings of(Handset management, Tally tally) {
        Map<String, Integer> states = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        Map<String, List<JsonNode>> byMachine = new HashMap<>();
        for (JsonNode order : management.get("/api/orders")) {
            states.merge(order.get("state").asString(), 1, Integer::sum);
            explained(management, order, wrong);
            JsonNode assigned = order.get("assigned");
            if (!assigned.isNull()
                    && !"CANCELLED EXPIRED".contains(order.get("state").asString())) {
                byMachine
                        .computeIfAbsent(assigned.get("equipmentId").asString(), _ -> new ArrayList<>())
                        .add(order);
            }
        }
        byMachine.forEach((machine, orders) -> doubleBookings(machine, orders, wrong));
        promises(management, tally.promised(), wrong);
        ledger(management, wrong);
        return new Findings(states, tally.counts(), wrong);
    }

    /// What people were told that they have ordered is there, and nothing else but what replaces it.
    private static void promises(Handset management, Set<String> promised, List<String> wrong) {
        for (String order : promised) {
            try {
                management.get("/api/orders/" + order);
            } catch (SaidNoException gone) {
                wrong.add("Order " + order + " is lost: " + gone.getMessage());
            }
        }
        for (JsonNode order : management.get("/api/orders")) {
            if (order.get("replaces").isNull()
                    && !promised.contains(order.get("id").asString())) {
                wrong.add("Nobody was told of order " + order.get("code").asString());
            }
        }
    }

    /// An order is explained if it is over, its moves lead there one by one, and a search that was made has reasons.
    private static void explained(Handset management, JsonNode order, List<String> wrong) {
        String code = order.get("code").asString();
        if (!isOver(order)) {
            wrong.add("Order " + code + " is still " + order.get("state").asString());
        }
        JsonNode view = management.get("/api/orders/" + order.get("id").asString());
        String reached = "DRAFT";
        boolean searched = false;
        for (JsonNode transition : view.get("transitions")) {
            if (!transition.get("from").asString().equals(reached)) {
                wrong.add("Order " + code + " went from " + reached + " to "
                        + transition.get("to").asString() + " without a move");
            }
            reached = transition.get("to").asString();
            searched |= transition.get("move").asString().equals("CONFIRM")
                    && transition.get("role").asString().equals("SUPPLIER");
        }
        if (!reached.equals(order.get("state").asString())) {
            wrong.add("The moves of order " + code + " end in " + reached);
        }
        if (searched
                && management
                        .get("/api/orders/" + order.get("id").asString() + "/search")
                        .get("ranking")
                        .isEmpty()) {
            wrong.add("Nobody knows why order " + code + " went to its supplier");
        }
    }

    private static void doubleBookings(String machine, List<JsonNode> orders, List<String> wrong) {
        for (int one = 0; one < orders.size(); one++) {
            for (int other = one + 1; other < orders.size(); other++) {
                if (start(orders.get(one)).isBefore(end(orders.get(other)))
                        && start(orders.get(other)).isBefore(end(orders.get(one)))) {
                    wrong.add("Machine " + machine + " has orders "
                            + orders.get(one).get("code").asString() + " and "
                            + orders.get(other).get("code").asString() + " at once");
                }
            }
        }
    }

    private static Instant start(JsonNode order) {
        return Instant.parse(order.get("need").get("period").get("start").asString());
    }

    private static Instant end(JsonNode order) {
        JsonNode completed = order.get("work").get("completedAt");
        Instant planned =
                Instant.parse(order.get("need").get("period").get("end").asString());
        if (completed.isNull()) {
            return planned;
        }
        // What was ended early makes its machine free.
        Instant ended = Instant.parse(completed.asString());
        return ended.isBefore(planned) ? ended : planned;
    }

    private static void ledger(Handset management, List<String> wrong) {
        JsonNode check = management.get("/api/ledger/check");
        long total = check.get("total").get("minor").asLong();
        if (total != 0 || !check.get("unbalanced").isEmpty()) {
            wrong.add("The ledger is out of balance by " + total + "; journals " + check.get("unbalanced"));
        }
    }
}
