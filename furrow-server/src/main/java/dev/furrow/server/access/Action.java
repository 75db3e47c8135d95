package dev.furrow.server.access;

import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.operation.Operation;
import java.util.EnumMap;
import java.util.Map;

/// What operations and decisions are called in policies.
final class Action {
    private static final Map<Operation, String> OPERATIONS = new EnumMap<>(Operation.class);
    private static final Map<DecisionType, String> DECISIONS = new EnumMap<>(DecisionType.class);

    static {
        for (Operation operation : Operation.values()) {
            OPERATIONS.put(operation, "swf:" + operation.wireName());
        }
        for (DecisionType type : DecisionType.values()) {
            DECISIONS.put(type, "swf:" + type);
        }
    }

    private Action() {}

    static String of(Operation operation) {
        return OPERATIONS.getOrDefault(operation, "");
    }

    static String of(Decision decision) {
        return DECISIONS.getOrDefault(decision.decisionType(), "");
    }
}
