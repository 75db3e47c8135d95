package dev.furrow.internal.worker;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ActivityTypeConfiguration;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.DescribeActivityTypeRequest;
import dev.furrow.api.operation.DescribeWorkflowTypeRequest;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.WorkflowTypeConfiguration;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.internal.contract.ActivityMethod;
import dev.furrow.internal.contract.TimeLimit;
import dev.furrow.internal.contract.WorkflowContract;
import dev.furrow.lowlevel.SwfClient;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.Timeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compares types with what the service has, and registers what is missing.
///
/// It asks before it registers, because registrations are what the service throttles first, and a fleet that
/// starts together finds almost everything there.
public final class Registrar {
    private final SwfClient client;
    private final String domain;
    private final String taskList;
    private final boolean register;
    private final List<String> drift = new ArrayList<>();

    /// @param taskList the default of types that name none
    /// @param register whether what is missing is registered; otherwise it is drift
    public Registrar(SwfClient client, String domain, String taskList, boolean register) {
        this.client = client;
        this.domain = domain;
        this.taskList = taskList;
        this.register = register;
    }

    /// A line for each thing in which a type differs from what is declared.
    public List<String> drift() {
        return drift;
    }

    /// Sees to a workflow type.
    public void workflow(WorkflowContract contract) {
        if (!contract.register()) {
            return;
        }
        WorkflowType type = new WorkflowType(contract.name(), contract.version());
        RegisterWorkflowTypeRequest wanted = wanted(contract);
        WorkflowTypeDetail known =
                find(() -> client.describeWorkflowType(new DescribeWorkflowTypeRequest(domain, type)));
        if (known == null) {
            missing(contract.describe(), FaultType.TYPE_ALREADY_EXISTS, () -> client.registerWorkflowType(wanted));
            return;
        }
        WorkflowTypeConfiguration has = known.configuration();
        deprecated(contract.describe(), known.typeInfo().status());
        compare(
                contract.describe(),
                "execution timeout",
                wanted.defaultExecutionStartToCloseTimeout(),
                has.defaultExecutionStartToCloseTimeout());
        compare(
                contract.describe(),
                "decision timeout",
                wanted.defaultTaskStartToCloseTimeout(),
                has.defaultTaskStartToCloseTimeout());
        compare(contract.describe(), "child policy", wanted.defaultChildPolicy(), has.defaultChildPolicy());
        if (contract.options().taskList() != null) {
            compare(contract.describe(), "task list", wanted.defaultTaskList(), has.defaultTaskList());
        }
    }

    private RegisterWorkflowTypeRequest wanted(WorkflowContract contract) {
        String list = contract.options().taskList();
        return new RegisterWorkflowTypeRequest(
                domain,
                contract.name(),
                contract.version(),
                null,
                TimeLimit.toWireOrNull(contract.options().decisionTimeout()),
                TimeLimit.toWireOrNull(contract.options().executionTimeout()),
                new TaskList(list == null ? taskList : list),
                null,
                ChildPolicy.valueOf(contract.childPolicy().name()),
                null);
    }

    /// Sees to an activity type.
    public void activity(ActivityMethod activity) {
        if (!activity.register()) {
            return;
        }
        ActivityType type = new ActivityType(activity.name(), activity.version());
        RegisterActivityTypeRequest wanted = wanted(activity);
        ActivityTypeDetail known =
                find(() -> client.describeActivityType(new DescribeActivityTypeRequest(domain, type)));
        if (known == null) {
            missing(activity.describe(), FaultType.TYPE_ALREADY_EXISTS, () -> client.registerActivityType(wanted));
            return;
        }
        ActivityTypeConfiguration has = known.configuration();
        String name = activity.describe();
        deprecated(name, known.typeInfo().status());
        compare(name, "start to close", wanted.defaultTaskStartToCloseTimeout(), has.defaultTaskStartToCloseTimeout());
        compare(
                name,
                "schedule to start",
                wanted.defaultTaskScheduleToStartTimeout(),
                has.defaultTaskScheduleToStartTimeout());
        compare(
                name,
                "schedule to close",
                wanted.defaultTaskScheduleToCloseTimeout(),
                has.defaultTaskScheduleToCloseTimeout());
        compare(name, "heartbeat", wanted.defaultTaskHeartbeatTimeout(), has.defaultTaskHeartbeatTimeout());
        if (activity.options().taskList() != null) {
            compare(name, "task list", wanted.defaultTaskList(), has.defaultTaskList());
        }
    }

    private RegisterActivityTypeRequest wanted(ActivityMethod activity) {
        ActivityOptions options = activity.options();
        String list = options.taskList();
        return new RegisterActivityTypeRequest(
                domain,
                activity.name(),
                activity.version(),
                null,
                wireOrNone(options.startToClose()),
                wireOrNone(options.heartbeat()),
                new TaskList(list == null ? taskList : list),
                null,
                wireOrNone(options.scheduleToStart()),
                wireOrNone(options.scheduleToClose()));
    }

    private static String wireOrNone(@Nullable Duration limit) {
        return TimeLimit.toWire(limit == null ? Timeout.NONE : limit);
    }

    private static <T> @Nullable T find(Supplier<T> describe) {
        try {
            return describe.get();
        } catch (SwfException refused) {
            if (refused.type() == FaultType.UNKNOWN_RESOURCE) {
                return null;
            }
            throw refused;
        }
    }

    private void missing(String name, FaultType already, Runnable registration) {
        if (!register) {
            drift.add(name + " is not registered");
            return;
        }
        try {
            registration.run();
        } catch (SwfException refused) {
            // Somebody else was faster, with the same declaration as far as we know.
            if (refused.type() != already) {
                throw refused;
            }
        }
    }

    private void deprecated(String name, RegistrationStatus status) {
        if (status == RegistrationStatus.DEPRECATED) {
            drift.add(name + " is deprecated: nobody can start or schedule it");
        }
    }

    private void compare(String name, String what, @Nullable Object declared, @Nullable Object registered) {
        if (!Objects.equals(declared, registered)) {
            drift.add(name + ": " + what + " is declared " + declared + " and registered " + registered);
        }
    }
}
