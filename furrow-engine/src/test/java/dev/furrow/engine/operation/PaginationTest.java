package dev.furrow.engine.operation;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the seven operations with pages have in common (specification, sections 1.4 and 1.7). The fixture has five
/// things of each kind.
class PaginationTest {
    private static final ExecutionTimeFilter ALWAYS = new ExecutionTimeFilter(Instant.EPOCH, null);

    record Page(List<String> items, String nextPageToken) {}

    enum Listing {
        GET_HISTORY("1", "2", "3", "4", "5") {
            @Override
            Request request(PaginationTest test) {
                return new GetWorkflowExecutionHistoryRequest(TestEngine.DOMAIN, test.run, null, null, null);
            }

            @Override
            Page page(TestEngine engine, Request request) {
                History page = engine.call(request, History.class);
                return new Page(ids(page.events()), page.nextPageToken());
            }

            @Override
            Request elsewhere(Request request, PaginationTest test) {
                return with((GetWorkflowExecutionHistoryRequest) request, "execution", test.otherRun);
            }
        },
        POLL("1", "2", "3", "4", "5") {
            @Override
            Request request(PaginationTest test) {
                return new PollForDecisionTaskRequest(
                        TestEngine.DOMAIN, new TaskList("paged"), null, null, null, null, null);
            }

            @Override
            Page page(TestEngine engine, Request request) {
                DecisionTask page = engine.call(request, DecisionTask.class);
                return new Page(ids(page.events()), page.nextPageToken());
            }

            @Override
            Request elsewhere(Request request, PaginationTest test) {
                return with((PollForDecisionTaskRequest) request, "taskList", new TaskList("deciders"));
            }
        },
        DOMAINS("d1", "d2", "d3", "d4", "test") {
            @Override
            Request request(PaginationTest test) {
                return new ListDomainsRequest(null, RegistrationStatus.REGISTERED, null, null);
            }

            @Override
            Page page(TestEngine engine, Request request) {
                DomainInfos page = engine.call(request, DomainInfos.class);
                return new Page(
                        page.domainInfos().stream().map(DomainInfo::name).toList(), page.nextPageToken());
            }

            @Override
            Request elsewhere(Request request, PaginationTest test) {
                return with((ListDomainsRequest) request, "registrationStatus", RegistrationStatus.DEPRECATED);
            }
        },
        ACTIVITY_TYPES("a/1", "a/10", "a/2", "b/1", "c/1") {
            @Override
            Request request(PaginationTest test) {
                return new ListActivityTypesRequest(
                        TestEngine.DOMAIN, null, RegistrationStatus.REGISTERED, null, null, null);
            }

            @Override
            Page page(TestEngine engine, Request request) {
                ActivityTypeInfos page = engine.call(request, ActivityTypeInfos.class);
                return new Page(
                        page.typeInfos().stream()
                                .map(info -> info.activityType().name() + "/"
                                        + info.activityType().version())
                                .toList(),
                        page.nextPageToken());
            }

            @Override
            Request elsewhere(Request request, PaginationTest test) {
                return with((ListActivityTypesRequest) request, "name", "a");
            }
        },
        WORKFLOW_TYPES("v/1", "w/1", "w/10", "w/2", "x/1") {
            @Override
            Request request(PaginationTest test) {
                return new ListWorkflowTypesRequest(
                        TestEngine.DOMAIN, null, RegistrationStatus.REGISTERED, null, null, null);
            }

            @Override
            Page page(TestEngine engine, Request request) {
                WorkflowTypeInfos page = engine.call(request, WorkflowTypeInfos.class);
                return new Page(
                        page.typeInfos().stream()
                                .map(info -> info.workflowType().name() + "/"
                                        + info.workflowType().version())
                                .toList(),
                        page.nextPageToken());
            }

            @Override
            Request elsewhere(Request request, PaginationTest test) {
                return with((ListWorkflowTypesRequest) request, "domain", "d1");
            }
        },
        OPEN_EXECUTIONS("o5", "o4", "o3", "o2", "o1") {
            @Override
            Request request(PaginationTest test) {
                return new ListOpenWorkflowExecutionsRequest(
                        TestEngine.DOMAIN, ALWAYS, null, new TagFilter("open"), null, null, null, null);
            }

            @Override
            Page page(TestEngine engine, Request request) {
                return executions(engine.call(request, WorkflowExecutionInfos.class));
            }

            @Override
            Request elsewhere(Request request, PaginationTest test) {
                return with((ListOpenWorkflowExecutionsRequest) request, "tagFilter", new TagFilter("closed"));
            }
        },
        CLOSED_EXECUTIONS("c5", "c4", "c3", "c2", "c1") {
            @Override
            Request request(PaginationTest test) {
                return new ListClosedWorkflowExecutionsRequest(
                        TestEngine.DOMAIN, ALWAYS, null, null, null, null, null, null, null, null);
            }

            @Override
            Page page(TestEngine engine, Request request) {
                return executions(engine.call(request, WorkflowExecutionInfos.class));
            }

            @Override
            Request elsewhere(Request request, PaginationTest test) {
                return with(
                        (ListClosedWorkflowExecutionsRequest) request,
                        "startTimeFilter",
                        null,
                        "closeTimeFilter",
                        ALWAYS);
            }
        };

