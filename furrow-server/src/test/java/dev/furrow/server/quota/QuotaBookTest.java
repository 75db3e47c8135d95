package dev.furrow.server.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.quota.Quotas;
import dev.furrow.server.identity.AdminAction;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.IdentityException;
import dev.furrow.server.identity.Notes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class QuotaBookTest {
    private final Map<String, String> kept = new HashMap<>();
    private final RateLimits rates = new RateLimits(() -> 1_000_000);
    private QuotaBook book = new QuotaBook(new Kept(), Quotas.DEFAULT, rates, null);

    private List<String> run(AdminAction action, String user, String domain, String quota, Integer value) {
        return book.run(
                        action,
                        new AdminRequest(
                                action.name(),
                                user,
                                null,
                                domain,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                quota,
                                value))
                .lines();
    }

    @Test
    void whatADomainHasComesBeforeWhatTheServerHasAndThatBeforeTheSettings() {
        String timers = "open-timers-per-execution";
        assertThat(run(AdminAction.ShowQuotas, null, "d", null, null)).contains("domain d: " + timers + " 10000");

        assertThat(run(AdminAction.SetQuota, null, null, timers, 70))
                .containsExactly("server: " + timers + " 70, set for this server");
        assertThat(run(AdminAction.ShowQuotas, null, "d", null, null)).contains("domain d: " + timers + " 70");

        run(AdminAction.SetQuota, null, "d", timers, 7);
        assertThat(run(AdminAction.ShowQuotas, null, "d", null, null))
                .contains("domain d: " + timers + " 7, set for this domain");
        assertThat(run(AdminAction.ShowQuotas, null, "e", null, null)).contains("domain e: " + timers + " 70");

        assertThat(run(AdminAction.ResetQuota, null, "d", timers, null)).containsExactly("domain d: " + timers + " 70");
    }

    @Test
    void everyQuotaOfTheServerCanBeSet() {
        for (Limit limit : Limit.values()) {
            if (limit != Limit.REQUESTS_PER_SECOND) {
                // Within what the setting of that name may be.
                int value = limit == Limit.HISTORY_PAGE_BYTES ? 2_000 : 900;
                assertThat(run(AdminAction.SetQuota, null, null, limit.spelling(), value))
                        .containsExactly("server: " + limit.spelling() + " " + value + ", set for this server");
                assertThat(limit.among(Limit.change(Quotas.DEFAULT, Map.of(limit, value))))
                        .as(limit.spelling())
                        .isEqualTo(value);
            }
        }
    }

    @Test
    void whatIsSetOutlivesTheProcess() {
        run(AdminAction.SetQuota, null, "d", "open-executions-per-domain", 3);
        run(AdminAction.SetQuota, "ann", null, "requests-per-second", 9);

        book = new QuotaBook(new Kept(), Quotas.DEFAULT, rates, null);

        assertThat(run(AdminAction.ShowQuotas, null, null, null, null))
                .contains(
                        "domain d: open-executions-per-domain 3, set for this domain",
                        "user ann: requests-per-second 9, 18 of 18 left, 0 passed, 0 refused");
    }

    @Test
    void aRateIsForItsUserAlone() {
        run(AdminAction.SetQuota, "ann", null, "requests-per-second", 1);

        rates.admit(Operation.START_WORKFLOW_EXECUTION, "d", "ann");
        rates.admit(Operation.START_WORKFLOW_EXECUTION, "d", "ann");
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> rates.admit(Operation.START_WORKFLOW_EXECUTION, "d", "ann"))
                .withMessageContaining("Rate exceeded");
        assertThatNoException().isThrownBy(() -> rates.admit(Operation.START_WORKFLOW_EXECUTION, "d", "bob"));
        assertThatNoException().isThrownBy(() -> rates.admit(Operation.START_WORKFLOW_EXECUTION, "d", null));
    }

    @Test
    void aRateOfTheServerIsForEverybodyAndOneOfADomainForWhoeverAsksThere() {
        run(AdminAction.SetQuota, null, "d", "requests-per-second", 1);
        run(AdminAction.SetQuota, null, null, "requests-per-second", 4);

        for (int i = 0; i < 2; i++) {
            rates.admit(Operation.RESPOND_ACTIVITY_TASK_COMPLETED, "d", null);
        }
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> rates.admit(Operation.RESPOND_ACTIVITY_TASK_COMPLETED, "d", null));
        for (int i = 0; i < 6; i++) {
            rates.admit(Operation.RESPOND_ACTIVITY_TASK_COMPLETED, "e", null);
        }
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> rates.admit(Operation.RESPOND_ACTIVITY_TASK_COMPLETED, null, null));
    }

    @Test
    void aChangeElsewhereLeavesABucketAsFullAsItIs() {
        run(AdminAction.SetQuota, "ann", null, "requests-per-second", 1);
        rates.admit(Operation.START_WORKFLOW_EXECUTION, null, "ann");
        rates.admit(Operation.START_WORKFLOW_EXECUTION, null, "ann");

        run(AdminAction.SetQuota, "bob", null, "requests-per-second", 1);

        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> rates.admit(Operation.START_WORKFLOW_EXECUTION, null, "ann"));
    }

    @Test
    void withoutRatesNothingIsLookedAt() {
        assertThat(rates.areNone()).isTrue();
        run(AdminAction.SetQuota, "ann", null, "requests-per-second", 1);
        assertThat(rates.areNone()).isFalse();
        run(AdminAction.ResetQuota, "ann", null, "requests-per-second", null);
        assertThat(rates.areNone()).isTrue();
    }

    @Test
    void whatCannotBeSetIsSaid() {
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> run(AdminAction.SetQuota, "ann", null, "domains", 1))
                .withMessage("There is no limit \"domains\" of a user; there is requests-per-second");
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> run(AdminAction.SetQuota, null, "d", "domains", 1))
                .withMessageStartingWith(
                        "There is no limit \"domains\" of a domain; there is requests-per-second, work");
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> run(AdminAction.SetQuota, null, null, "domains", 0))
                .withMessageStartingWith("domains must be a whole number between 1 and ");
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> run(AdminAction.SetQuota, null, null, "requests-per-second", 1_000_001))
                .withMessage("requests-per-second must be a whole number between 1 and 1000000");
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> run(AdminAction.SetQuota, null, "d", "count-cap", 1))
                .withMessageStartingWith("There is no limit \"count-cap\" of a domain");
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> run(AdminAction.SetQuota, null, null, "domains", null))
                .withMessage("value is missing");
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> run(AdminAction.SetQuota, "ann", "d", "requests-per-second", 1))
                .withMessageContaining("not for two of them");
        assertThat(kept).isEmpty();
    }

    private final class Kept implements Notes {
        @Override
        public Map<String, String> all() {
            return Map.copyOf(kept);
        }

        @Override
        public void keep(Map<String, String> puts, Iterable<String> deletes) {
            kept.putAll(puts);
            deletes.forEach(kept::remove);
        }
    }
}
