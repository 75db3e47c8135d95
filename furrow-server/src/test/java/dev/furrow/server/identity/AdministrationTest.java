package dev.furrow.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What administrators ask for is done, and said in words that name it.
final class AdministrationTest {
    private static final String ALLOW =
            "{\\\"Statement\\\":{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"*\\\",\\\"Resource\\\":\\\"*\\\"}}";
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

    private final IdentityBook book = new IdentityBook(new MapNotes(), new Vault(new byte[32]), () -> NOW);
    private final Administration administration = new Administration(
            book,
            domain -> "arn:aws:swf:us-east-1:1:/domain/" + domain,
            user -> "arn:aws:iam::1:user/" + user,
            request -> request.equals("r-1") ? "no statement allows it" : null,
            (action, request) -> AdminAnswer.said(action + " " + request.quota()));

    /// @param members of the request, as `"user":"ann"`
    private AdminAnswer run(AdminAction action, String... members) {
        String json =
                "{\"action\":\"" + action + "\"" + (members.length == 0 ? "" : ",") + String.join(",", members) + "}";
        return administration.run(Json.decodeTrusted(json.getBytes(StandardCharsets.UTF_8), AdminRequest.class));
    }

    private void says(String line, AdminAction action, String... members) {
        assertThat(run(action, members)).isEqualTo(AdminAnswer.said(line));
    }

    private static List<String> names(AdminAnswer answer) {
        return answer.users().stream().map(User::name).toList();
    }

    private static List<String> ids(AdminAnswer answer) {
        return answer.keys().stream().map(AdminAnswer.KeyInfo::id).toList();
    }

    @Test
    void usersComeAndGo() {
        says("Created the user ann", AdminAction.CreateUser, "\"user\":\"ann\"");
        says("Created the user bob", AdminAction.CreateUser, "\"user\":\"bob\"");
        NewSecret key = run(AdminAction.CreateKey, "\"user\":\"ann\"").credentials();

        assertThat(names(run(AdminAction.ListUsers))).containsExactly("ann", "bob");
        AdminAnswer shown = run(AdminAction.ShowUser, "\"user\":\"ann\"");
        assertThat(names(shown)).containsExactly("ann");
        assertThat(ids(shown)).containsExactly(key.accessKeyId());

        says("Disabled the user ann with all keys and sessions", AdminAction.DisableUser, "\"user\":\"ann\"");
        assertThat(book.secretOf(key.accessKeyId(), null)).isNull();
        says("Enabled the user ann", AdminAction.EnableUser, "\"user\":\"ann\"");
        assertThat(book.secretOf(key.accessKeyId(), null)).isEqualTo(key.secretAccessKey());

        says("Deleted the user ann with all keys and sessions", AdminAction.DeleteUser, "\"user\":\"ann\"");
        assertThat(names(run(AdminAction.ListUsers))).containsExactly("bob");
        assertThat(book.secretOf(key.accessKeyId(), null)).isNull();
    }

    @Test
    void keysComeAndGo() {
        run(AdminAction.CreateUser, "\"user\":\"ann\"");
        run(AdminAction.CreateUser, "\"user\":\"bob\"");
        String id = run(AdminAction.CreateKey, "\"user\":\"ann\"").credentials().accessKeyId();
        says(
                "Took in the access key AKIAOLD of bob",
                AdminAction.ImportKey,
                "\"user\":\"bob\"",
                "\"accessKeyId\":\"AKIAOLD\"",
                "\"secretAccessKey\":\"an-old-secret\"");

        assertThat(book.secretOf("AKIAOLD", null)).isEqualTo("an-old-secret");
        assertThat(ids(run(AdminAction.ListKeys))).containsExactlyInAnyOrder(id, "AKIAOLD");
        assertThat(ids(run(AdminAction.ListKeys, "\"user\":\"bob\""))).containsExactly("AKIAOLD");

        String key = "\"accessKeyId\":\"AKIAOLD\"";
        says("Disabled the access key AKIAOLD and its sessions", AdminAction.DisableKey, key);
        assertThat(book.secretOf("AKIAOLD", null)).isNull();
        assertThat(run(AdminAction.ListKeys, "\"user\":\"bob\"")
                        .keys()
                        .getFirst()
                        .disabled())
                .isTrue();
        says("Enabled the access key AKIAOLD", AdminAction.EnableKey, key);
        assertThat(book.secretOf("AKIAOLD", null)).isEqualTo("an-old-secret");

        NewSecret rotated = run(AdminAction.RotateKey, key).credentials();
        assertThat(rotated.accessKeyId()).isNotEqualTo("AKIAOLD");
        assertThat(ids(run(AdminAction.ListKeys, "\"user\":\"bob\"")))
                .containsExactlyInAnyOrder("AKIAOLD", rotated.accessKeyId());
        says("Deleted the access key AKIAOLD and its sessions", AdminAction.DeleteKey, key);
        assertThat(ids(run(AdminAction.ListKeys))).containsExactlyInAnyOrder(id, rotated.accessKeyId());
    }

