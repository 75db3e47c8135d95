package dev.furrow.rental.report;

import dev.furrow.rental.report.Report.Column;
import dev.furrow.rental.report.Report.Mailing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the files of reports and relations.
final class ReportParser {
    private ReportParser() {}

    static Report report(String name, String text) {
        if (!name.matches("[a-z][a-z0-9-]{0,60}")) {
            throw new ReportMistake("\"" + name + "\" is no name for a report; use small letters, digits and -");
        }
        FrontMatter front = FrontMatter.parse(name, text);
        Report report = new Report(
                name,
                new Report.Words(front.words("title"), front.words("about")),
                Set.copyOf(front.list("roles")),
                parameters(front),
                columns(front),
                chart(front),
                mailing(front),
                template(name, front.body()));
        front.nothingElse();
        return report;
    }

    static Relation relation(String name, String text) {
        FrontMatter front = FrontMatter.parse(name, text);
        front.optional("about");
        Relation relation = new Relation(
                name, FrontMatter.strings(front.children("rows")), Sql.checked(Sql.withoutComments(front.body())));
        front.nothingElse();
        return relation;
    }

    private static Template template(String name, String sql) {
        try {
            return Template.parse(sql);
        } catch (ReportMistake e) {
            throw new ReportMistake(name + ": " + e.getMessage(), e);
        }
    }

    private static List<Parameter> parameters(FrontMatter front) {
        List<Parameter> found = new ArrayList<>();
        front.children("parameters").forEach((name, value) -> {
            FrontMatter each = front.within("parameters." + name, value);
            found.add(new Parameter(
                    name,
                    each.one("type", Parameter.Kind.class),
                    each.words("label"),
                    each.optional("default"),
                    each.list("of"),
                    access(each)));
            each.nothingElse();
        });
        return List.copyOf(found);
    }

    private static Map<String, List<String>> access(FrontMatter parameter) {
        Map<String, List<String>> access = new HashMap<>();
        parameter
                .children("access")
                .forEach((role, value) -> access.put(
                        role,
                        value instanceof List<?> list
                                ? list.stream().map(String::valueOf).toList()
                                : List.of(String.valueOf(value))));
        return Map.copyOf(access);
    }

    private static Map<String, Column> columns(FrontMatter front) {
        Map<String, Column> columns = new LinkedHashMap<>();
        front.children("columns").forEach((name, value) -> {
            FrontMatter each = front.within("columns." + name, value);
            columns.put(name, new Column(each.one("kind", Report.Kind.class), each.words("label")));
            each.nothingElse();
        });
        return columns;
    }

    private static Report.@Nullable Chart chart(FrontMatter front) {
        Map<String, Object> chart = front.children("chart");
        if (chart.isEmpty()) {
            return null;
        }
        FrontMatter each = front.within("chart", chart);
        Report.Chart read = new Report.Chart(each.one("shape", Report.Shape.class), each.text("x"), each.list("y"));
        each.nothingElse();
        return read;
    }

    private static @Nullable Mailing mailing(FrontMatter front) {
        Map<String, Object> mailing = front.children("mailing");
        if (mailing.isEmpty()) {
            return null;
        }
        FrontMatter each = front.within("mailing", mailing);
        Mailing read = new Mailing(
                each.text("cron"), each.text("zone"), each.text("role"), each.list("recipients"), each.text("format"));
        each.nothingElse();
        return read;
    }
}
