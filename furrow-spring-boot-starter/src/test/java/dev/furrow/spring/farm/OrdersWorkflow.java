package dev.furrow.spring.farm;

import dev.furrow.spring.FurrowWorkflow;
import dev.furrow.workflow.Workflow;

// region workflow
@FurrowWorkflow
public class OrdersWorkflow implements Orders {
    private final Barn barn = Workflow.activities(Barn.class);

    @Override
    public String place(String what) {
        return barn.fetch(what);
    }
}
// endregion
