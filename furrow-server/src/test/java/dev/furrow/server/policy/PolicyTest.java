package dev.furrow.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
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

    @Test
    void aPolicyMayHaveIamsGreatestLength() {
        String document = "{\"Statement\":[]}";

        assertThat(Policy.parse("p", document + " ".repeat(10_240 - document.length()))
                        .statements())
                .isEmpty();
    }

    @Test
    void aPolicyThatIsNestedTooDeeplyIsRefused() {
        assertThatThrownBy(() -> Policy.parse("p", "[".repeat(18) + "]".repeat(18)))
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> Policy.parse("p", "{\"a\":".repeat(18) + "1" + "}".repeat(18)))
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> Policy.parse("p", "[".repeat(17) + "]".repeat(17)))
                .hasMessageContaining("one JSON object");
    }

    @Test
    void aStatementIsNamedByItsSidOrItsNumber() {
        String one = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"%s}";

        assertThat(Policy.parse(
                                "p",
                                "{\"Statement\":[" + one.formatted(",\"Sid\":\"mine\"") + ","
                                        + one.formatted(",\"Sid\":\"\"") + "," + one.formatted("") + "]}")
                        .statements())
                .extracting(Statement::name)
                .containsExactly("statement mine of policy p", "statement 2 of policy p", "statement 3 of policy p");
    }

    @Test
    void anActionNeedsItsService() {
        assertThatThrownBy(() -> Policy.parse(
                        "p", "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\":x\",\"Resource\":\"*\"}}"))
                .hasMessageContaining("must have the form");
        assertThat(Policy.parse("p", "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s:x\",\"Resource\":\"*\"}}")
                        .statements())
                .hasSize(1);
    }
}
