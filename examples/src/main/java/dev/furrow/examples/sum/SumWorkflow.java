package dev.furrow.examples.sum;

import dev.furrow.workflow.Workflow;

/// One sum.
// region workflow
class SumWorkflow implements Sum {
    private final Sensors sensors = Workflow.activities(Sensors.class);
    private final Scale scale;

    SumWorkflow(Scale scale) {
        this.scale = scale;
    }

    @Override
    public long of(String one, String other) {
        var a1 = Workflow.async(() -> sensors.readings(one));
        var a2 = Workflow.async(() -> sensors.readings(other));
        int offset = Workflow.sideEffect("offset", Integer.class, scale::offset); // asked once, ever

        long sum = offset;
        for (int reading : a1.join()) {
            sum += reading;
        }
        for (int reading : a2.join()) {
            sum += reading;
        }
        return sum;
    }
}
// endregion
