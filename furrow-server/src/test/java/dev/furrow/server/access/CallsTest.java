package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.operation.*;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What policies let callers do, and that what is denied had no effect (specification, section 10).
final class CallsTest extends GuardedTest {
    @Test
    void areAllowedByAPolicyAndByNothingElse() {
        SignedCaller ann = guarded.user("ann", document(allow("swf:RegisterDomain", ARN + "ann-*", "{}")));

        succeeds(ann.call(domain("ann-1")));
        isDenied(ann.call(domain("bob-1")), "arn:aws:iam::123456789012:user/ann", "swf:RegisterDomain", ARN + "bob-1");
        assertThat(admin.call(new DescribeDomainRequest("bob-1")).fault().getKey())
                .isEqualTo("UnknownResourceFault");
        isDenied(
                ann.call(new ListDomainsRequest(null, RegistrationStatus.REGISTERED, null, null)),
                "arn:aws:iam::123456789012:user/ann",
                "swf:ListDomains",
                ARN + "*");
    }

    @Test
    void thatAreNotValidAreToldSoBeforeTheyAreDenied() {
        SignedCaller nobody = guarded.user("nobody", document(statement("Deny", "*", "*", "{}")));

        assertThat(nobody.call(new RegisterDomainRequest("x", null, "many", null))
                        .fault()
                        .getKey())
                .isEqualTo("ValidationException");
        isDenied(nobody.call(new DescribeDomainRequest("no-such-domain")));
    }

    @Test
    void areMeasuredByEffectiveValues() {
        prepare("effective");
        SignedCaller blue = guarded.user(
                "blue",
                document(allow(
                        "swf:StartWorkflowExecution",
                        "*",
                        "{\"StringEquals\":{\"swf:taskList.name\":\"deciders\",\"swf:workflowType.name\":\"w\","
                                + "\"swf:tagList.member.0\":\"t\",\"swf:tagList.0\":\"t\"}}")));

        succeeds(blue.call(startRequest("effective", "default", null, "t")));
        isDenied(blue.call(startRequest("effective", "red", "red", "t")));
        isDenied(blue.call(startRequest("effective", "untagged", null)));
        assertThat(admin.call(new TerminateWorkflowExecutionRequest("effective", "red", null, null, null, null))
                        .fault()
                        .getKey())
                .isEqualTo("UnknownResourceFault");
    }

    @Test
    void lookAtTheTagsOfTheDomain() {
        succeeds(admin.call(new RegisterDomainRequest("tagged", null, "30", List.of(new ResourceTag("team", "blue")))));
        SignedCaller team = guarded.user(
                "team", document(allow("swf:*", "*", "{\"StringEquals\":{\"aws:ResourceTag/team\":\"blue\"}}")));

        succeeds(team.call(new DescribeDomainRequest("tagged")));

        succeeds(admin.call(new TagResourceRequest(ARN + "tagged", List.of(new ResourceTag("team", "red")))));
        isDenied(team.call(new DescribeDomainRequest("tagged")));
    }

    @Test
    void lookAtTheTagsOfTheRequest() {
        SignedCaller tagger = guarded.user(
                "tagger",
                document(allow(
                        "swf:RegisterDomain",
                        "*",
                        "{\"StringEquals\":{\"aws:RequestTag/team\":\"blue\"},"
                                + "\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"team\"]}}")));

        succeeds(tagger.call(new RegisterDomainRequest("t1", null, "30", List.of(new ResourceTag("team", "blue")))));
        isDenied(tagger.call(new RegisterDomainRequest(
                "t2", null, "30", List.of(new ResourceTag("team", "blue"), new ResourceTag("x", "y")))));
        isDenied(tagger.call(domain("t3")));
    }

    @Test
    void lookAtTheAddressOfTheCaller() {
        SignedCaller near = guarded.user(
                "near", document(allow("swf:*", "*", "{\"IpAddress\":{\"aws:SourceIp\":\"127.0.0.0/8\"}}")));
        SignedCaller far = guarded.user(
                "far", document(allow("swf:*", "*", "{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}")));

        succeeds(near.call(domain("near")));
        isDenied(far.call(new DescribeDomainRequest("near")));
    }

    @Test
    void areDeniedByThePolicyOfTheDomain() {
        SignedCaller everything = guarded.user("everything", document(allow("*")));
        succeeds(everything.call(domain("frozen")));
        guarded.policy("freeze", document(statement("Deny", "swf:Deprecate*", "*", "{}")));
        guarded.done("{\"action\":\"AttachPolicy\",\"domain\":\"frozen\",\"policy\":\"freeze\"}");

        isDenied(everything.call(new DeprecateDomainRequest("frozen")));
        succeeds(everything.call(new DescribeDomainRequest("frozen")));
    }

    @Test
    void areAllowedByThePolicyOfAGroup() {
        SignedCaller member = guarded.user("member", document(statement("Deny", "iam:*", "*", "{}")));
        isDenied(member.call(domain("grouped")));
        guarded.policy("registrars", document(allow("swf:RegisterDomain")));
        guarded.done("{\"action\":\"CreateGroup\",\"group\":\"registrars\"}");
        guarded.done("{\"action\":\"AttachPolicy\",\"group\":\"registrars\",\"policy\":\"registrars\"}");
        guarded.done("{\"action\":\"JoinGroup\",\"group\":\"registrars\",\"user\":\"member\"}");

        succeeds(member.call(domain("grouped")));
    }

    @Test
    void withATokenAreMeasuredByTheDomainOfTheToken() {
        prepare("tokens");
        succeeds(admin.call(startRequest("tokens", "run", null)));
        DecisionTask task = admin.call(new PollForDecisionTaskRequest(
                        "tokens", new TaskList("deciders"), null, null, null, null, null))
                .as(DecisionTask.class);
        SignedCaller stranger = guarded.user("stranger", document(allow("swf:*", ARN + "other", "{}")));

        RespondDecisionTaskCompletedRequest answer =
                new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(), null, null, null);
        isDenied(
                stranger.call(answer),
                "arn:aws:iam::123456789012:user/stranger",
                "swf:RespondDecisionTaskCompleted",
                ARN + "tokens");
        succeeds(admin.call(answer));
    }

    @Test
    void ofADisabledKeyAreRefusedFromThenOn() {
        SignedCaller gone = guarded.user("gone", document(allow("*")));
        succeeds(gone.call(domain("gone-1")));

        guarded.done("{\"action\":\"DisableKey\",\"accessKeyId\":\""
                + gone.credentials().accessKeyId() + "\"}");

        assertThat(gone.call(domain("gone-2")).fault().getKey()).isEqualTo("UnrecognizedClientException");
    }
}
