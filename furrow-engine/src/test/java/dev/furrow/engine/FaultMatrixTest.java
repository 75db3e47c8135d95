package dev.furrow.engine;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.quota.Quotas;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every fault that an operation may answer, in the words that clients parse (specification, section 1.3 and appendix
/// B). Faults for the domain, for tokens and for pages have tests of their own: `UnknownDomainTest`,
/// `TaskOfTokenTest`, `PaginationTest`.
class FaultMatrixTest {
    private static final String NO_SUCH_RUN = "AAAAAAAAAAAAAAAAAAAAAA";

    private final TestEngine engine = new TestEngine(new EngineSettings(
                    1,
                    EngineSettings.AWS.limits(),
                    with(
                            Quotas.AWS,
                            "domains",
                            3,
                            "workflowTypesPerDomain",
                            3,
                            "activityTypesPerDomain",
                            3,
                            "openExecutionsPerDomain",
                            3,
                            "pollersPerTaskList",
                            2),
                    EngineSettings.DEFAULT.rates(),
                    "us-east-1",
                    "123456789012",
                    EngineSettings.DEFAULT.lambda(),
                    0))
            .withTypes();

    private static RegisterDomainRequest domain(String name) {
        return new RegisterDomainRequest(name, null, "30", null);
    }

    private static List<ResourceTag> tags(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ResourceTag("key" + i, "value"))
                .toList();
    }

    @Nested
    class Domains {
        @Test
        void aNameThatIsRegisteredCannotBeRegistered() {
            assertRefused(FaultType.DOMAIN_ALREADY_EXISTS, DOMAIN, () -> engine.call(domain(DOMAIN)));
        }

        @Test
        void aNameThatIsDeprecatedCannotBeRegistered() {
            engine.call(new DeprecateDomainRequest(DOMAIN));
            assertRefused(FaultType.DOMAIN_ALREADY_EXISTS, DOMAIN, () -> engine.call(domain(DOMAIN)));
        }

        @Test
        void domainsOfBothStatusesCountTowardsTheLimit() {
            engine.call(domain("second"));
            engine.call(new DeprecateDomainRequest("second"));
            engine.call(domain("third"));
            assertRefused(FaultType.LIMIT_EXCEEDED, () -> engine.call(domain("fourth")));
            assertRefused(
                    FaultType.UNKNOWN_RESOURCE,
                    "Unknown domain: fourth",
                    () -> engine.call(new DescribeDomainRequest("fourth"), DomainDetail.class));
        }

        @Test
        void fiftyTagsAreAllowedAndOneMoreIsTooMany() {
            engine.call(with(domain("second"), "tags", tags(50)));
            assertRefused(FaultType.TOO_MANY_TAGS, () -> engine.call(with(domain("third"), "tags", tags(51))));
        }

        @Test
        void tooManyTagsComeBeforeTheNameAndTheNameBeforeTheLimit() {
            engine.call(domain("second"));
            engine.call(domain("third"));
            assertRefused(FaultType.TOO_MANY_TAGS, () -> engine.call(with(domain(DOMAIN), "tags", tags(51))));
            assertRefused(FaultType.DOMAIN_ALREADY_EXISTS, DOMAIN, () -> engine.call(domain(DOMAIN)));
        }

        @Test
        void aDeprecatedDomainCannotBeDeprecated() {
            engine.call(new DeprecateDomainRequest(DOMAIN));
            assertRefused(FaultType.DOMAIN_DEPRECATED, DOMAIN, () -> engine.call(new DeprecateDomainRequest(DOMAIN)));
        }

        @Test
        void aRegisteredDomainCannotBeUndeprecated() {
            assertRefused(
                    FaultType.DOMAIN_ALREADY_EXISTS, DOMAIN, () -> engine.call(new UndeprecateDomainRequest(DOMAIN)));
        }
    }

    @Nested
    class Types {
        @ParameterizedTest
        @EnumSource
        void aTypeThatIsRegisteredCannotBeRegisteredEvenWithEqualSettings(TypeKind kind) {
            engine.call(kind.register(DOMAIN, "t", "1"));
            assertRefused(
                    FaultType.TYPE_ALREADY_EXISTS,
                    kind.described("t", "1"),
                    () -> engine.call(kind.register(DOMAIN, "t", "1")));
        }

        @ParameterizedTest
        @EnumSource
        void aTypeThatIsDeprecatedCannotBeRegistered(TypeKind kind) {
            engine.call(kind.register(DOMAIN, "t", "1"));
            engine.call(kind.deprecate(DOMAIN, "t", "1"));
            assertRefused(
                    FaultType.TYPE_ALREADY_EXISTS,
                    kind.described("t", "1"),
                    () -> engine.call(kind.register(DOMAIN, "t", "1")));
        }

        @ParameterizedTest
        @EnumSource
        void typesOfBothStatusesCountTowardsTheLimitOfTheirKind(TypeKind kind) {
            engine.call(kind.register(DOMAIN, "t", "1"));
            engine.call(kind.deprecate(DOMAIN, "t", "1"));
            engine.call(kind.register(DOMAIN, "t", "2"));
            assertRefused(FaultType.LIMIT_EXCEEDED, () -> engine.call(kind.register(DOMAIN, "t", "3")));
            engine.call(kind.delete(DOMAIN, "t", "1"));
            engine.call(kind.register(DOMAIN, "t", "3"));
        }

        @ParameterizedTest
        @EnumSource
        void nothingIsRegisteredInADeprecatedDomain(TypeKind kind) {
            engine.call(new DeprecateDomainRequest(DOMAIN));
            assertRefused(FaultType.DOMAIN_DEPRECATED, DOMAIN, () -> engine.call(kind.register(DOMAIN, "t", "1")));
        }

        @ParameterizedTest
        @EnumSource
        void anUnknownTypeCannotBeChangedOrShown(TypeKind kind) {
            engine.call(kind.register(DOMAIN, "t", "2"));
            String unknown = "Unknown type: " + kind.described("t", "1");
            assertRefused(FaultType.UNKNOWN_RESOURCE, unknown, () -> engine.call(kind.deprecate(DOMAIN, "t", "1")));
            assertRefused(FaultType.UNKNOWN_RESOURCE, unknown, () -> engine.call(kind.undeprecate(DOMAIN, "t", "1")));
            assertRefused(FaultType.UNKNOWN_RESOURCE, unknown, () -> engine.call(kind.delete(DOMAIN, "t", "1")));
            assertRefused(FaultType.UNKNOWN_RESOURCE, unknown, () -> kind.describe(engine, DOMAIN, "t", "1"));
        }

        @ParameterizedTest
        @EnumSource
        void aDeprecatedTypeCannotBeDeprecated(TypeKind kind) {
            engine.call(kind.register(DOMAIN, "t", "1"));
            engine.call(kind.deprecate(DOMAIN, "t", "1"));
            assertRefused(
                    FaultType.TYPE_DEPRECATED,
                    kind.described("t", "1"),
                    () -> engine.call(kind.deprecate(DOMAIN, "t", "1")));
        }

        @ParameterizedTest
        @EnumSource
        void aRegisteredTypeCannotBeUndeprecated(TypeKind kind) {
            engine.call(kind.register(DOMAIN, "t", "1"));
            assertRefused(
                    FaultType.TYPE_ALREADY_EXISTS,
                    kind.described("t", "1"),
                    () -> engine.call(kind.undeprecate(DOMAIN, "t", "1")));
        }

        @ParameterizedTest
        @EnumSource
        void aRegisteredTypeCannotBeDeleted(TypeKind kind) {
            engine.call(kind.register(DOMAIN, "t", "1"));
            assertRefused(
                    FaultType.TYPE_NOT_DEPRECATED,
                    "The type is currently registered and cannot be deleted in its current state",
                    () -> engine.call(kind.delete(DOMAIN, "t", "1")));
        }
    }

    @Nested
    class Starting {
        @Test
        void anUnknownTypeCannotBeStarted() {
            assertRefused(
                    FaultType.UNKNOWN_RESOURCE,
                    "Unknown type: WorkflowType=[name=w, version=9]",
                    () -> engine.call(with(start("wf"), "workflowType", new WorkflowType("w", "9")), Run.class));
        }

        @Test
        void anActivityTypeIsNoWorkflowType() {
            assertRefused(
                    FaultType.UNKNOWN_RESOURCE,
                    "Unknown type: WorkflowType=[name=a, version=1]",
                    () -> engine.call(with(start("wf"), "workflowType", new WorkflowType("a", "1")), Run.class));
        }

        @Test
        void aDeprecatedTypeCannotBeStarted() {
            engine.call(new DeprecateWorkflowTypeRequest(DOMAIN, TestEngine.workflowType()));
            assertRefused(
                    FaultType.TYPE_DEPRECATED,
                    "WorkflowType=[name=w, version=1]",
                    () -> engine.call(start("wf"), Run.class));
        }

        @Test
        void nothingStartsInADeprecatedDomain() {
            engine.call(new DeprecateDomainRequest(DOMAIN));
            assertRefused(FaultType.DOMAIN_DEPRECATED, DOMAIN, () -> engine.call(start("wf"), Run.class));
        }

        @Test
        void aSecondRunOfAWorkflowIdCannotBeStarted() {
            engine.start("wf");
            assertRefused(
                    FaultType.WORKFLOW_EXECUTION_ALREADY_STARTED,
                    "Already Started",
                    () -> engine.call(start("wf"), Run.class));
        }

        @Test
        void openRunsAreLimitedByDomain() {
            engine.start("one");
            engine.start("two");
            WorkflowExecution third = engine.start("three");
            assertRefused(FaultType.LIMIT_EXCEEDED, () -> engine.call(start("four"), Run.class));
            engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, third.workflowId(), null, null, null, null));
            engine.start("four");
        }

        @Test
        void theLimitOfOneDomainIsNotThatOfAnother() {
            engine.start("one");
            engine.start("two");
            engine.start("three");
            engine.call(domain("second"));
            engine.call(with(registerWorkflowType("w", "1"), "domain", "second"));
            engine.call(with(start("four"), "domain", "second"), Run.class);
        }

        @Test
        void whatHasNoValueAnywhereIsNamedByItsDefault() {
            engine.call(TypeKind.WORKFLOW.register(DOMAIN, "bare", "1"));
            StartWorkflowExecutionRequest request = with(start("wf"), "workflowType", new WorkflowType("bare", "1"));
            assertUndefined("defaultExecutionStartToCloseTimeout", request);
            request = with(request, "executionStartToCloseTimeout", "60");
            assertUndefined("defaultTaskList", request);
            request = with(request, "taskList", new dev.furrow.api.TaskList("l"));
            assertUndefined("defaultTaskStartToCloseTimeout", request);
            request = with(request, "taskStartToCloseTimeout", "60");
            assertUndefined("defaultChildPolicy", request);
            request = with(request, "childPolicy", ChildPolicy.ABANDON);
            engine.call(request, Run.class);
        }

        private void assertUndefined(String name, StartWorkflowExecutionRequest request) {
            assertRefused(FaultType.DEFAULT_UNDEFINED, name, () -> engine.call(request, Run.class));
        }

        /// Section 2.3: each request is wrong in everything that is checked later, too.
        @Test
        void checksHaveAnOrder() {
            engine.start("wf");
            engine.start("two");
            engine.start("three");
            engine.call(TypeKind.WORKFLOW.register(DOMAIN, "bare", "1"));
            StartWorkflowExecutionRequest bare = with(start("wf"), "workflowType", new WorkflowType("bare", "1"));
            StartWorkflowExecutionRequest unknown = with(start("wf"), "workflowType", new WorkflowType("no", "1"));

            assertRefused(
                    FaultType.WORKFLOW_EXECUTION_ALREADY_STARTED,
                    "Already Started",
                    () -> engine.call(start("wf"), Run.class));
            assertUndefined("defaultExecutionStartToCloseTimeout", bare);
            engine.call(new DeprecateWorkflowTypeRequest(DOMAIN, new WorkflowType("bare", "1")));
            assertRefused(
                    FaultType.TYPE_DEPRECATED,
                    "WorkflowType=[name=bare, version=1]",
                    () -> engine.call(bare, Run.class));
            assertRefused(
                    FaultType.UNKNOWN_RESOURCE,
                    "Unknown type: WorkflowType=[name=no, version=1]",
                    () -> engine.call(unknown, Run.class));
            engine.call(new DeprecateDomainRequest(DOMAIN));
            assertRefused(FaultType.DOMAIN_DEPRECATED, DOMAIN, () -> engine.call(unknown, Run.class));
            assertRefused(
                    FaultType.UNKNOWN_RESOURCE,
                    "Unknown domain: nowhere",
                    () -> engine.call(with(unknown, "domain", "nowhere"), Run.class));
        }
    }

    @Nested
    class Runs {
        private List<Request> aboutTheOpenRun(String workflowId, String runId) {
            return List.of(
                    new SignalWorkflowExecutionRequest(DOMAIN, workflowId, runId, "signal", null),
                    new RequestCancelWorkflowExecutionRequest(DOMAIN, workflowId, runId),
                    new TerminateWorkflowExecutionRequest(DOMAIN, workflowId, runId, null, null, null));
        }

        private List<Request> aboutAnyRun(String workflowId, String runId) {
            WorkflowExecution execution = new WorkflowExecution(workflowId, runId);
            return List.of(
                    new DescribeWorkflowExecutionRequest(DOMAIN, execution),
                    new GetWorkflowExecutionHistoryRequest(DOMAIN, execution, null, null, null));
        }

        private void assertAllUnknown(String message, List<Request> requests) {
            for (Request request : requests) {
                assertRefused(
                        FaultType.UNKNOWN_RESOURCE,
                        message,
                        () -> engine.send(request).body());
            }
        }

        private String unknown(String workflowId, String runId) {
            return "Unknown execution: WorkflowExecution=[workflowId=" + workflowId + ", runId=" + runId + "]";
        }

        @Test
        void aWorkflowIdWithoutAnyRunIsUnknown() {
            assertAllUnknown("Unknown execution, workflowId = wf", aboutTheOpenRun("wf", null));
            assertAllUnknown("Unknown execution, workflowId = wf", aboutTheOpenRun("wf", ""));
        }

        @Test
        void aRunThatNeverWasIsUnknown() {
            engine.start("wf");
            assertAllUnknown(unknown("wf", NO_SUCH_RUN), aboutTheOpenRun("wf", NO_SUCH_RUN));
            assertAllUnknown(unknown("wf", NO_SUCH_RUN), aboutAnyRun("wf", NO_SUCH_RUN));
        }

        @Test
        void aRunIdThatIsNoneOfOursIsUnknown() {
            engine.start("wf");
            String foreign = "22Uu5x0WbrbUfBjWb6vBWZFtsdVSr/+5bYBsMLkiyWmUA=";
            assertAllUnknown(unknown("wf", foreign), aboutTheOpenRun("wf", foreign));
            assertAllUnknown(unknown("wf", foreign), aboutAnyRun("wf", foreign));
        }

        @Test
        void aRunUnderAnotherWorkflowIdIsUnknown() {
            String runId = engine.start("wf").runId();
            engine.start("other");
            assertAllUnknown(unknown("other", runId), aboutTheOpenRun("other", runId));
            assertAllUnknown(unknown("other", runId), aboutAnyRun("other", runId));
        }

        @Test
        void aRunOfAnotherDomainIsUnknown() {
            engine.call(domain("second"));
            String runId = engine.start("wf").runId();
            DescribeWorkflowExecutionRequest describe =
                    new DescribeWorkflowExecutionRequest("second", new WorkflowExecution("wf", runId));
            assertRefused(
                    FaultType.UNKNOWN_RESOURCE,
                    unknown("wf", runId),
                    () -> engine.call(describe, WorkflowExecutionDetail.class));
        }

        @Test
        void aClosedRunTakesNothingMoreButCanBeRead() {
            WorkflowExecution run = engine.start("wf");
            engine.decide(completeWorkflow());
            assertAllUnknown("Unknown execution, workflowId = wf", aboutTheOpenRun("wf", null));
            assertAllUnknown(unknown("wf", run.runId()), aboutTheOpenRun("wf", run.runId()));
            for (Request request : aboutAnyRun("wf", run.runId())) {
                assertThat(engine.send(request).body()).isNotEmpty();
            }
        }

        @Test
        void anEarlierRunIsNotMistakenForTheOpenOne() {
            WorkflowExecution first = engine.start("wf");
            engine.decide(completeWorkflow());
            WorkflowExecution second = engine.start("wf");
            assertAllUnknown(unknown("wf", first.runId()), aboutTheOpenRun("wf", first.runId()));
            assertThat(engine.history(second)).hasSize(2);
        }
    }

    @Nested
    class Polls {
        @Test
        void pollersOfOneListAreLimited() {
            List<PendingReply> waiting = new ArrayList<>();
            waiting.add(engine.send(pollForDecisionTask("l")));
            waiting.add(engine.send(pollForDecisionTask("l")));
            assertRefused(
                    FaultType.LIMIT_EXCEEDED,
                    () -> engine.send(pollForDecisionTask("l")).body());
            assertThat(engine.send(pollForActivityTask("l")).isDone()).isFalse();
            assertThat(engine.send(pollForDecisionTask("m")).isDone()).isFalse();
            engine.engine().abandon(waiting.getFirst().poll());
            assertThat(engine.send(pollForDecisionTask("l")).isDone()).isFalse();
        }

        @Test
        void pollersOfOneActivityListAreLimited() {
            engine.send(pollForActivityTask("l"));
            engine.send(pollForActivityTask("l"));
            assertRefused(
                    FaultType.LIMIT_EXCEEDED,
                    () -> engine.send(pollForActivityTask("l")).body());
        }

        @Test
        void aFurtherPageOfAClosedTaskIsRefused() {
            engine.start("wf");
            DecisionTask first =
                    engine.call(with(pollForDecisionTask("deciders"), "maximumPageSize", 2), DecisionTask.class);
            engine.complete(first);
            assertRefused(
                    FaultType.UNKNOWN_RESOURCE,
                    "Unknown decision task, scheduledEventId = 2",
                    () -> engine.call(
                            with(pollForDecisionTask("deciders"), "nextPageToken", first.nextPageToken()),
                            DecisionTask.class));
        }
    }

    @Nested
    class Tags {
        private final String arn = SampleRequests.arn(DOMAIN);

        @Test
        void whatIsNoDomainOfThisRegionAndAccountIsUnknown() {
            for (String unknown : List.of(
                    "x",
                    SampleRequests.arn("nowhere"),
                    "arn:aws:swf:eu-west-1:123456789012:/domain/" + DOMAIN,
                    "arn:aws:swf:us-east-1:999999999999:/domain/" + DOMAIN,
                    "arn:aws:swf:us-east-1:123456789012:domain/" + DOMAIN)) {
                assertRefused(
                        FaultType.UNKNOWN_RESOURCE,
                        () -> engine.call(new TagResourceRequest(unknown, List.of(new ResourceTag("k", null)))));
                assertRefused(
                        FaultType.UNKNOWN_RESOURCE, () -> engine.call(new UntagResourceRequest(unknown, List.of("k"))));
                assertRefused(
                        FaultType.UNKNOWN_RESOURCE,
                        () -> engine.call(new ListTagsForResourceRequest(unknown), ListTagsForResourceResponse.class));
            }
        }

        @Test
        void tooManyTagsChangeNothing() {
            engine.call(new TagResourceRequest(arn, tags(50)));
            TagResourceRequest more = new TagResourceRequest(
                    arn, List.of(new ResourceTag("key0", "changed"), new ResourceTag("another", "value")));
            assertRefused(FaultType.TOO_MANY_TAGS, () -> engine.call(more));
            assertThat(engine.call(new ListTagsForResourceRequest(arn), ListTagsForResourceResponse.class)
                            .tags())
                    .hasSize(50)
                    .contains(new ResourceTag("key0", "value"));
        }
    }

    @Nested
    class TypesOfTheOtherKind {
        @Test
        void aWorkflowTypeIsNoActivityType() {
            assertRefused(
                    FaultType.UNKNOWN_RESOURCE,
                    "Unknown type: ActivityType=[name=w, version=1]",
                    () -> engine.call(
                            new DescribeActivityTypeRequest(DOMAIN, new ActivityType("w", "1")),
                            ActivityTypeDetail.class));
        }
    }
}
