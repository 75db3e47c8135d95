package dev.furrow.rental.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.notice.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsLengthTest {
    @ParameterizedTest
    @CsvSource({
        "a,160,false,160,1", "a,161,false,161,2", "a,306,false,306,2", "a,307,false,307,3",
        "€,80,false,160,1", "€,81,false,162,2", "क,70,true,70,1", "क,71,true,71,2",
        "क,134,true,134,2", "क,135,true,135,3", "🚜,35,true,70,1", "🚜,36,true,72,2"
    })
    void aTextIsCountedAsNetworksDo(String character, int times, boolean unicode, int units, int parts) {
        assertThat(SmsLength.of(character.repeat(times))).isEqualTo(new SmsLength(unicode, units, parts));
    }

    /// Two implementations of one table, written apart.
    @Test
    void theSimulatedNetworkCountsTheSame() {
        for (int c = 1; c < 0x2100; c++) {
            String text = Character.toString(c) + "a";
            var network = dev.furrow.rental.simulators.sms.SmsLength.of(text);
            assertThat(SmsLength.of(text))
                    .as("U+%04X", c)
                    .isEqualTo(new SmsLength(network.unicode(), network.units(), network.parts()));
        }
    }

    @Test
    void noTextOfOursIsMoreThanThreeMessages() {
        Words words = new Words();
        for (String language : Words.LANGUAGES) {
            for (Event event : Event.values()) {
                assertThat(SmsLength.of(words.get(language, event + ".text")).parts())
                        .as(language + " " + event)
                        .isLessThanOrEqualTo(3);
            }
        }
    }
}
