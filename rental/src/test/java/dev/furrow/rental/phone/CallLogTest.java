package dev.furrow.rental.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.Database;
import dev.furrow.rental.Marketplace;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallLogTest {
    @ParameterizedTest
    @MethodSource("dev.furrow.rental.Database#available")
    void aCallRemembersItsStepsAndTheDeskSeesItsArea(Database database) {
        Marketplace marketplace = Marketplace.on(database);
        Marketplace.Country country = marketplace.country();
        Account desk = country.person(Role.HUB);
        CallLog log = marketplace.get(CallLog.class);
        String call = UUID.randomUUID().toString();
        assertThat(log.isNew(call)).isTrue();
        log.open(call, desk.id(), desk.phone(), CallLog.Direction.IN, "en");
        log.speak(call, "mr");
        log.wrongCode(call);
        log.wrongCode(call);
        log.step(call, "x".repeat(700), "MENU");
        CallLog.Entry again = log.open(call, desk.id(), desk.phone(), CallLog.Direction.IN, "en");
        assertThat(again.language()).isEqualTo("mr");
        assertThat(again.wrongCodes()).isEqualTo(2);
        assertThat(again.outcome()).isEqualTo("MENU");
        assertThat(again.steps()).startsWith("wrong code; wrong code; xxx").hasSize(600);
        assertThat(log.latest(country.hub(), null, 10))
                .extracting(CallLog.Entry::callId)
                .containsExactly(call);
        assertThat(log.latest(marketplace.country().hub(), null, 10)).isEmpty();
        assertThat(log.latest(null, null, 10_000))
                .extracting(CallLog.Entry::callId)
                .contains(call);
        assertThat(log.summary(marketplace.now().minusSeconds(86_400)))
                .anyMatch(each -> each.outcome().equals("MENU") && each.direction() == CallLog.Direction.IN);
    }
}
