package dev.furrow.demo.taxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RideTest {
    @Test
    void whatIsWrittenCanBeRead() {
        Ride ride = new Ride("Ada", TaxiType.ELECTRIC, Place.AIRPORT, 240);

        assertThat(ride.text()).isEqualTo("customer=Ada type=electric place=airport patience=240");
        assertThat(Ride.parse(ride.text())).isEqualTo(ride);
    }

    @Test
    void whoTypesItByHandMayChooseTheOrder() {
        assertThat(Ride.parse(" patience=9  place=zoo type=VAN customer=Me "))
                .isEqualTo(new Ride("Me", TaxiType.VAN, Place.ZOO, 9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a taxi",
                "customer=Ada type=van place=zoo",
                "customer=Ada type=bus place=zoo patience=4",
                "customer=Ada type=van place=moon patience=4",
                "customer=Ada type=van place=zoo patience=-4",
                "customer=Ada type=van place=zoo patience=soon"
            })
    void anythingElseIsRefusedWithTheFormThatIsAccepted(String text) {
        assertThatThrownBy(() -> Ride.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"customer=NAME type=TYPE place=PLACE patience=SECONDS\"")
                .hasMessageContaining("\"" + text + "\"");
    }
}
