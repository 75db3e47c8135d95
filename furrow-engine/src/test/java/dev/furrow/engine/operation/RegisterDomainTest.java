package dev.furrow.engine.operation;

import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.Records;
import dev.furrow.engine.SampleRequests;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2.1 of the specification: RegisterDomain and DescribeDomain.
class RegisterDomainTest {
    private final TestEngine engine = new TestEngine(TestSettings.aws());

    private void register(String name, String description, String retention) {
        engine.call(new RegisterDomainRequest(name, description, retention, null));
    }

    private DomainDetail describe(String name) {
        return engine.call(new DescribeDomainRequest(name), DomainDetail.class);
    }

    @Test
    void aNewDomainIsRegistered() {
        register("fields", "everything that grows", "30");
        assertThat(describe("fields"))
                .isEqualTo(new DomainDetail(
                        new DomainInfo(
                                "fields",
                                RegistrationStatus.REGISTERED,
                                "everything that grows",
                                "arn:aws:swf:us-east-1:123456789012:/domain/fields"),
                        new DomainConfiguration("30")));
    }

    @Test
    void aDescriptionThatWasNotGivenIsNotShown() {
        register("fields", null, "30");
        assertThat(new String(engine.send(new DescribeDomainRequest("fields")).body(), StandardCharsets.UTF_8))
                .doesNotContain("description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "0", "1", "007", "90"})
    void retentionIsShownAsItWasGiven(String retention) {
        register("fields", null, retention);
        assertThat(describe("fields").configuration().workflowExecutionRetentionPeriodInDays())
                .isEqualTo(retention);
    }

    @ParameterizedTest
    @ValueSource(strings = {"91", "-1", "x", "1.5", "none", ""})
    void aRetentionThatIsNoNumberOfDaysUpToNinetyIsRefused(String retention) {
        assertThat(refusalOf(() -> register("fields", null, retention)).type()).isEqualTo(FaultType.VALIDATION);
        assertRefused(FaultType.UNKNOWN_RESOURCE, "Unknown domain: fields", () -> describe("fields"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a/b", "a|b", "a\u0000b", "a\u0085b", "arn", " a", "a ", ""})
    void aNameThatBreaksTheDocumentedRulesIsRefused(String name) {
        assertThat(refusalOf(() -> register(name, null, "30")).type()).isEqualTo(FaultType.VALIDATION);
    }

    @Test
    void namesDifferByCase() {
        register("fields", null, "30");
        register("Fields", null, "30");
        assertThat(describe("Fields").domainInfo().name()).isEqualTo("Fields");
    }

    @Test
    void tagsOfTheRegistrationAreThoseOfTheDomain() {
        List<ResourceTag> tags = List.of(new ResourceTag("team", "harvest"), new ResourceTag("empty", ""));
        engine.call(new RegisterDomainRequest("fields", null, "30", tags));
        assertThat(engine.call(
                                new ListTagsForResourceRequest(SampleRequests.arn("fields")),
                                ListTagsForResourceResponse.class)
                        .tags())
                .containsExactlyInAnyOrderElementsOf(tags);
    }

    @Test
    void domainsOutliveARestart() {
        register("fields", "words", "NONE");
        DomainDetail before = describe("fields");
        engine.restart();
        assertThat(describe("fields")).isEqualTo(before);
    }

    @Test
    void theArnNamesRegionAndAccountOfTheServer() {
        TestEngine elsewhere =
                new TestEngine(Records.with(EngineSettings.DEFAULT, "region", "eu-west-1", "account", "000000000042"));
        elsewhere.call(new RegisterDomainRequest("fields", null, "30", null));
        assertThat(elsewhere
                        .call(new DescribeDomainRequest("fields"), DomainDetail.class)
                        .domainInfo()
                        .arn())
                .isEqualTo("arn:aws:swf:eu-west-1:000000000042:/domain/fields");
    }
}