    private int policiesOfAnn() {
        return book.directory().policiesOf("ann").size();
    }

    @Test
    void groupsAndPoliciesComeAndGo() {
        run(AdminAction.CreateUser, "\"user\":\"ann\"");
        says("Created the group team", AdminAction.CreateGroup, "\"group\":\"team\"");
        says("Keeps the policy all", AdminAction.PutPolicy, "\"policy\":\"all\"", "\"document\":\"" + ALLOW + "\"");
        assertThat(run(AdminAction.ListPolicies).lines()).containsExactly("all");
        assertThat(run(AdminAction.ShowPolicy, "\"policy\":\"all\"").document()).isEqualTo(ALLOW.replace("\\", ""));

        says("Put ann into the group team", AdminAction.JoinGroup, "\"user\":\"ann\"", "\"group\":\"team\"");
        says("Attached all to team", AdminAction.AttachPolicy, "\"policy\":\"all\"", "\"group\":\"team\"");
        assertThat(run(AdminAction.ListGroups).lines()).containsExactly("team [all]");
        assertThat(policiesOfAnn()).isEqualTo(1);
        says("Took ann out of the group team", AdminAction.LeaveGroup, "\"user\":\"ann\"", "\"group\":\"team\"");
        assertThat(policiesOfAnn()).isZero();
        says("Detached all from team", AdminAction.DetachPolicy, "\"policy\":\"all\"", "\"group\":\"team\"");
        assertThat(run(AdminAction.ListGroups).lines()).containsExactly("team []");
        says("Deleted the group team", AdminAction.DeleteGroup, "\"group\":\"team\"");
        assertThat(run(AdminAction.ListGroups).lines()).isEmpty();

        says("Attached all to ann", AdminAction.AttachPolicy, "\"policy\":\"all\"", "\"user\":\"ann\"");
        assertThat(policiesOfAnn()).isEqualTo(1);
        says("Detached all from ann", AdminAction.DetachPolicy, "\"policy\":\"all\"", "\"user\":\"ann\"");
        assertThat(policiesOfAnn()).isZero();
        says("Attached all to shop", AdminAction.AttachPolicy, "\"policy\":\"all\"", "\"domain\":\"shop\"");
        assertThat(book.directory().policiesOfDomain("shop")).hasSize(1);
        says("Detached all from shop", AdminAction.DetachPolicy, "\"policy\":\"all\"", "\"domain\":\"shop\"");
        assertThat(book.directory().policiesOfDomain("shop")).isEmpty();

        says("Deleted the policy all", AdminAction.DeletePolicy, "\"policy\":\"all\"");
        assertThat(run(AdminAction.ListPolicies).lines()).isEmpty();
    }

