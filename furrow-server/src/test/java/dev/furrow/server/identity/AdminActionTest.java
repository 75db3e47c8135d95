package dev.furrow.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each action is about, as policies name it: never something that only stands beside it.
final class AdminActionTest {
    private static AdminRequest request(
            AdminAction action, String user, String group, String domain, String policy, String key) {
        return new AdminRequest(
                action.name(), user, group, domain, policy, null, key, null, null, null, null, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "CreateUser, user/u",
        "ListUsers, *",
        "ShowUser, user/u",
        "DisableUser, user/u",
        "EnableUser, user/u",
        "DeleteUser, user/u",
        "CreateKey, user/u",
        "ImportKey, user/u",
        "ListKeys, user/u",
        "DisableKey, key/k",
        "EnableKey, key/k",
        "DeleteKey, key/k",
        "RotateKey, key/k",
        "CreateGroup, group/g",
        "ListGroups, *",
        "DeleteGroup, group/g",
        "JoinGroup, group/g",
        "LeaveGroup, group/g",
        "PutPolicy, policy/p",
        "ListPolicies, *",
        "ShowPolicy, policy/p",
        "DeletePolicy, policy/p",
        "AttachPolicy, user/u",
        "DetachPolicy, user/u",
        "SimulatePolicy, user/u",
        "CreateSession, user/u",
        "ExplainDenial, *",
        "ShowQuotas, user/u",
        "SetQuota, user/u",
        "ResetQuota, user/u"
    })
    void whereEverythingIsNamedItIsWhatIsWorkedOn(AdminAction action, String subject) {
        assertThat(action.subject(request(action, "u", "g", "d", "p", "k"))).isEqualTo(subject);
    }

    @Test
    void aPolicyIsAttachedToAUserOrAGroupOrADomain() {
        for (AdminAction action : new AdminAction[] {AdminAction.AttachPolicy, AdminAction.DetachPolicy}) {
            assertThat(action.subject(request(action, null, "g", "d", "p", "k")))
                    .isEqualTo("group/g");
            assertThat(action.subject(request(action, null, null, "d", "p", "k")))
                    .isEqualTo("domain/d");
        }
    }

    @Test
    void aQuotaIsOfADomainOrOfTheServerWhateverGroupIsNamed() {
        for (AdminAction action :
                new AdminAction[] {AdminAction.ShowQuotas, AdminAction.SetQuota, AdminAction.ResetQuota}) {
            assertThat(action.subject(request(action, null, "g", "d", "p", "k")))
                    .isEqualTo("domain/d");
            assertThat(action.subject(request(action, null, "g", null, "p", "k")))
                    .isEqualTo("*");
        }
    }

    @Test
    void whatIsNotNamedIsNobodys() {
        Set<String> subjects = new HashSet<>();
        for (AdminAction action : AdminAction.values()) {
            subjects.add(action.subject(request(action, null, null, null, null, null)));
        }

        assertThat(subjects).containsExactlyInAnyOrder("*", "user/", "key/", "group/", "policy/");
    }
}
