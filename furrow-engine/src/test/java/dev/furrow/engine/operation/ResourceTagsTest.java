package dev.furrow.engine.operation;

import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.SampleRequests;
import dev.furrow.engine.TestEngine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2.11 of the specification: TagResource, UntagResource, ListTagsForResource.
class ResourceTagsTest {
    private static final String ARN = SampleRequests.arn(DOMAIN);

    private final TestEngine engine = new TestEngine().withTypes();

    private static ResourceTag tag(String key, String value) {
        return new ResourceTag(key, value);
    }

    private void tagResource(ResourceTag... tags) {
        engine.call(new TagResourceRequest(ARN, List.of(tags)));
    }

    private List<ResourceTag> tags() {
        return engine.call(new ListTagsForResourceRequest(ARN), ListTagsForResourceResponse.class)
                .tags();
    }

    @Test
    void aDomainWithoutTagsHasAnEmptyList() {
        assertThat(new String(engine.send(new ListTagsForResourceRequest(ARN)).body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"tags\":[]}");
    }

    @Test
    void newTagsJoinThoseThatAreThere() {
        tagResource(tag("a", "1"));
        tagResource(tag("b", "2"), tag("c", "3"));
        assertThat(tags()).containsExactlyInAnyOrder(tag("a", "1"), tag("b", "2"), tag("c", "3"));
    }

    @Test
    void aTagWithAnEqualKeyReplaces() {
        tagResource(tag("a", "1"), tag("b", "2"));
        tagResource(tag("a", "9"));
        assertThat(tags()).containsExactlyInAnyOrder(tag("a", "9"), tag("b", "2"));
    }

    @Test
    void keysDifferByCase() {
        tagResource(tag("a", "1"), tag("A", "2"));
        assertThat(tags()).hasSize(2);
    }

    @Test
    void aValueMayBeEmptyOrAbsent() {
        tagResource(tag("empty", ""), tag("absent", null));
        assertThat(tags()).containsExactlyInAnyOrder(tag("empty", ""), tag("absent", null));
    }

    @Test
    void untaggingRemovesKeysAndIgnoresUnknownOnes() {
        tagResource(tag("a", "1"), tag("b", "2"));
        engine.call(new UntagResourceRequest(ARN, List.of("b", "nobody")));
        assertThat(tags()).containsExactly(tag("a", "1"));
    }

    @Test
    void aDeprecatedDomainCanBeTagged() {
        engine.call(new DeprecateDomainRequest(DOMAIN));
        tagResource(tag("a", "1"));
        engine.call(new UntagResourceRequest(ARN, List.of("a")));
        assertThat(tags()).isEmpty();
    }

    @Test
    void tagsOutliveARestartAndAChangeOfStatus() {
        tagResource(tag("a", "1"));
        engine.call(new DeprecateDomainRequest(DOMAIN));
        engine.restart();
        assertThat(tags()).containsExactly(tag("a", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:owner", "a#b", "a!", ""})
    void aKeyOutsideTheAlphabetIsRefused(String key) {
        assertThat(refusalOf(() -> tagResource(tag(key, "1"))).type()).isEqualTo(FaultType.VALIDATION);
        assertThat(tags()).isEmpty();
    }

    @Test
    void theWholeAlphabetIsAllowed() {
        tagResource(tag("Größe 日本 7_.:/=+-@", "Größe 日本 7_.:/=+-@"));
        assertThat(tags()).hasSize(1);
    }
}
