package dev.furrow.demo.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.demo.taxi.City;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static Stream<Plan> many() {
        return IntStream.rangeClosed(1, 500).mapToObj(number -> Plan.of(7, number));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11, 191, 1_000_001})
    void tenInARowHoldEveryOutcome(int first) {
        assertThat(IntStream.range(first, first + 10)
                        .mapToObj(number -> Plan.of(3, number).outcome()))
                .contains(Outcome.values());
    }

    @Test
    void thePlanFollowsFromTheWorkflowId() {
        assertThat(many())
                .allSatisfy(
                        plan -> assertThat(Plan.ofWorkflowId(plan.workflowId())).contains(plan));
    }

    @Test
    void anotherSeedMakesOtherPlans() {
        List<Outcome> one = IntStream.rangeClosed(1, 50)
                .mapToObj(n -> Plan.of(1, n).outcome())
                .toList();
        List<Outcome> two = IntStream.rangeClosed(1, 50)
                .mapToObj(n -> Plan.of(2, n).outcome())
                .toList();

        assertThat(one).isNotEqualTo(two);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-booking", "booking-1", "booking-1-x", "booking-1-2-3", "booking-99999999999-1"})
    void aWorkflowIdOfSomebodyElseHasNoPlan(String workflowId) {
        assertThat(Plan.ofWorkflowId(workflowId)).isEmpty();
    }

    @Test
    void noTaxiIsPlannedOnlyWhereNoneIs() {
        assertThat(many())
                .allSatisfy(
                        plan -> assertThat(City.near(plan.place(), plan.type()).isEmpty())
                                .isEqualTo(plan.outcome() == Outcome.NO_TAXI));
    }

    @Test
    void onlyDriversWhoAreAskedAcceptAndTwoOfThemRace() {
        assertThat(many()).allSatisfy(plan -> {
            assertThat(City.near(plan.place(), plan.type())).containsAll(plan.accepting());
            assertThat(plan.accepting())
                    .doesNotHaveDuplicates()
                    .hasSize(
                            switch (plan.outcome()) {
                                case CONFIRMED, TOO_LATE -> 1;
                                case CONTESTED -> 2;
                                case CANCELLED, NOBODY, NO_TAXI -> 0;
                            });
        });
    }

    @Test
    void everybodyActsWellBeforeTheTimeIsUp() {
        assertThat(many()).allSatisfy(plan -> {
            assertThat(plan.think()).isBetween(0.0, 0.4);
            assertThat(plan.cancelAfter()).isBetween(0.0, 0.6);
        });
    }

    @Test
    void theMapFailsNowAndThenButNotForEver() {
        assertThat(many().filter(plan -> plan.mapFailures() > 0).count()).isBetween(25L, 150L);
        assertThat(many()).allSatisfy(plan -> assertThat(plan.mapFailures()).isBetween(0, 2));
    }
}
