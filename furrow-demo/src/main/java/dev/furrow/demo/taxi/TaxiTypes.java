package dev.furrow.demo.taxi;

import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.ActivityType;
import software.amazon.awssdk.services.swf.model.ChildPolicy;
import software.amazon.awssdk.services.swf.model.DomainAlreadyExistsException;
import software.amazon.awssdk.services.swf.model.RegisterActivityTypeRequest;
import software.amazon.awssdk.services.swf.model.RegisterDomainRequest;
import software.amazon.awssdk.services.swf.model.RegisterWorkflowTypeRequest;
import software.amazon.awssdk.services.swf.model.TypeAlreadyExistsException;
import software.amazon.awssdk.services.swf.model.WorkflowType;

/// The domain and the types of the application, with their defaults, and the words that its parts have agreed on.
public final class TaxiTypes {
    /// The domain.
    public static final String DOMAIN = "taxi-demo";

    /// The task list of the deciders.
    public static final String DECISIONS = "bookings";

    /// The workflow type: one execution is one booking, its input a [Ride].
    public static final WorkflowType BOOK_TAXI =
            WorkflowType.builder().name("BookTaxi").version("1.0").build();

    /// The signal by which a driver accepts; its input is the taxi.
    public static final String ACCEPTED = "accepted";

    /// The timer that runs while the offer stands.
    public static final String PATIENCE = "patience";

    private static final String VERSION = "1.0";
    private static final String NEVER = "NONE";
    private static final String TASK_SECONDS = "5";
    private static final String BOOKING_SECONDS = String.valueOf(30 * 24 * 60 * 60);
    private static final String RETENTION_DAYS = "7";

    private TaxiTypes() {}

    /// The type of an activity.
    static ActivityType type(TaxiActivity activity) {
        return ActivityType.builder().name(activity.type()).version(VERSION).build();
    }

    /// Registers everything. Settings of a type never change, so one that is there already is as it should be.
    public static void register(SwfClient swf) {
        registerDomain(swf);
        registerBookTaxi(swf);
        for (TaxiActivity activity : TaxiActivity.values()) {
            registerActivity(swf, activity);
        }
    }

    private static void registerDomain(SwfClient swf) {
        try {
            swf.registerDomain(RegisterDomainRequest.builder()
                    .name(DOMAIN)
                    .description("Taxi bookings of furrow demo")
                    .workflowExecutionRetentionPeriodInDays(RETENTION_DAYS)
                    .build());
        } catch (DomainAlreadyExistsException known) {
            // From an earlier run, or by another worker a moment ago.
        }
    }

    private static void registerBookTaxi(SwfClient swf) {
        try {
            swf.registerWorkflowType(RegisterWorkflowTypeRequest.builder()
                    .domain(DOMAIN)
                    .name(BOOK_TAXI.name())
                    .version(BOOK_TAXI.version())
                    .description("Finds a taxi for a customer")
                    .defaultTaskList(list -> list.name(DECISIONS))
                    .defaultTaskStartToCloseTimeout(TASK_SECONDS)
                    .defaultExecutionStartToCloseTimeout(BOOKING_SECONDS)
                    .defaultChildPolicy(ChildPolicy.TERMINATE)
                    .build());
        } catch (TypeAlreadyExistsException known) {
            // As above.
        }
    }

    /// A task may wait for a worker for as long as it takes, so that nothing fails while the demo is not running; a
    /// worker that took it must be done soon, so that a worker which died is not waited for.
    private static void registerActivity(SwfClient swf, TaxiActivity activity) {
        try {
            swf.registerActivityType(RegisterActivityTypeRequest.builder()
                    .domain(DOMAIN)
                    .name(activity.type())
                    .version(VERSION)
                    .description(activity.description())
                    .defaultTaskList(list -> list.name(activity.taskList()))
                    .defaultTaskScheduleToStartTimeout(NEVER)
                    .defaultTaskScheduleToCloseTimeout(NEVER)
                    .defaultTaskStartToCloseTimeout(TASK_SECONDS)
                    .defaultTaskHeartbeatTimeout(NEVER)
                    .build());
        } catch (TypeAlreadyExistsException known) {
            // As above.
        }
    }
}
