package dev.furrow.system.sdk;

import static dev.furrow.system.sdk.SwfDomain.complete;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.system.JavaSdk;
import dev.furrow.system.RunningServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.Decision;
import software.amazon.awssdk.services.swf.model.DecisionType;
import software.amazon.awssdk.services.swf.model.DomainInfo;
import software.amazon.awssdk.services.swf.model.HistoryEvent;
import software.amazon.awssdk.services.swf.model.PollForDecisionTaskResponse;
import software.amazon.awssdk.services.swf.model.RegistrationStatus;
import software.amazon.awssdk.services.swf.model.WorkflowExecution;

/// The paginators of Amazon's SDK for Java, version 2: each page once, each element once, and an end.
class PagesTest {
    @TempDir
    static Path directory;

    private static RunningServer server;
    private static SwfClient swf;

    @BeforeAll
    static void start() {
        server = new RunningServer(directory);
        swf = JavaSdk.client(server.url());
    }

    @AfterAll
    static void stop() {
        swf.close();
        server.close();
    }

    @Test
    void domainsComeByNameInPages() {
        IntStream.range(0, 7)
                .forEach(i -> swf.registerDomain(r -> r.name("page-" + i).workflowExecutionRetentionPeriodInDays("1")));
        var pages = swf.listDomainsPaginator(
                r -> r.registrationStatus(RegistrationStatus.REGISTERED).maximumPageSize(2));
        assertThat(pages.stream())
                .allSatisfy(page -> assertThat(page.domainInfos()).hasSizeLessThanOrEqualTo(2));
        assertThat(pages.domainInfos().stream().map(DomainInfo::name))
                .isSorted()
                .contains("page-0", "page-3", "page-6")
                .doesNotHaveDuplicates();
        assertThat(swf
                        .listDomainsPaginator(r -> r.registrationStatus(RegistrationStatus.REGISTERED)
                                .maximumPageSize(3)
                                .reverseOrder(true))
                        .domainInfos()
                        .stream()
                        .map(DomainInfo::name))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void typesAndExecutionsComeInPages() {
        SwfDomain domain = SwfDomain.register(swf);
        for (int i = 0; i < 6; i++) {
            String version = "v" + i;
            swf.registerWorkflowType(r -> r.domain(domain.name()).name("paged").version(version));
            swf.registerActivityType(r -> r.domain(domain.name()).name("paged").version(version));
            domain.start("paged-" + i);
        }
        assertThat(swf
                        .listWorkflowTypesPaginator(r -> r.domain(domain.name())
                                .name("paged")
                                .registrationStatus(RegistrationStatus.REGISTERED)
                                .maximumPageSize(4))
                        .typeInfos()
                        .stream()
                        .map(type -> type.workflowType().version()))
                .containsExactly("v0", "v1", "v2", "v3", "v4", "v5");
        assertThat(swf
                        .listActivityTypesPaginator(r -> r.domain(domain.name())
                                .name("paged")
                                .registrationStatus(RegistrationStatus.REGISTERED)
                                .maximumPageSize(1))
                        .typeInfos()
                        .stream()
                        .map(type -> type.activityType().version()))
                .containsExactly("v0", "v1", "v2", "v3", "v4", "v5");
        assertThat(swf
                        .listOpenWorkflowExecutionsPaginator(r -> r.domain(domain.name())
                                .startTimeFilter(t -> t.oldestDate(Instant.EPOCH))
                                .maximumPageSize(4))
                        .executionInfos()
                        .stream()
                        .map(info -> info.execution().workflowId()))
                .containsExactly("paged-5", "paged-4", "paged-3", "paged-2", "paged-1", "paged-0");
        for (int i = 0; i < 6; i++) {
            String workflowId = "paged-" + i;
            swf.terminateWorkflowExecution(r -> r.domain(domain.name()).workflowId(workflowId));
        }
        assertThat(swf
                        .listClosedWorkflowExecutionsPaginator(r -> r.domain(domain.name())
                                .closeTimeFilter(t -> t.oldestDate(Instant.EPOCH))
                                .maximumPageSize(5)
                                .reverseOrder(true))
                        .executionInfos()
                        .stream()
                        .map(info -> info.execution().workflowId()))
                .containsExactly("paged-0", "paged-1", "paged-2", "paged-3", "paged-4", "paged-5");
    }

    @Test
    void aLongHistoryIsReadInBothDirections() {
        SwfDomain domain = SwfDomain.register(swf);
        WorkflowExecution execution = longHistory(domain);
        assertThat(domain.history(execution).stream().map(HistoryEvent::eventId))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2_508).boxed().toList());
        assertThat(swf
                        .getWorkflowExecutionHistoryPaginator(r -> r.domain(domain.name())
                                .execution(execution)
                                .maximumPageSize(700)
                                .reverseOrder(true))
                        .events()
                        .stream()
                        .map(HistoryEvent::eventId))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .hasSize(2_508);
    }

    /// Every page is the same task, and reading on starts no other.
    @Test
    void aDecisionTaskComesInPages() {
        SwfDomain domain = SwfDomain.register(swf);
        longHistory(domain);
        WorkflowExecution other = domain.start("other");
        List<PollForDecisionTaskResponse> pages = new ArrayList<>();
        swf.pollForDecisionTaskPaginator(r -> r.domain(domain.name())
                        .taskList(list -> list.name("deciders"))
                        .identity("reader")
                        .maximumPageSize(600))
                .forEach(pages::add);
        assertThat(pages).hasSize(5).allSatisfy(page -> {
            assertThat(page.taskToken()).isEqualTo(pages.getFirst().taskToken());
            assertThat(page.workflowExecution().workflowId()).isEqualTo("long");
            assertThat(page.workflowType().name()).isEqualTo("w");
            assertThat(page.startedEventId()).isEqualTo(2_508 + 1);
            assertThat(page.previousStartedEventId()).isEqualTo(3);
        });
        assertThat(pages.stream().flatMap(page -> page.events().stream()).map(HistoryEvent::eventId))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2_509).boxed().toList());
        assertThat(domain.history(other)).as("the other execution's task waits").hasSize(2);
        domain.decide(pages.getLast(), complete("read"));
        assertThat(domain.pollForDecisionTask().workflowExecution()).isEqualTo(other);
    }

    /// 2,508 events: three of the first task, its completion, 2,502 markers, a signal and the task that it asks for.
    private static WorkflowExecution longHistory(SwfDomain domain) {
        WorkflowExecution execution = domain.start("long");
        Decision[] markers = new Decision[2_502];
        for (int i = 0; i < markers.length; i++) {
            String details = "number " + i;
            markers[i] = Decision.builder()
                    .decisionType(DecisionType.RECORD_MARKER)
                    .recordMarkerDecisionAttributes(a -> a.markerName("mark").details(details))
                    .build();
        }
        domain.decide(domain.pollForDecisionTask(), markers);
        domain.signal(execution, "more");
        return execution;
    }
}
