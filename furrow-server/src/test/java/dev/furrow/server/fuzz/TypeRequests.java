package dev.furrow.server.fuzz;

import static dev.furrow.server.fuzz.Step.UNKNOWN;
import static dev.furrow.server.fuzz.Step.answered;
import static dev.furrow.server.fuzz.Step.done;
import static dev.furrow.server.fuzz.Step.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.ActivityTypeInfos;
import dev.furrow.api.operation.DeleteActivityTypeRequest;
import dev.furrow.api.operation.DeleteWorkflowTypeRequest;
import dev.furrow.api.operation.DeprecateActivityTypeRequest;
import dev.furrow.api.operation.DeprecateWorkflowTypeRequest;
import dev.furrow.api.operation.DescribeActivityTypeRequest;
import dev.furrow.api.operation.DescribeWorkflowTypeRequest;
import dev.furrow.api.operation.ListActivityTypesRequest;
import dev.furrow.api.operation.ListWorkflowTypesRequest;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.UndeprecateActivityTypeRequest;
import dev.furrow.api.operation.UndeprecateWorkflowTypeRequest;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.api.operation.WorkflowTypeInfos;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Requests about workflow and activity types.
final class TypeRequests extends ModelRequests {
    TypeRequests(SplittableRandom random, ModelDomains domains) {
        super(random, domains);
    }

    static Request register(ModelDomain domain, boolean workflow, String name, String version) {
        // One name has no defaults.
        boolean bare = name.equals("bare");
        return workflow
                ? new RegisterWorkflowTypeRequest(
                        domain.name,
                        name,
                        version,
                        null,
                        bare ? null : "NONE",
                        bare ? null : "31536000",
                        bare ? null : LIST,
                        null,
                        bare ? null : ChildPolicy.TERMINATE,
                        null)
                : new RegisterActivityTypeRequest(
                        domain.name, name, version, null, "NONE", "NONE", LIST, null, "NONE", "NONE");
    }

    static void registered(ModelDomain domain, boolean workflow, String name, String version) {
        (workflow ? domain.workflowTypes : domain.activityTypes).set(name, version, RegistrationStatus.REGISTERED);
    }

    /// A type that is asked about.
    private record Subject(ModelDomain domain, boolean workflow, String name, String version) {
        ModelDomain.Types types() {
            return workflow ? domain.workflowTypes : domain.activityTypes;
        }

        /// As it is now; null if it is not known.
        RegistrationStatus status() {
            return types().status(name, version);
        }

        void set(RegistrationStatus status) {
            types().set(name, version, status);
        }

        WorkflowType workflowType() {
            return new WorkflowType(name, version);
        }

        ActivityType activityType() {
            return new ActivityType(name, version);
        }

        String described() {
            return (workflow ? "WorkflowType" : "ActivityType") + "=[name=" + name + ", version=" + version + "]";
        }
    }

    Step typeStep(boolean workflow) {
        Subject subject = new Subject(domain(), workflow, typeName(workflow), oneIn(5) ? "2" : "1");
        // Most of the time there should be types that can be used.
        int kind = subject.status() == RegistrationStatus.REGISTERED ? random.nextInt(40) : random.nextInt(10);
        return switch (kind) {
            case 0, 1, 2, 3 -> registration(subject);
            case 4, 5, 6 ->
                change(
                        subject,
                        workflow
                                ? new UndeprecateWorkflowTypeRequest(subject.domain.name, subject.workflowType())
                                : new UndeprecateActivityTypeRequest(subject.domain.name, subject.activityType()),
                        RegistrationStatus.REGISTERED,
                        "TypeAlreadyExistsFault",
                        subject.described(),
                        () -> subject.set(RegistrationStatus.REGISTERED));
            case 7 ->
                change(
                        subject,
                        workflow
                                ? new DeleteWorkflowTypeRequest(subject.domain.name, subject.workflowType())
                                : new DeleteActivityTypeRequest(subject.domain.name, subject.activityType()),
                        RegistrationStatus.REGISTERED,
                        "TypeNotDeprecatedFault",
                        "The type is currently registered and cannot be deleted in its current state",
                        () -> subject.types().delete(subject.name, subject.version));
            case 8 ->
                change(
                        subject,
                        workflow
                                ? new DeprecateWorkflowTypeRequest(subject.domain.name, subject.workflowType())
                                : new DeprecateActivityTypeRequest(subject.domain.name, subject.activityType()),
                        RegistrationStatus.DEPRECATED,
                        "TypeDeprecatedFault",
                        subject.described(),
                        () -> subject.set(RegistrationStatus.DEPRECATED));
            default ->
                kind % 2 == 0
                        ? listTypes(subject.domain, workflow, subject.types())
                        : workflow ? describeWorkflowType(subject) : describeActivityType(subject);
        };
    }

