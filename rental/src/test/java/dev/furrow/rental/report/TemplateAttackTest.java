package dev.furrow.rental.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever a reader sends, the text of the statement is the one that a harmless reader gets, and the database sees
/// the value as a value.
class TemplateAttackTest {
    private static final long SEED = 20261123;
    private static final int TRIES = 2_000;
    private static final Template TEMPLATE = Template.parse("""
            select cast({{ one }} as varchar) as one, count(*) as n from (values (1)) v(x)
            where 'k' in {{ many | inclause }} {% if one == 'x' %} or 1 = 2 {% endif %}
            {% for each in many %} or {{ each }} = 'zz' {% endfor %}""");
    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "\"",
            ";",
            "--",
            "/*",
            "*/",
            "\\",
            "?",
            "{{ one }}",
            "{% if a %}",
            "{%",
            "}}",
            " or 1=1",
            " union select 1",
            "drop table account",
            "\n",
            "\r",
            "\t",
            "$1",
            ":one",
            "%",
            "_",
            ")",
            "(",
            "0x27",
            "\u02BC",
            "\uFF07",
            "\u2019",
            "CHAR(39)",
            "नमस्ते",
            "\uD83D\uDE9C",
            "null",
            "{fn user()}");

    @Test
    void noValueChangesTheText() {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            String one = hostile(random);
            List<String> many = many(random);
            String harmless = TEMPLATE.bind(Map.of("one", "a", "many", harmless(many.size())))
                    .sql();
            Bound bound = TEMPLATE.bind(Map.of("one", one, "many", many));
            assertThat(bound.sql()).as("seed %s, try %s", SEED, i).isEqualTo(harmless);
            assertThat(bound.sql().chars().filter(c -> c == '?').count())
                    .isEqualTo(bound.values().size());
        }
    }

    @Test
    void theDatabaseGetsEveryValueAsItIs() throws Exception {
        Random random = new Random(SEED + 1);
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:attack;MODE=PostgreSQL")) {
            for (int i = 0; i < TRIES; i++) {
                String one = hostile(random);
                Bound bound = TEMPLATE.bind(Map.of("one", one, "many", many(random)));
                assertThat(answer(database, bound))
                        .as("seed %s, try %s", SEED + 1, i)
                        .isEqualTo(one);
            }
        }
    }

    private static String answer(Connection database, Bound bound) throws Exception {
        try (PreparedStatement statement = database.prepareStatement(bound.sql())) {
            for (int i = 0; i < bound.values().size(); i++) {
                statement.setObject(i + 1, bound.values().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                assertThat(rows.getLong("n")).isZero();
                return rows.getString("one");
            }
        }
    }

    private static List<String> many(Random random) {
        List<String> many = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            many.add(hostile(random));
        }
        return many;
    }

    private static List<String> harmless(int size) {
        return java.util.Collections.nCopies(size, "a");
    }

    private static String hostile(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