        private final List<String> items;

        Listing(String... items) {
            this.items = List.of(items);
        }

        abstract Request request(PaginationTest test);

        abstract Page page(TestEngine engine, Request request);

        /// The same request with another argument that the token is bound to.
        abstract Request elsewhere(Request request, PaginationTest test);

        private static List<String> ids(List<HistoryEvent> events) {
            return events.stream().map(event -> String.valueOf(event.eventId())).toList();
        }

        private static Page executions(WorkflowExecutionInfos page) {
            return new Page(
                    page.executionInfos().stream()
                            .map(info -> info.execution().workflowId())
                            .toList(),
                    page.nextPageToken());
        }
    }

    private final TestEngine engine = new TestEngine(TestSettings.aws()).withTypes();
    private WorkflowExecution run;
    private WorkflowExecution otherRun;

    @BeforeEach
    void fiveOfEach() {
        for (int i = 1; i <= 4; i++) {
            engine.call(new RegisterDomainRequest("d" + i, null, "0", null));
        }
        for (String type : List.of("b/1", "c/1", "a/10", "a/2")) {
            engine.call(registerActivityType(type.split("/")[0], type.split("/")[1]));
        }
        for (String type : List.of("v/1", "x/1", "w/10", "w/2")) {
            engine.call(registerWorkflowType(type.split("/")[0], type.split("/")[1]));
        }
        for (int i = 1; i <= 5; i++) {
            engine.call(with(start("c" + i), "tagList", List.of("closed")), Run.class);
            engine.advance(Duration.ofSeconds(1));
            engine.decide(completeWorkflow());
        }
        for (int i = 1; i <= 5; i++) {
            engine.call(
                    with(start("o" + i), "tagList", List.of("open"), "executionStartToCloseTimeout", "31536000"),
                    Run.class);
            engine.advance(Duration.ofSeconds(1));
        }
        run = execution("history", "elsewhere");
        engine.signal(run, "one");
        engine.signal(run, "two");
        engine.signal(run, "three");
        otherRun = execution("paged", "paged");
        engine.signal(otherRun, "one");
        engine.signal(otherRun, "two");
    }

    private WorkflowExecution execution(String workflowId, String taskList) {
        Run started = engine.call(
                with(
                        start(workflowId),
                        "taskList",
                        new TaskList(taskList),
                        "executionStartToCloseTimeout",
                        "31536000",
                        "taskStartToCloseTimeout",
                        "NONE"),
                Run.class);
        return new WorkflowExecution(workflowId, started.runId());
    }

    private static Request sized(Request request, Integer size) {
        return (Request) with((Record) request, "maximumPageSize", size);
    }

    private static Request reversed(Request request) {
        return (Request) with((Record) request, "reverseOrder", true);
    }

    private static Request continued(Request request, String token) {
        return (Request) with((Record) request, "nextPageToken", token);
    }

