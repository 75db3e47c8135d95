package dev.furrow.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static String deny(String condition) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\","
                + "\"Condition\":{" + condition.replace('\'', '"') + "}}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'NumericLessThan':{'k':'five'}",
                "'NumericEqualsIfExists':{'k':['5','']}",
                "'NumericLessThan':{'k':'${aws:EpochTime}'}",
                "'DateGreaterThan':{'k':'tomorrow'}",
                "'DateGreaterThan':{'k':'2026-13-01'}",
                "'Bool':{'k':'yes'}",
                "'Null':{'k':'1'}",
                "'IpAddress':{'k':'localhost'}",
                "'IpAddress':{'k':'192.0.2.0/33'}",
                "'NotIpAddress':{'k':'192.0.2.0/'}",
                "'IpAddress':{'k':''}"
            })
    void aValueThatIsNoneOfItsKindIsRefusedBecauseADenyMustNotBeLost(String condition) {
        assertThatThrownBy(() -> Policy.parse("p", deny(condition)))
                .isInstanceOf(PolicyException.class)
                .hasMessageMatching("Statement 1: \".*\" is nothing that \\w+ can compare with");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'NumericLessThan':{'k':'-1.5e3'}",
                "'DateGreaterThan':{'k':['2026-11-23','2026-11-23T12:00:00+01:00','1795435200']}",
                "'Bool':{'k':['True','false']}",
                "'Bool':{'k':true}",
                "'IpAddress':{'k':['0.0.0.0/0','2001:db8::/32','192.0.2.1']}"
            })
    void aValueOfItsKindIsTaken(String condition) {
        assertThat(Policy.parse("p", deny(condition)).statements()).hasSize(1);
    }

    @Test
    void anEmptyListIsRefused() {
        assertThatThrownBy(() ->
                        Policy.parse("p", "{\"Statement\":{\"Effect\":\"Allow\",\"NotAction\":[],\"Resource\":\"*\"}}"))
                .hasMessage("Statement 1: a text or a list of texts is needed");
        assertThatThrownBy(() -> Policy.parse("p", deny("'StringEquals':{'k':[]}")))
                .hasMessage("Statement 1: a text or a list of texts is needed");
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
