package dev.furrow.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// IAM's rules of evaluation. Expected values are those of its documentation.
final class VerdictTest {
    private static final String FARM = "arn:aws:swf:us-east-1:123456789012:/domain/farm";

    private static Policy policy(String... statements) {
        return Policy.parse("p", "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
    }

    private static String statement(String effect, String action, String resource) {
        return statement(effect, action, resource, "{}");
    }

    private static String statement(String effect, String action, String resource, String condition) {
        return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\",\"Condition\":%s}"
                .formatted(effect, action, resource, condition);
    }

    private static AccessRequest request(String action, String resource, String... keys) {
        AccessRequest.Keys set = new AccessRequest.Keys();
        for (int i = 0; i < keys.length; i += 2) {
            set.set(keys[i], keys[i + 1]);
        }
        return new AccessRequest(action, resource, set.done());
    }

    private static boolean allows(Policy policy, AccessRequest request) {
        return Verdict.of(List.of(policy), request).allowed();
    }

    /// Whether a condition lets `swf:StartTimer` on the farm pass.
    private static boolean holds(String condition, String... keys) {
        return allows(policy(statement("Allow", "*", "*", condition)), request("swf:StartTimer", FARM, keys));
    }

    @Test
    void nothingIsAllowedByItself() {
        assertThat(Verdict.of(List.of(), request("swf:StartTimer", FARM)).allowed())
                .isFalse();
    }

    @Test
    void aDenyWinsWhereverItStands() {
        String allow = statement("Allow", "*", "*");
        String deny = statement("Deny", "swf:StartTimer", "*");

        assertThat(allows(policy(allow, deny), request("swf:StartTimer", FARM))).isFalse();
        assertThat(allows(policy(deny, allow), request("swf:StartTimer", FARM))).isFalse();
        assertThat(allows(policy(deny, allow), request("swf:CancelTimer", FARM)))
                .isTrue();
        assertThat(Verdict.of(List.of(policy(allow), policy(deny)), request("swf:StartTimer", FARM)))
                .isEqualTo(new Verdict(false, "denied by statement 1 of policy p"));
    }

    @ParameterizedTest
    @CsvSource({
        "swf:StartTimer, swf:StartTimer, true",
        "swf:starttimer, swf:StartTimer, true",
        "SWF:*, swf:StartTimer, true",
        "swf:Start*, swf:StartTimer, true",
        "swf:Start?imer, swf:StartTimer, true",
        "swf:Start, swf:StartTimer, false",
        "swf:*Timer, swf:CancelTimer, true",
        "swf:*Timer, swf:CancelTimerX, false",
        "iam:*, swf:StartTimer, false",
        "*, swf:StartTimer, true"
    })
    void actionsMatchWholeWithWildcardsInAnyCase(String pattern, String action, boolean allowed) {
        assertThat(allows(policy(statement("Allow", pattern, "*")), request(action, FARM)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:swf:us-east-1:123456789012:/domain/farm, true",
        "arn:aws:swf:us-east-1:123456789012:/domain/Farm, false",
        "arn:aws:swf:*:*:/domain/f*, true",
        "arn:aws:swf:*:*:/domain/far?, true",
        "arn:aws:swf:us-east-1:123456789012:/domain/far, false",
        "arn:aws:swf:us-east-1:999999999999:/domain/farm, false"
    })
    void resourcesMatchWholeWithWildcardsInTheirCase(String pattern, boolean allowed) {
        assertThat(allows(policy(statement("Allow", "*", pattern)), request("swf:StartTimer", FARM)))
                .isEqualTo(allowed);
    }

    @Test
    void notActionAndNotResourceAreAboutEverythingElse() {
        Policy notAction = policy("{\"Effect\":\"Allow\",\"NotAction\":\"swf:Terminate*\",\"Resource\":\"*\"}");
        Policy notResource =
                policy("{\"Effect\":\"Allow\",\"Action\":\"*\",\"NotResource\":[\"" + FARM + "\",\"arn:aws:x\"]}");

        assertThat(allows(notAction, request("swf:StartTimer", FARM))).isTrue();
        assertThat(allows(notAction, request("swf:TerminateWorkflowExecution", FARM)))
                .isFalse();
        assertThat(allows(notResource, request("swf:StartTimer", FARM))).isFalse();
        assertThat(allows(notResource, request("swf:StartTimer", FARM + "2"))).isTrue();
    }

    @Nested
    class Conditions {
        @ParameterizedTest
        @CsvSource({
            "StringEquals, a, a, true",
            "StringEquals, a, A, false",
            "StringEquals, a*, ab, false",
            "StringNotEquals, a, b, true",
            "StringNotEquals, a, a, false",
            "StringEqualsIgnoreCase, a, A, true",
            "StringNotEqualsIgnoreCase, a, A, false",
            "StringLike, a*c, abbc, true",
            "StringLike, a*c, abbd, false",
            "StringNotLike, a*, b, true",
            "NumericEquals, 5, 5.0, true",
            "NumericNotEquals, 5, 6, true",
            "NumericLessThan, 5, 4, true",
            "NumericLessThan, 5, 5, false",
            "NumericLessThanEquals, 5, 5, true",
            "NumericGreaterThan, 5, 6, true",
            "NumericGreaterThan, 5, x, false",
            "NumericGreaterThanEquals, 5, 5, true",
            "DateLessThan, 2026-12-01T00:00:00Z, 2026-11-22T00:00:00Z, true",
            "DateGreaterThan, 2026-12-01T00:00:00Z, 2026-11-22T00:00:00Z, false",
            "DateEquals, 2026-11-22T00:00:00Z, 1795305600, true",
            "Bool, true, TRUE, true",
            "Bool, true, false, false",
            "IpAddress, 192.0.2.0/24, 192.0.2.77, true",
            "IpAddress, 192.0.2.0/24, 192.0.3.77, false",
            "IpAddress, 2001:db8::/32, 2001:db8::1, true",
            "IpAddress, 192.0.2.1, 192.0.2.1, true",
            "DateLessThan, 2026-12-01, 2026-11-30T23:59:59Z, true",
            "DateLessThan, 2026-12-01, 2026-12-01T00:00:00Z, false",
            "IpAddress, 192.0.2.0/32, 192.0.2.1, false",
            "IpAddress, 0.0.0.0/0, name, false",
            "NotIpAddress, 192.0.2.0/24, 198.51.100.1, true",
            "ArnLike, arn:aws:iam::*:user/a*, arn:aws:iam::1:user/ab, true",
            "ArnLike, arn:aws:*:user/ab, arn:aws:iam::1:user/ab, false",
            "ArnNotEquals, arn:aws:iam::1:user/ab, arn:aws:iam::1:user/ab, false",
            "ArnEquals, arn:aws:iam::*:user/a*, arn:aws:iam::1:user/ab, true",
            "ArnEquals, arn:aws:iam::1:user/ab, arn:aws:iam::1:user/ac, false",
            "ArnNotLike, arn:aws:iam::*:user/a*, arn:aws:iam::1:user/b, true",
            "ArnNotLike, arn:aws:iam::*:user/a*, arn:aws:iam::1:user/ab, false",
            "DateNotEquals, 2026-11-22T00:00:00Z, 1795305600, false",
            "DateNotEquals, 2026-11-22T00:00:00Z, 2026-11-22T00:00:01Z, true",
            "DateLessThanEquals, 2026-11-22T00:00:00Z, 2026-11-22T00:00:00Z, true",
            "DateLessThanEquals, 2026-11-22T00:00:00Z, 2026-11-22T00:00:01Z, false",
            "DateGreaterThan, 2026-11-22T00:00:00Z, 2026-11-22T00:00:00Z, false",
            "DateGreaterThanEquals, 2026-11-22T00:00:00Z, 2026-11-22T00:00:00Z, true",
            "DateGreaterThanEquals, 2026-11-22T00:00:00Z, 2026-11-21T23:59:59Z, false",
            "NumericNotEquals, 5, 5.0, false",
            "NumericGreaterThan, 5, 5, false",
            "NumericLessThanEquals, 5, 6, false",
            "NumericGreaterThanEquals, 5, 4, false",
            "StringNotLike, a*, ab, false",
            "BinaryEquals, QmluYXJ5, QmluYXJ5, true",
            "BinaryEquals, QmluYXJ5, QmluYXJ6, false",
            "Bool, false, false, true",
            "NotIpAddress, 192.0.2.0/24, 192.0.2.1, false",
        })
        void compareAsTheirOperatorsSay(String operator, String wanted, String value, boolean holds) {
            assertThat(holds("{\"%s\":{\"k\":\"%s\"}}".formatted(operator, wanted), "k", value))
                    .isEqualTo(holds);
        }

        @ParameterizedTest
        @CsvSource({
            "StringEquals, false",
            "StringEqualsIfExists, true",
            "StringNotEquals, true",
            "StringNotEqualsIfExists, true",
            "NumericLessThan, false",
            "NumericLessThanIfExists, true",
            "Bool, false",
            "ForAllValues:StringEquals, true",
            "ForAnyValue:StringEquals, false"
        })
        void aboutAnAbsentKey(String operator, boolean holds) {
            String wanted = operator.equals("Bool") ? "true" : "1";
            assertThat(holds("{\"%s\":{\"k\":\"%s\"}}".formatted(operator, wanted)))
                    .isEqualTo(holds);
        }

        @Test
        void nullAsksWhetherTheKeyIsThere() {
            assertThat(holds("{\"Null\":{\"k\":\"true\"}}")).isTrue();
            assertThat(holds("{\"Null\":{\"k\":true}}", "k", "v")).isFalse();
            assertThat(holds("{\"Null\":{\"k\":\"false\"}}", "k", "v")).isTrue();
        }

        @Test
        void oneOfTheValuesIsEnoughAndAllKeysMustHold() {
            assertThat(holds("{\"StringEquals\":{\"k\":[\"a\",\"b\"]}}", "k", "b"))
                    .isTrue();
            assertThat(holds("{\"StringNotEquals\":{\"k\":[\"a\",\"b\"]}}", "k", "b"))
                    .isFalse();
            assertThat(holds("{\"StringEquals\":{\"k\":\"a\",\"l\":\"b\"}}", "k", "a"))
                    .isFalse();
            assertThat(holds("{\"StringEquals\":{\"k\":\"a\",\"l\":\"b\"}}", "k", "a", "l", "b"))
                    .isTrue();
        }

        @Test
        void namesOfKeysAreReadInAnyCase() {
            assertThat(holds("{\"StringEquals\":{\"SWF:TASKLIST.NAME\":\"a\"}}", "swf:taskList.name", "a"))
                    .isTrue();
        }

        @Test
        void quantifiersLookAtEveryValue() {
            AccessRequest both = new AccessRequest(
                    "swf:TagResource",
                    FARM,
                    new AccessRequest.Keys()
                            .set("aws:TagKeys", List.of("team", "cost"))
                            .done());

            assertThat(allows(quantified("ForAllValues:StringEquals", "\"team\",\"cost\",\"x\""), both))
                    .isTrue();
            assertThat(allows(quantified("ForAllValues:StringEquals", "\"team\""), both))
                    .isFalse();
            assertThat(allows(quantified("ForAnyValue:StringEquals", "\"team\""), both))
                    .isTrue();
            assertThat(allows(quantified("ForAnyValue:StringEquals", "\"x\""), both))
                    .isFalse();
            assertThat(allows(quantified("ForAllValues:StringNotEquals", "\"team\""), both))
                    .isFalse();
        }

        private Policy quantified(String operator, String values) {
            return policy(statement("Allow", "*", "*", "{\"" + operator + "\":{\"aws:TagKeys\":[" + values + "]}}"));
        }
    }

    @Nested
    class Variables {
        private final Policy own =
                policy(statement("Allow", "*", "arn:aws:swf:us-east-1:123456789012:/domain/${aws:username}-*"));

        @Test
        void takeTheValuesOfTheRequest() {
            assertThat(allows(own, request("swf:A", FARM.replace("farm", "ann-test"), "aws:username", "ann")))
                    .isTrue();
            assertThat(allows(own, request("swf:A", FARM.replace("farm", "bob-test"), "aws:username", "ann")))
                    .isFalse();
        }

        @Test
        void bringNoWildcards() {
            assertThat(allows(own, request("swf:A", FARM.replace("farm", "bob-test"), "aws:username", "*")))
                    .isFalse();
        }

        @Test
        void thatAreAbsentMatchNothing() {
            assertThat(allows(own, request("swf:A", FARM.replace("farm", "-test"))))
                    .isFalse();
        }

        private boolean isUser(String version, String kind, String arn) {
            Policy policy = Policy.parse(
                    "p",
                    "{\"Version\":\"" + version + "\",\"Statement\":"
                            + statement(
                                    "Allow",
                                    "*",
                                    "*",
                                    "{\"ArnLike\":{\"k\":\"arn:aws:${aws:kind}::1:user/${aws:username}\"}}")
                            + "}");
            return allows(policy, request("swf:A", FARM, "aws:username", "ann", "aws:kind", kind, "k", arn));
        }

        @Test
        void standInAnyPartOfANameThatAConditionComparesWith() {
            assertThat(isUser("2012-10-17", "iam", "arn:aws:iam::1:user/ann")).isTrue();
            assertThat(isUser("2012-10-17", "sts", "arn:aws:iam::1:user/ann")).isFalse();
            assertThat(isUser("2012-10-17", "iam", "arn:aws:iam::1:user/bob")).isFalse();
            assertThat(isUser("2008-10-17", "iam", "arn:aws:iam::1:user/ann")).isFalse();
        }

        @Test
        void areTextInTheOldVersion() {
            Policy old = Policy.parse(
                    "p",
                    "{\"Version\":\"2008-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\","
                            + "\"Resource\":\"arn:x:${aws:username}\"}}");

            assertThat(allows(old, request("swf:A", "arn:x:ann", "aws:username", "ann")))
                    .isFalse();
            assertThat(allows(old, request("swf:A", "arn:x:${aws:username}", "aws:username", "ann")))
                    .isTrue();
        }
    }

    @Test
    void anExplanationTellsEachStatementWithItsValues() {
        Policy policy = policy(
                statement("Allow", "swf:*", "*", "{\"StringEquals\":{\"swf:taskList.name\":\"blue\"}}"),
                statement("Deny", "iam:*", "*"));

        assertThat(Verdict.explain(List.of(policy), request("swf:StartTimer", FARM, "swf:taskList.name", "red")))
                .containsExactly(
                        "statement 1 of policy p allows: does not apply",
                        "  StringEquals swf:taskList.name [blue]: [red], does not hold");
    }
}