    private Step registration(Subject subject) {
        Request request = register(subject.domain, subject.workflow, subject.name, subject.version);
        return in(subject.domain, request, () -> {
            if (subject.domain.status == RegistrationStatus.DEPRECATED) {
                return refused(request, "DomainDeprecatedFault", subject.domain.name);
            }
            return subject.status() != null
                    ? refused(request, "TypeAlreadyExistsFault", subject.described())
                    : done(request, () -> subject.set(RegistrationStatus.REGISTERED));
        });
    }

    /// @param unless the status in which the request is refused
    private Step change(
            Subject subject,
            Request request,
            RegistrationStatus unless,
            String fault,
            String message,
            Runnable effect) {
        return ofType(
                subject,
                request,
                () -> subject.status() == unless ? refused(request, fault, message) : done(request, effect));
    }

    private Step ofType(Subject subject, Request request, Supplier<Step> ifThere) {
        return in(
                subject.domain,
                request,
                () -> subject.status() == null
                        ? refused(request, UNKNOWN, "Unknown type: " + subject.described())
                        : ifThere.get());
    }

    private Step describeWorkflowType(Subject subject) {
        Request request = new DescribeWorkflowTypeRequest(subject.domain.name, subject.workflowType());
        return ofType(
                subject,
                request,
                () -> answered(request, WorkflowTypeDetail.class, detail -> {
                    assertThat(detail.typeInfo().workflowType()).isEqualTo(subject.workflowType());
                    isAsRegistered(
                            subject,
                            detail.typeInfo().status(),
                            detail.typeInfo().deprecationDate());
                    assertThat(detail.configuration().defaultTaskList() == null).isEqualTo(subject.name.equals("bare"));
                }));
    }

    private Step describeActivityType(Subject subject) {
        Request request = new DescribeActivityTypeRequest(subject.domain.name, subject.activityType());
        return ofType(
                subject,
                request,
                () -> answered(request, ActivityTypeDetail.class, detail -> {
                    assertThat(detail.typeInfo().activityType()).isEqualTo(subject.activityType());
                    isAsRegistered(
                            subject,
                            detail.typeInfo().status(),
                            detail.typeInfo().deprecationDate());
                }));
    }

    private static void isAsRegistered(Subject subject, RegistrationStatus status, Instant deprecated) {
        assertThat(status).isEqualTo(subject.status());
        assertThat(deprecated == null).isEqualTo(status == RegistrationStatus.REGISTERED);
    }

    private Step listTypes(ModelDomain domain, boolean workflow, ModelDomain.Types types) {
        RegistrationStatus status = any(List.of(RegistrationStatus.values()));
        boolean reverse = oneIn(2);
        List<List<String>> expected = reverse ? types.all(status).reversed() : types.all(status);
        if (workflow) {
            Request request = new ListWorkflowTypesRequest(domain.name, null, status, null, null, reverse);
            return listed(
                    domain,
                    request,
                    WorkflowTypeInfos.class,
                    expected,
                    infos -> infos.typeInfos().stream()
                            .map(info -> List.of(
                                    info.workflowType().name(),
                                    info.workflowType().version())));
        }
        Request request = new ListActivityTypesRequest(domain.name, null, status, null, null, reverse);
        return listed(
                domain,
                request,
                ActivityTypeInfos.class,
                expected,
                infos -> infos.typeInfos().stream()
                        .map(info -> List.of(
                                info.activityType().name(), info.activityType().version())));
    }

    private <T extends Record> Step listed(
            ModelDomain domain,
            Request request,
            Class<T> type,
            List<List<String>> expected,
            Function<T, Stream<List<String>>> names) {
        return in(
                domain,
                request,
                type,
                infos -> assertThat(names.apply(infos).toList()).isEqualTo(expected));
    }
}
