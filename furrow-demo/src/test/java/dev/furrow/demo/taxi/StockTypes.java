package dev.furrow.demo.taxi;

import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.ActivityType;
import software.amazon.awssdk.services.swf.model.ChildPolicy;
import software.amazon.awssdk.services.swf.model.WorkflowType;

/// The types as a program on the AWS SDK knows and registers them.
public final class StockTypes {
    static final WorkflowType BOOK_TAXI = WorkflowType.builder()
            .name(TaxiTypes.BOOK_TAXI)
            .version(TaxiTypes.VERSION)
            .build();

    /// The timer that runs while the offer stands.
    static final String PATIENCE = "patience";

    private static final String NEVER = "NONE";
    private static final String TASK_SECONDS = "5";

    private StockTypes() {}

    static ActivityType type(TaxiActivity activity) {
        return ActivityType.builder()
                .name(activity.type())
                .version(TaxiTypes.VERSION)
                .build();
    }

    /// The task list of the workers that do it.
    public static String taskList(TaxiActivity activity) {
        return switch (activity) {
            case FIND_TAXIS -> "dispatch";
            case OFFER_RIDE, TELL_DRIVER -> "drivers";
            case TELL_CUSTOMER -> "customers";
        };
    }

    /// Registers all types.
    public static void register(SwfClient swf) {
        swf.registerWorkflowType(type -> type.domain(TaxiTypes.DOMAIN)
                .name(TaxiTypes.BOOK_TAXI)
                .version(TaxiTypes.VERSION)
                .defaultTaskList(list -> list.name(TaxiTypes.DECISIONS))
                .defaultTaskStartToCloseTimeout(TASK_SECONDS)
                .defaultExecutionStartToCloseTimeout("3600")
                .defaultChildPolicy(ChildPolicy.TERMINATE));
        for (TaxiActivity activity : TaxiActivity.values()) {
            swf.registerActivityType(type -> type.domain(TaxiTypes.DOMAIN)
                    .name(activity.type())
                    .version(TaxiTypes.VERSION)
                    .defaultTaskList(list -> list.name(taskList(activity)))
                    .defaultTaskScheduleToStartTimeout(NEVER)
                    .defaultTaskScheduleToCloseTimeout(NEVER)
                    .defaultTaskStartToCloseTimeout(TASK_SECONDS)
                    .defaultTaskHeartbeatTimeout(NEVER));
        }
    }
}
