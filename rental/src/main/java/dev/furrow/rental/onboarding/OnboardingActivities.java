package dev.furrow.rental.onboarding;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.notice.Notice;
import dev.furrow.rental.notice.Notices;
import dev.furrow.rental.notice.Urgency;
import dev.furrow.rental.time.Pace;
import dev.furrow.spring.FurrowActivities;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The onboarding's activities.
@FurrowActivities
class OnboardingActivities implements OnboardingDesk {
    private static final Duration REMINDER = Duration.ofDays(3);

    private final Applications applications;
    private final Accounts accounts;
    private final Notices notices;
    private final Pace pace;

    OnboardingActivities(Applications applications, Accounts accounts, Notices notices, Pace pace) {
        this.applications = applications;
        this.accounts = accounts;
        this.notices = notices;
        this.pace = pace;
    }

    @Override
    public Duration reminder() {
        return pace.wait(REMINDER);
    }

    @Override
    public Supplier.Status look(String supplierId) {
        return applications.look(supplierId).status();
    }

    @Override
    public void remind(String supplierId, Supplier.Status status, int time) {
        Supplier supplier = applications.required(supplierId);
        boolean isVerifying = status == Supplier.Status.VERIFYING;
        List<String> whom = isVerifying
                ? accounts.desk(supplier.hubId()).stream().map(Account::id).toList()
                : List.of(supplier.accountId());
        Event event = isVerifying ? Event.SUPPLIER_TO_VERIFY : Event.DOCUMENTS_MISSING;
        tell(supplier, whom, event, status + ":" + time);
    }

    @Override
    public void lapse(String supplierId) {
        applications.lapse(supplierId);
    }

    @Override
    public void decided(String supplierId) {
        Supplier supplier = applications.required(supplierId);
        tell(supplier, List.of(supplier.accountId()), Event.SUPPLIER_DECIDED, "decided");
    }

    private void tell(Supplier supplier, List<String> whom, Event event, String key) {
        Map<String, String> facts =
                Map.of("name", supplier.name(), "status", supplier.status().name());
        for (String each : whom) {
            notices.tell("onboarding:" + supplier.id() + ":" + key, new Notice(each, event, null, facts), Urgency.TEXT);
        }
    }
}
