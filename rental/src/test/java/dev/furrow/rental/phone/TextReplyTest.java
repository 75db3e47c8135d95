package dev.furrow.rental.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextReplyTest {
    @ParameterizedTest
    @CsvSource({
        "YES 402817,ACCEPT,402817",
        "yes,ACCEPT,",
        "ok 402817!,ACCEPT,402817",
        "402817 haan ji,ACCEPT,402817",
        "हाँ ४०२८१७,ACCEPT,402817",
        "हां,ACCEPT,",
        "हो 402817,ACCEPT,402817",
        "No 402817,DECLINE,402817",
        "नहीं 402817,DECLINE,402817",
        "नाही.,DECLINE,",
        "nako,DECLINE,",
        "yes or no?,NOTHING,",
        "nobody,NOTHING,",
        "yesterday,NOTHING,",
        "4028171,NOTHING,",
        "hello 402817,NOTHING,402817"
    })
    void aYesOrNoIsUnderstoodInThreeLanguages(String body, TextReply.Answer answer, String code) {
        assertThat(TextReply.parse(body)).isEqualTo(new TextReply(answer, code));
    }
}
