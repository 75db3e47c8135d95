package dev.furrow.server.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                            | one JSON object",
                "{                                                             | not valid JSON",
                "{}                                                            | needs a Statement",
                "{} {}                                                         | one JSON object",
                "{\"Statement\":[],\"Statement\":[]}                           | stands twice",
                "{\"Version\":\"2020-01-01\",\"Statement\":[]}                 | Version must be",
                "{\"Statment\":[]}                                             | no element \"Statment\"",
                "{\"Statement\":\"x\"}                                         | must be an object",
                "{\"Statement\":{\"Action\":\"*\",\"Resource\":\"*\"}}         | Effect must be",
                "{\"Statement\":{\"Effect\":\"allow\",\"Action\":\"*\",\"Resource\":\"*\"}} | Effect must be",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\"}}     | exactly one of Action and NotAction",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"}}       | exactly one of Resource and NotResource",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"x\",\"Resource\":\"*\"}} | must have the form",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"x\"}} | begin with arn:",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[1,[2]],\"Resource\":\"*\"}} | a text or a list",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":{},\"Resource\":\"*\"}} | a text or a list",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}"
                        + " | no element \"Principal\"",
            })
    void whatCannotBeUsedIsRefusedWithItsPlace(String document, String message) {
        assertThatThrownBy(() -> Policy.parse("p", document))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anUnknownOperatorIsRefusedBecauseADenyMustNotBeLost() {
        assertThatThrownBy(() -> Policy.parse(
                        "p",
                        "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\","
                                + "\"Condition\":{\"StringEqual\":{\"k\":\"v\"}}}}"))
                .hasMessage("Statement 1: there is no condition operator \"StringEqual\"");
    }

    @Test
    void aPolicyThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> Policy.parse("p", " ".repeat(10_241))).hasMessageContaining("10240");
    }
}
