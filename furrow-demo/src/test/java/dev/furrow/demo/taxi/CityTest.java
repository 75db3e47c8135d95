package dev.furrow.demo.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CityTest {
    private static Stream<List<String>> answers() {
        return Stream.of(Place.values())
                .flatMap(place -> Stream.of(TaxiType.values()).map(type -> City.near(place, type)));
    }

    @Test
    void thereArePlacesWithoutTaxisAndPlacesWhereDriversCanRace() {
        assertThat(answers().filter(List::isEmpty).count()).isGreaterThanOrEqualTo(3);
        assertThat(answers().filter(taxis -> taxis.size() >= 2).count()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aRideIsOfferedToThreeAtMostAndToNobodyTwice() {
        assertThat(answers())
                .allSatisfy(
                        taxis -> assertThat(taxis).hasSizeLessThanOrEqualTo(3).doesNotHaveDuplicates());
    }

    @Test
    void noTaxiIsOfTwoTypes() {
        assertThat(City.near(Place.MARKET, TaxiType.SEDAN))
                .doesNotContainAnyElementsOf(City.near(Place.MARKET, TaxiType.VAN));
    }
}
