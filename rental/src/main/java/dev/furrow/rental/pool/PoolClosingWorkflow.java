package dev.furrow.rental.pool;

import dev.furrow.spring.FurrowWorkflow;
import dev.furrow.workflow.Workflow;

/// Size or date, whatever comes first.
// region workflow
@FurrowWorkflow
public class PoolClosingWorkflow implements PoolClosing {
    private final PoolDesk desk = Workflow.activities(PoolDesk.class);
    private int signals;

    @Override
    public int watch(String poolId) {
        while (true) {
            int heard = signals;
            var now = desk.look(poolId);
            if (now.isFull() || !Workflow.await(now.untilClosing(), () -> signals > heard)) {
                return desk.close(poolId);
            }
        }
    }

    @Override
    public void joined() {
        signals++;
    }
}
// endregion
