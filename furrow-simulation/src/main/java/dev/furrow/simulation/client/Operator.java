package dev.furrow.simulation.client;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.DeleteActivityTypeRequest;
import dev.furrow.api.operation.DeleteWorkflowTypeRequest;
import dev.furrow.api.operation.DeprecateActivityTypeRequest;
import dev.furrow.api.operation.DeprecateDomainRequest;
import dev.furrow.api.operation.DeprecateWorkflowTypeRequest;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.UndeprecateActivityTypeRequest;
import dev.furrow.api.operation.UndeprecateDomainRequest;
import dev.furrow.api.operation.UndeprecateWorkflowTypeRequest;
import dev.furrow.simulation.schedule.Chance;

/// Registers, deprecates, takes that back, and deletes. Repairs more than it breaks.
final class Operator extends Client {
    Operator(String name, Vocabulary words) {
        super(name, words);
    }

    @Override
    Request think(String mark) {
        Chance chance = words().chance();
        if (chance.oneIn(40)) {
            return new DeprecateDomainRequest(Vocabulary.DOMAIN);
        }
        if (chance.oneIn(6)) {
            return new UndeprecateDomainRequest(Vocabulary.DOMAIN);
        }
        return chance.oneIn(2) ? aboutWorkflowType(chance) : aboutActivityType(chance);
    }

    private static Request aboutWorkflowType(Chance chance) {
        RegisterWorkflowTypeRequest register = chance.pick(Vocabulary.WORKFLOW_TYPES);
        WorkflowType type = new WorkflowType(register.name(), register.version());
        return switch (chance.below(10)) {
            case 0 -> new DeprecateWorkflowTypeRequest(register.domain(), type);
            case 1 -> new DeleteWorkflowTypeRequest(register.domain(), type);
            case 2, 3, 4, 5 -> new UndeprecateWorkflowTypeRequest(register.domain(), type);
            default -> register;
        };
    }

    private static Request aboutActivityType(Chance chance) {
        RegisterActivityTypeRequest register = chance.pick(Vocabulary.ACTIVITY_TYPES);
        ActivityType type = new ActivityType(register.name(), register.version());
        return switch (chance.below(10)) {
            case 0 -> new DeprecateActivityTypeRequest(register.domain(), type);
            case 1 -> new DeleteActivityTypeRequest(register.domain(), type);
            case 2, 3, 4, 5 -> new UndeprecateActivityTypeRequest(register.domain(), type);
            default -> register;
        };
    }
}
