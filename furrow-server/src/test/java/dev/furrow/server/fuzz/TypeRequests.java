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
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

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

    Step typeStep(boolean workflow) {
        ModelDomain domain = domain();
        ModelDomain.Types types = workflow ? domain.workflowTypes : domain.activityTypes;
        String name = typeName(workflow);
        String version = oneIn(5) ? "2" : "1";
        RegistrationStatus status = types.status(name, version);
        WorkflowType workflowType = new WorkflowType(name, version);
        ActivityType activityType = new ActivityType(name, version);
        String described =
                (workflow ? "WorkflowType" : "ActivityType") + "=[name=" + name + ", version=" + version + "]";
        // Most of the time there should be types that can be used.
        int kind = status == RegistrationStatus.REGISTERED ? random.nextInt(40) : random.nextInt(10);
        return switch (kind) {
            case 0, 1, 2, 3 -> {
                Request request = register(domain, workflow, name, version);
                yield in(domain, request, () -> {
                    if (domain.status == RegistrationStatus.DEPRECATED) {
                        return refused(request, "DomainDeprecatedFault", domain.name);
                    }
                    return status != null
                            ? refused(request, "TypeAlreadyExistsFault", described)
                            : done(request, () -> types.set(name, version, RegistrationStatus.REGISTERED));
                });
            }
            case 4, 5, 6 -> {
                Request request = workflow
                        ? new UndeprecateWorkflowTypeRequest(domain.name, workflowType)
                        : new UndeprecateActivityTypeRequest(domain.name, activityType);
                yield ofType(
                        domain,
                        request,
                        status,
                        described,
                        () -> status == RegistrationStatus.REGISTERED
                                ? refused(request, "TypeAlreadyExistsFault", described)
                                : done(request, () -> types.set(name, version, RegistrationStatus.REGISTERED)));
            }
            case 7 -> {
                Request request = workflow
                        ? new DeleteWorkflowTypeRequest(domain.name, workflowType)
                        : new DeleteActivityTypeRequest(domain.name, activityType);
                yield ofType(
                        domain,
                        request,
                        status,
                        described,
                        () -> status == RegistrationStatus.REGISTERED
                                ? refused(
                                        request,
                                        "TypeNotDeprecatedFault",
                                        "The type is currently registered and cannot be deleted in its current state")
                                : done(request, () -> types.delete(name, version)));
            }
            case 8 -> {
                Request request = workflow
                        ? new DeprecateWorkflowTypeRequest(domain.name, workflowType)
                        : new DeprecateActivityTypeRequest(domain.name, activityType);
                yield ofType(
                        domain,
                        request,
                        status,
                        described,
                        () -> status == RegistrationStatus.DEPRECATED
                                ? refused(request, "TypeDeprecatedFault", described)
                                : done(request, () -> types.set(name, version, RegistrationStatus.DEPRECATED)));
            }
            default ->
                kind % 2 == 0
                        ? listTypes(domain, workflow, types)
                        : describeType(domain, workflow, status, described, workflowType, activityType);
        };
    }

    private Step ofType(
            ModelDomain domain, Request request, RegistrationStatus status, String described, Supplier<Step> ifThere) {
        return in(
                domain,
                request,
                () -> status == null ? refused(request, UNKNOWN, "Unknown type: " + described) : ifThere.get());
    }

    private Step describeType(
            ModelDomain domain,
            boolean workflow,
            RegistrationStatus status,
            String described,
            WorkflowType workflowType,
            ActivityType activityType) {
        if (workflow) {
            DescribeWorkflowTypeRequest request = new DescribeWorkflowTypeRequest(domain.name, workflowType);
            return ofType(
                    domain,
                    request,
                    status,
                    described,
                    () -> answered(request, WorkflowTypeDetail.class, detail -> {
                        assertThat(detail.typeInfo().workflowType()).isEqualTo(workflowType);
                        assertThat(detail.typeInfo().status()).isEqualTo(status);
                        assertThat(detail.typeInfo().deprecationDate() == null)
                                .isEqualTo(status == RegistrationStatus.REGISTERED);
                        assertThat(detail.configuration().defaultTaskList() == null)
                                .isEqualTo(workflowType.name().equals("bare"));
                    }));
        }
        DescribeActivityTypeRequest request = new DescribeActivityTypeRequest(domain.name, activityType);
        return ofType(
                domain,
                request,
                status,
                described,
                () -> answered(request, ActivityTypeDetail.class, detail -> {
                    assertThat(detail.typeInfo().activityType()).isEqualTo(activityType);
                    assertThat(detail.typeInfo().status()).isEqualTo(status);
                    assertThat(detail.typeInfo().deprecationDate() == null)
                            .isEqualTo(status == RegistrationStatus.REGISTERED);
                }));
    }

    private Step listTypes(ModelDomain domain, boolean workflow, ModelDomain.Types types) {
        RegistrationStatus status = any(List.of(RegistrationStatus.values()));
        boolean reverse = oneIn(2);
        List<List<String>> expected = reverse ? types.all(status).reversed() : types.all(status);
        if (workflow) {
            ListWorkflowTypesRequest request =
                    new ListWorkflowTypesRequest(domain.name, null, status, null, null, reverse);
            return in(
                    domain,
                    request,
                    () -> answered(
                            request,
                            WorkflowTypeInfos.class,
                            infos -> assertThat(infos.typeInfos().stream()
                                            .map(info -> List.of(
                                                    info.workflowType().name(),
                                                    info.workflowType().version()))
                                            .toList())
                                    .isEqualTo(expected)));
        }
        ListActivityTypesRequest request = new ListActivityTypesRequest(domain.name, null, status, null, null, reverse);
        return in(
                domain,
                request,
                () -> answered(
                        request,
                        ActivityTypeInfos.class,
                        infos -> assertThat(infos.typeInfos().stream()
                                        .map(info -> List.of(
                                                info.activityType().name(),
                                                info.activityType().version()))
                                        .toList())
                                .isEqualTo(expected)));
    }
}