    private List<List<String>> pages(Listing listing, Request first) {
        List<List<String>> pages = new ArrayList<>();
        Request request = first;
        while (true) {
            Page page = listing.page(engine, request);
            pages.add(page.items);
            if (page.nextPageToken == null) {
                return pages;
            }
            assertThat(page.nextPageToken).isNotEmpty().hasSizeLessThanOrEqualTo(2048);
            request = continued(request, page.nextPageToken);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutASizeEverythingIsOnOnePage(Listing listing) {
        assertThat(pages(listing, listing.request(this))).containsExactly(listing.items);
    }

    @ParameterizedTest
    @EnumSource
    void sizeZeroSaysNothing(Listing listing) {
        assertThat(pages(listing, sized(listing.request(this), 0))).containsExactly(listing.items);
    }

    @ParameterizedTest
    @EnumSource
    void pagesFollowEachOtherWithoutGapOrOverlap(Listing listing) {
        assertThat(pages(listing, sized(listing.request(this), 2)))
                .containsExactly(listing.items.subList(0, 2), listing.items.subList(2, 4), listing.items.subList(4, 5));
    }

    @ParameterizedTest
    @EnumSource
    void aLastPageThatIsExactlyFullHasNoToken(Listing listing) {
        assertThat(pages(listing, sized(listing.request(this), 5))).containsExactly(listing.items);
    }

    @ParameterizedTest
    @EnumSource
    void theLastPageHasNoTokenMember(Listing listing) {
        byte[] body = engine.send(listing.request(this)).body();
        assertThat(new String(body, StandardCharsets.UTF_8)).doesNotContain("nextPageToken");
    }

    @ParameterizedTest
    @EnumSource
    void reverseOrderIsThatOfTheWholeResult(Listing listing) {
        List<String> backwards = listing.items.reversed();
        assertThat(pages(listing, reversed(sized(listing.request(this), 2))))
                .containsExactly(backwards.subList(0, 2), backwards.subList(2, 4), backwards.subList(4, 5));
    }

    @ParameterizedTest
    @EnumSource
    void theSizeMayChangeBetweenPages(Listing listing) {
        Request request = listing.request(this);
        Page first = listing.page(engine, sized(request, 1));
        Page second = listing.page(engine, continued(sized(request, 3), first.nextPageToken));
        assertThat(second.items).isEqualTo(listing.items.subList(1, 4));
    }

    @ParameterizedTest
    @EnumSource
    void moreThanAThousandIsRefused(Listing listing) {
        assertThat(refusalOf(() ->
                                engine.send(sized(listing.request(this), 1001)).body())
                        .message())
                .contains("'maximumPageSize' failed to satisfy constraint: "
                        + "Member must have value less than or equal to 1000");
    }

    @ParameterizedTest
    @EnumSource
    void aNegativeSizeIsRefused(Listing listing) {
        assertThat(refusalOf(() -> engine.send(sized(listing.request(this), -1)).body())
                        .message())
                .contains("'maximumPageSize' failed to satisfy constraint: "
                        + "Member must have value greater than or equal to 0");
    }

    @ParameterizedTest
    @EnumSource
    void aMadeUpTokenIsInvalid(Listing listing) {
        for (String token : List.of("x", "AAAA", "no base 64!", "日本")) {
            assertInvalid(listing, continued(listing.request(this), token));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCorruptTokenIsInvalid(Listing listing) {
        Request request = sized(listing.request(this), 2);
        String token = listing.page(engine, request).nextPageToken;
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertInvalid(listing, continued(request, token.substring(0, i) + other + token.substring(i + 1)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOfAnotherOperationIsInvalid(Listing listing) {
        String token = listing.page(engine, sized(listing.request(this), 2)).nextPageToken;
        for (Listing other : Listing.values()) {
            if (other != listing) {
                assertInvalid(other, continued(other.request(this), token));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenUnderOtherArgumentsIsInvalid(Listing listing) {
        Request request = sized(listing.request(this), 2);
        String token = listing.page(engine, request).nextPageToken;
        assertInvalid(listing, continued(listing.elsewhere(request, this), token));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POLL")
    void aTokenUnderAnotherOrderIsInvalid(Listing listing) {
        Request request = sized(listing.request(this), 2);
        String token = listing.page(engine, request).nextPageToken;
        assertInvalid(listing, continued(reversed(request), token));
    }

    @ParameterizedTest
    @EnumSource
    void aTaskTokenIsNoPageToken(Listing listing) {
        String token = engine.pollDecision().taskToken();
        assertInvalid(listing, continued(listing.request(this), token));
    }

    @ParameterizedTest
    @EnumSource
    void aTokenIsGoodForADayAndNoLonger(Listing listing) {
        Request request = sized(listing.request(this), 2);
        String token = listing.page(engine, request).nextPageToken;
        engine.advance(Duration.ofDays(1));
        assertThat(listing.page(engine, continued(request, token)).items).isEqualTo(listing.items.subList(2, 4));
        engine.advance(Duration.ofMillis(1));
        assertRefused(
                FaultType.VALIDATION,
                "Specified token has exceeded its maximum lifetime",
                () -> engine.send(continued(request, token)).body());
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOutlivesARestart(Listing listing) {
        Request request = sized(listing.request(this), 2);
        String token = listing.page(engine, request).nextPageToken;
        engine.restart();
        assertThat(listing.page(engine, continued(request, token)).items).isEqualTo(listing.items.subList(2, 4));
    }

    @ParameterizedTest
    @EnumSource
    void theSameTokenGivesTheSamePageAgain(Listing listing) {
        Request request = sized(listing.request(this), 2);
        Request second = continued(request, listing.page(engine, request).nextPageToken);
        Page shown = listing.page(engine, second);
        assertThat(listing.page(engine, second).items).isEqualTo(shown.items);
    }

    @Test
    void aHistoryThatGrowsGoesOnAfterTheLastEventShown() {
        Request request = sized(Listing.GET_HISTORY.request(this), 3);
        Page first = Listing.GET_HISTORY.page(engine, request);
        engine.signal(run, "late");
        assertThat(Listing.GET_HISTORY.page(engine, continued(request, first.nextPageToken)).items)
                .startsWith("4", "5");
    }

    @Test
    void aHistoryThatGrowsDoesNotDisturbTheReverseOrder() {
        Request request = reversed(sized(Listing.GET_HISTORY.request(this), 3));
        Page first = Listing.GET_HISTORY.page(engine, request);
        engine.signal(run, "late");
        assertThat(Listing.GET_HISTORY.page(engine, continued(request, first.nextPageToken)).items)
                .containsExactly("2", "1");
    }

    @Test
    void aListOfTypesThatGrowsGoesOnAfterTheLastTypeShown() {
        Request request = sized(Listing.WORKFLOW_TYPES.request(this), 2);
        Page first = Listing.WORKFLOW_TYPES.page(engine, request);
        engine.call(registerWorkflowType("u", "1"));
        engine.call(registerWorkflowType("w", "11"));
        assertThat(Listing.WORKFLOW_TYPES.page(engine, continued(sized(request, 9), first.nextPageToken)).items)
                .containsExactly("w/10", "w/11", "w/2", "x/1");
    }

    @Test
    void aListOfTypesThatShrinksGoesOnAfterTheLastTypeShown() {
        Request request = sized(Listing.WORKFLOW_TYPES.request(this), 2);
        Page first = Listing.WORKFLOW_TYPES.page(engine, request);
        engine.call(new DeprecateWorkflowTypeRequest(TestEngine.DOMAIN, TestEngine.workflowType()));
        assertThat(Listing.WORKFLOW_TYPES.page(engine, continued(sized(request, 9), first.nextPageToken)).items)
                .containsExactly("w/10", "w/2", "x/1");
    }

    @Test
    void openExecutionsThatComeAndGoDoNotDisturbTheRest() {
        Request request = sized(Listing.OPEN_EXECUTIONS.request(this), 2);
        Page first = Listing.OPEN_EXECUTIONS.page(engine, request);
        engine.call(with(start("o6"), "tagList", List.of("open")), Run.class);
        engine.call(new TerminateWorkflowExecutionRequest(TestEngine.DOMAIN, "o4", null, null, null, null));
        engine.call(new TerminateWorkflowExecutionRequest(TestEngine.DOMAIN, "o2", null, null, null, null));
        assertThat(Listing.OPEN_EXECUTIONS.page(engine, continued(sized(request, 9), first.nextPageToken)).items)
                .containsExactly("o3", "o1");
    }

    private void assertInvalid(Listing listing, Request request) {
        assertRefused(FaultType.VALIDATION, "Invalid token", () -> listing.page(engine, request));
    }
}
