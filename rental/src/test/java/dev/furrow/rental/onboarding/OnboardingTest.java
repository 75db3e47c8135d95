package dev.furrow.rental.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.rental.Database;
import dev.furrow.rental.Marketplace;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.notice.InAppNotices;
import dev.furrow.rental.onboarding.Applications.DocumentKind;
import dev.furrow.rental.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.furrow.rental.Database#available")
class OnboardingTest {
    private final Marketplace market;
    private final Marketplace.Country country;
    private final Applications applications;
    private final Account applicant;
    private final Account hub;
    private final Supplier supplier;

    OnboardingTest(Database database) {
        market = Marketplace.on(database);
        country = market.country();
        applications = market.get(Applications.class);
        applicant = country.person(Role.SUPPLIER);
        hub = country.person(Role.HUB);
        supplier = applications.apply(applicant.by(Source.APP), country.hub(), "Patil");
    }

    private Supplier.Status status() {
        market.furrow().skip(Duration.ofSeconds(1));
        return market.get(Suppliers.class).find(supplier.id()).orElseThrow().status();
    }

    private List<Event> told(Account account) {
        return market.get(InAppNotices.class).latest(account.id(), 50).stream()
                .map(InAppNotices.Kept::event)
                .toList();
    }

    private void handIn(DocumentKind... kinds) {
        for (DocumentKind kind : kinds) {
            applications.document(applicant.by(Source.APP), kind, "private/" + kind);
        }
    }

    @Test
    void documentsAreVerifiedAndTheApplicantIsApproved() {
        handIn(DocumentKind.IDENTITY, DocumentKind.BANK);
        assertThat(status()).isEqualTo(Supplier.Status.APPLIED);
        assertThatThrownBy(() -> applications.decide(hub.by(Source.DESK), supplier.id(), true, null))
                .isInstanceOf(RefusedException.class);
        handIn(DocumentKind.OWNERSHIP);
        assertThat(status()).isEqualTo(Supplier.Status.VERIFYING);
        assertThat(told(hub)).containsExactly(Event.SUPPLIER_TO_VERIFY);
        market.furrow().skip(Duration.ofDays(7));
        assertThat(told(hub)).hasSize(3);

        applications.decide(hub.by(Source.DESK), supplier.id(), true, null);

        assertThat(status()).isEqualTo(Supplier.Status.APPROVED);
        assertThat(told(applicant)).contains(Event.SUPPLIER_DECIDED);
    }

    @Test
    void aRejectionNeedsAReasonAndTheRightHub() {
        handIn(DocumentKind.values());
        assertThat(status()).isEqualTo(Supplier.Status.VERIFYING);
        assertThatThrownBy(() -> applications.decide(hub.by(Source.DESK), supplier.id(), false, " "))
                .isInstanceOf(RefusedException.class);
        Account stranger = market.country().person(Role.HUB);
        assertThatThrownBy(() -> applications.decide(stranger.by(Source.DESK), supplier.id(), true, null))
                .isInstanceOf(RefusedException.class);
        applications.decide(hub.by(Source.DESK), supplier.id(), false, "The papers are of another tractor");
        assertThat(status()).isEqualTo(Supplier.Status.REJECTED);
    }

    @Test
    void whoNeverSendsDocumentsIsRemindedAndThenForgotten() {
        market.furrow().skip(Duration.ofDays(28));
        assertThat(status()).isEqualTo(Supplier.Status.APPLIED);
        assertThat(told(applicant)).hasSize(10).containsOnly(Event.DOCUMENTS_MISSING);
        market.furrow().skip(Duration.ofDays(3));
        assertThat(status()).isEqualTo(Supplier.Status.LAPSED);
    }
}