    @Test
    void sessionsLastAnHourUnlessSaidOtherwise() {
        run(AdminAction.CreateUser, "\"user\":\"ann\"");

        NewSecret anHour = run(AdminAction.CreateSession, "\"user\":\"ann\"").credentials();
        NewSecret longer = run(AdminAction.CreateSession, "\"user\":\"ann\"", "\"seconds\":7200")
                .credentials();

        assertThat(anHour.expiration()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(longer.expiration()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(book.secretOf(anHour.accessKeyId(), anHour.sessionToken())).isEqualTo(anHour.secretAccessKey());
    }

    @Test
    void simulationsKnowTheUserAndTheContext() {
        run(AdminAction.CreateUser, "\"user\":\"ann\"");
        run(
                AdminAction.PutPolicy,
                "\"policy\":\"blue\"",
                "\"document\":\"{\\\"Statement\\\":{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"swf:StartTimer\\\","
                        + "\\\"Resource\\\":\\\"*\\\",\\\"Condition\\\":{\\\"StringEquals\\\":{\\\"aws:username\\\":\\\"ann\\\","
                        + "\\\"k\\\":\\\"v=w\\\"}}}}\"");
        run(AdminAction.AttachPolicy, "\"policy\":\"blue\"", "\"user\":\"ann\"");
        String[] asks = {
            "\"user\":\"ann\"", "\"domain\":\"d\"", "\"perform\":\"swf:StartTimer\"", "\"context\":[\"k=v=w\"]"
        };

        AdminAnswer yes = run(AdminAction.SimulatePolicy, asks);
        assertThat(yes.allowed()).isTrue();
        assertThat(yes.lines().getFirst()).startsWith("Allowed: ").contains("blue");
        assertThat(yes.lines().toString()).contains("v=w");
        asks[3] = "\"context\":[\"k=other\"]";
        AdminAnswer no = run(AdminAction.SimulatePolicy, asks);
        assertThat(no.allowed()).isFalse();
        assertThat(no.lines().getFirst()).startsWith("Denied: no statement allows it");
        asks[3] = "\"context\":[\"=v\"]";
        assertThatThrownBy(() -> run(AdminAction.SimulatePolicy, asks))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("must have the form name=value: =v");
    }

    @Test
    void denialsAreExplainedAndQuotasAreForThoseWhoKnowThem() {
        says("no statement allows it", AdminAction.ExplainDenial, "\"requestId\":\"r-1\"");
        assertThat(run(AdminAction.ExplainDenial, "\"requestId\":\"r-2\"")
                        .lines()
                        .getFirst())
                .startsWith("Nothing is known of the request r-2");
        says("ShowQuotas null", AdminAction.ShowQuotas);
        says("SetQuota domains", AdminAction.SetQuota, "\"quota\":\"domains\"");
        says("ResetQuota domains", AdminAction.ResetQuota, "\"quota\":\"domains\"");
    }

    @Test
    void whatIsMissingIsNamed() {
        for (AdminAction action : AdminAction.values()) {
            if (Set.of(
                            AdminAction.ListUsers,
                            AdminAction.ListKeys,
                            AdminAction.ListGroups,
                            AdminAction.ListPolicies,
                            AdminAction.ShowQuotas,
                            AdminAction.SetQuota,
                            AdminAction.ResetQuota)
                    .contains(action)) {
                continue;
            }
            assertThatThrownBy(() -> run(action))
                    .as("%s", action)
                    .isInstanceOf(IdentityException.class)
                    .hasMessageEndingWith(" is missing");
        }
        assertThatThrownBy(() -> run(AdminAction.AttachPolicy, "\"policy\":\"p\""))
                .hasMessage("user, group or domain is missing");
        assertThatThrownBy(() -> administration.run(Json.decodeTrusted(
                        "{\"action\":\"Dance\"}".getBytes(StandardCharsets.UTF_8), AdminRequest.class)))
                .isInstanceOf(IdentityException.class)
                .hasMessage("There is no action Dance");
    }

    @Test
    void nothingThatIsSecretIsInATextForTheLog() {
        run(AdminAction.CreateUser, "\"user\":\"ann\"");
        NewSecret session = run(AdminAction.CreateSession, "\"user\":\"ann\"").credentials();
        AdminRequest request = Json.decodeTrusted(
                "{\"action\":\"ImportKey\",\"secretAccessKey\":\"hush\"}".getBytes(StandardCharsets.UTF_8),
                AdminRequest.class);

        assertThat(request).hasToString("AdminRequest[ImportKey]");
        assertThat(session.toString())
                .contains(session.accessKeyId())
                .doesNotContain(session.secretAccessKey())
                .doesNotContain(session.sessionToken());
        assertThat(book.session(session.accessKeyId(), session.sessionToken()).toString())
                .contains("ann")
                .doesNotContain(session.secretAccessKey());
    }
}
