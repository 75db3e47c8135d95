package dev.furrow.rental.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    @Test
    void aValueBecomesAPlace() {
        Bound bound = Template.parse("select 1 where a = {{ a }} and b = {{b}}").bind(Map.of("a", "x", "b", 7L));
        assertThat(bound).isEqualTo(new Bound("select 1 where a = ? and b = ?", List.of("x", 7L)));
    }

    @Test
    void aMissingValueIsNull() {
        Map<String, Object> values = new HashMap<>();
        values.put("a", null);
        assertThat(Template.parse("a = {{ a }}").bind(values)).isEqualTo(new Bound("a = null", List.of()));
    }

    @Test
    void aListBecomesAPlaceForEach() {
        Bound bound = Template.parse("a in {{ a | inclause }}").bind(Map.of("a", List.of("x", "y", "z")));
        assertThat(bound).isEqualTo(new Bound("a in (?, ?, ?)", List.of("x", "y", "z")));
    }

    @Test
    void nothingIsInAnEmptyList() {
        Bound bound = Template.parse("a in {{ a | inclause }}").bind(Map.of("a", List.of()));
        assertThat(bound).isEqualTo(new Bound("a in (null)", List.of()));
    }

    @Test
    void theFirstBranchThatHoldsIsTaken() {
        Template template = Template.parse(
                "{% if a == 'x' %}one{% elif b and not c %}two {{ b }}{% elif n == 3 %}three{% else %}four{% endif %}");
        assertThat(sql(template, Map.of("a", "x", "b", "", "c", true, "n", 1L))).isEqualTo("one");
        assertThat(sql(template, Map.of("a", "y", "b", "v", "c", false, "n", 3L)))
                .isEqualTo("two ?");
        assertThat(sql(template, Map.of("a", "y", "b", "v", "c", true, "n", 3L)))
                .isEqualTo("three");
        assertThat(sql(template, Map.of("a", "y", "b", "", "c", true, "n", 4L))).isEqualTo("four");
    }

    @Test
    void noughtIsAValue() {
        assertThat(sql(Template.parse("{% if n %}there{% endif %}"), Map.of("n", 0L)))
                .isEqualTo("there");
    }

    @Test
    void andBindsCloserThanOr() {
        Template template = Template.parse("{% if a or b and c %}yes{% endif %}");
        assertThat(sql(template, Map.of("a", true, "b", true, "c", false))).isEqualTo("yes");
        template = Template.parse("{% if (a or b) and c %}yes{% endif %}");
        assertThat(sql(template, Map.of("a", true, "b", true, "c", false))).isEmpty();
    }

    @Test
    void aLoopKnowsItsFirstAndLast() {
        Template template = Template.parse(
                "({% for each in all %}a like {{ each }}{% if not loop.last %} or {% endif %}{% endfor %})");
        assertThat(template.bind(Map.of("all", List.of("x", "y"))))
                .isEqualTo(new Bound("(a like ? or a like ?)", List.of("x", "y")));
    }

    @Test
    void aColumnIsTheAuthorsWord() {
        Identifier column = Identifier.oneOf(List.of("village", "state"), "state");
        assertThat(sql(Template.parse("order by {{ by | identifier }}"), Map.of("by", column)))
                .isEqualTo("order by state");
    }

    @Test
    void aTextIsNoColumn() {
        assertThatThrownBy(
                        () -> Template.parse("order by {{ by | identifier }}").bind(Map.of("by", "state")))
                .isInstanceOf(ReportMistake.class)
                .hasMessageContaining("no column");
    }

    @Test
    void aColumnThatTheAuthorDidNotAllowIsRefused() {
        assertThatThrownBy(() -> Identifier.oneOf(List.of("village"), "password"))
                .isInstanceOf(ReportRefused.class);
        assertThatThrownBy(() -> Identifier.oneOf(List.of("a; drop table x"), "a; drop table x"))
                .isInstanceOf(ReportRefused.class);
    }

    @Test
    void anUndeclaredNameIsAMistake() {
        assertThatThrownBy(() -> Template.parse("a = {{ a }}").bind(Map.of()))
                .isInstanceOf(ReportMistake.class)
                .hasMessageContaining("\"a\"");
    }

    @Test
    void commentsAreForPeople() {
        assertThat(sql(Template.parse("select 1 -- it's {{ a }}; a comment\nfrom x"), Map.of()))
                .isEqualTo("select 1 \nfrom x");
        assertThat(sql(Template.parse("select '--' || 'x'"), Map.of())).isEqualTo("select '--' || 'x'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = '{{ a }}'",
                "a like '%{{ a }}%'",
                "a = \"{{ a }}\"",
                "a = {{ a | safe }}",
                "a = {{ a | inclause | safe }}",
                "a = {{ 1 }}",
                "a = {{ a.b }}",
                "a = {{ }}",
                "a = ?",
                "select 1; drop table x",
                "/* {{ a }} */",
                "$$ {{ a }} $$",
                "{% if a %}b",
                "{% if %}b{% endif %}",
                "{% if a = 'x' %}b{% endif %}",
                "{% if a == %}b{% endif %}",
                "{% if a %}b{% else %}c{% else %}d{% endif %}",
                "{% if a %}b{% endfor %}",
                "{% for a %}b{% endfor %}",
                "{% for a in b %}b{% endif %}",
                "{% include x %}",
                "{% endif %}",
                "{{ a",
            })
    void aTemplateInWhichAPlaceWouldBeNoneIsRefused(String text) {
        assertThatThrownBy(() -> Template.parse(text)).isInstanceOf(ReportMistake.class);
    }

    private static String sql(Template template, Map<String, Object> values) {
        return template.bind(values).sql();
    }
}
