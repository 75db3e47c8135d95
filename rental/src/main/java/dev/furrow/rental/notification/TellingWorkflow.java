package dev.furrow.rental.notification;

import dev.furrow.spring.FurrowWorkflow;
import dev.furrow.workflow.Workflow;
import java.util.EnumMap;
import java.util.Map;

/// Push first, then as loud as the notice asks, then one step louder if that did not arrive: push, SMS, call. In a
/// person's quiet time only the push goes out, and the rest waits for the morning; a call that cannot wait does not.
// region workflow
@FurrowWorkflow
public class TellingWorkflow implements Telling {
    private final TellingDesk desk = Workflow.activities(TellingDesk.class);
    private final Map<Channel, Boolean> ends = new EnumMap<>(Channel.class);

    @Override
    public String tell(Told told) {
        var plan = desk.plan(told);
        var arrived = "nowhere";
        for (var step : plan.always()) {
            arrived = take(told, step) ? step.channel().name() : arrived;
        }
        if (arrived.equals(Channel.PUSH.name()) && plan.isPushEnough()) {
            return arrived;
        }
        for (var step : plan.untilOneArrives()) {
            if (take(told, step)) {
                return step.channel().name();
            }
        }
        return arrived;
    }

    /// @return whether the message arrived, as far as its provider knows
    private boolean take(Told told, Plan.Step step) {
        if (step.after().isPositive()) {
            Workflow.sleep(step.after());
        }
        var channel = step.channel();
        return switch (desk.send(told, channel)) {
            case REFUSED -> false;
            case TAKEN -> true;
            case ON_ITS_WAY -> {
                Workflow.await(step.patience(), () -> ends.containsKey(channel));
                yield ends.getOrDefault(channel, false);
            }
        };
    }

    @Override
    public void ended(Channel channel, boolean arrived) {
        ends.put(channel, arrived);
    }
}
// endregion
