package dev.furrow.rental.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    /// In Kolkata it is already the 24th.
    private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

    private final Viewer viewer = new Viewer("a", "SUPPLIER", 7L, ZoneId.of("Asia/Kolkata"), "en");

    @Test
    void aDayIsTheViewersDay() {
        assertThat(value(Parameter.Kind.FROM_DAY, "today")).isEqualTo(OffsetDateTime.parse("2026-11-23T18:30:00Z"));
        assertThat(value(Parameter.Kind.TO_DAY, "today")).isEqualTo(OffsetDateTime.parse("2026-11-24T18:30:00Z"));
        assertThat(value(Parameter.Kind.FROM_DAY, "today-7")).isEqualTo(OffsetDateTime.parse("2026-11-16T18:30:00Z"));
        assertThat(value(Parameter.Kind.FROM_DAY, "month-start"))
                .isEqualTo(OffsetDateTime.parse("2026-10-31T18:30:00Z"));
        assertThat(value(Parameter.Kind.FROM_DAY, "2026-02-28"))
                .isEqualTo(OffsetDateTime.parse("2026-02-27T18:30:00Z"));
    }

    @Test
    void aDayOfChangeHasTwentyThreeHours() {
        Viewer berlin = new Viewer("a", "SUPPLIER", 7L, ZoneId.of("Europe/Berlin"), "en");
        Parameter from = parameter("from", Parameter.Kind.FROM_DAY, Map.of());
        Parameter to = parameter("to", Parameter.Kind.TO_DAY, Map.of());
        List<String> change = List.of("2026-03-29");
        Map<String, Object> values = values(berlin).of(List.of(from, to), Map.of("from", change, "to", change));
        assertThat(values)
                .containsEntry("from", OffsetDateTime.parse("2026-03-28T23:00:00Z"))
                .containsEntry("to", OffsetDateTime.parse("2026-03-29T22:00:00Z"));
    }

    @Test
    void numbersAreNumbers() {
        assertThat(value(Parameter.Kind.INTEGER, "-12")).isEqualTo(-12L);
        assertThat(value(Parameter.Kind.DECIMAL, "1.50")).isEqualTo(new BigDecimal("1.50"));
        assertThat(value(Parameter.Kind.FLAG, "true")).isEqualTo(true);
        assertThat(value(Parameter.Kind.TEXTS, "a", "b")).isEqualTo(List.of("a", "b"));
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 1 or 1=1",
        "INTEGER, 99999999999999999999",
        "DECIMAL, 1e999999999",
        "DECIMAL, NaN",
        "FLAG, yes",
        "FROM_DAY, 2026-02-30",
        "FROM_DAY, today-99999",
        "FROM_DAY, +999999999-01-01",
        "CHOICE, c",
        "CHOICES, c",
        "COLUMN, c",
    })
    void whatHasNotTheTypeIsRefused(Parameter.Kind kind, String text) {
        assertThatThrownBy(() -> value(kind, text)).isInstanceOf(ReportRefused.class);
    }

    @Test
    void aSingleValueMayNotComeTwice() {
        assertThatThrownBy(() -> value(Parameter.Kind.TEXT, "a", "b")).isInstanceOf(ReportRefused.class);
    }

    @Test
    void whatTheReportDoesNotDeclareIsRefused() {
        assertThatThrownBy(() -> values(viewer).of(List.of(), Map.of("x", List.of("y"))))
                .isInstanceOf(ReportRefused.class)
                .hasMessageContaining("\"x\"");
    }

    @Test
    void aRoleMayAskForWhatItsAccessSays() {
        assertThat(accessed(Map.of("SUPPLIER", List.of("a")), "a")).isEqualTo("a");
        assertThatThrownBy(() -> accessed(Map.of("SUPPLIER", List.of("a")), "b"))
                .isInstanceOf(ReportRefused.class);
        assertThatThrownBy(() -> accessed(Map.of("HUB", List.of("any")), "b")).isInstanceOf(ReportRefused.class);
        assertThat(accessed(Map.of("SUPPLIER", List.of("own")), "7")).isEqualTo("7");
        assertThatThrownBy(() -> accessed(Map.of("SUPPLIER", List.of("own")), "8"))
                .isInstanceOf(ReportRefused.class);
    }

    private Object accessed(Map<String, List<String>> access, String text) {
        Parameter parameter = parameter("p", Parameter.Kind.TEXT, access);
        return values(viewer).of(List.of(parameter), Map.of("p", List.of(text))).get("p");
    }

    private Object value(Parameter.Kind kind, String... texts) {
        return values(viewer)
                .of(List.of(parameter("p", kind, Map.of())), Map.of("p", List.of(texts)))
                .get("p");
    }

    private static Parameter parameter(String name, Parameter.Kind kind, Map<String, List<String>> access) {
        return new Parameter(name, kind, Map.of(), null, List.of("a", "b"), access);
    }

    private static Values values(Viewer viewer) {
        return new Values(viewer, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
