package dev.furrow.rental.simulators.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsLengthTest {
    @ParameterizedTest
    @CsvSource({"a,160,160,1", "a,161,161,2", "a,306,306,2", "a,307,307,3", "€,80,160,1", "€,81,162,2", "@,1,1,1"})
    void charactersOfTheGsmAlphabetTakeSeptets(String character, int times, int units, int parts) {
        assertThat(SmsLength.of(character.repeat(times))).isEqualTo(new SmsLength(false, units, parts));
    }

    @ParameterizedTest
    @CsvSource({"क,70,70,1", "क,71,71,2", "क,134,134,2", "क,135,135,3", "🚜,35,70,1", "🚜,36,72,2"})
    void oneOtherCharacterMakesItSixteenBitsForAll(String character, int times, int units, int parts) {
        assertThat(SmsLength.of(character.repeat(times))).isEqualTo(new SmsLength(true, units, parts));
        assertThat(SmsLength.of("a" + character.repeat(times)).unicode()).isTrue();
    }
}
