package dev.furrow.rental.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// SQL with places for values, in the manner of JinjaSQL.
///
/// There is no way to put a value into the text. `{{ name }}` becomes a `?`, `{{ list | inclause }}` becomes
/// `(?, ?)`, and `{{ name | identifier }}` takes an [Identifier], which holds the author's own word. Conditions and
/// loops choose and repeat what the author wrote.
final class Template {
    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    static Template parse(String source) {
        return new Template(new TemplateParser(source).parse());
    }

    Bound bind(Map<String, ? extends @Nullable Object> values) {
        StringBuilder sql = new StringBuilder();
        List<Object> bound = new ArrayList<>();
        new Binder(sql, bound).all(parts, new Scope(values));
        return new Bound(sql.toString().strip(), Collections.unmodifiableList(bound));
    }

    private record Binder(StringBuilder sql, List<Object> bound) {

        void all(List<Part> parts, Scope scope) {
            parts.forEach(part -> one(part, scope));
        }

        private void one(Part part, Scope scope) {
            switch (part) {
                case Part.Text text -> sql.append(text.sql());
                case Part.Value value -> place(single(value.name(), scope.value(value.name())));
                case Part.InClause in -> list(list(in.name(), scope));
                case Part.Column column -> sql.append(column(column.name(), scope));
                case Part.Choice choice ->
                    choice.branches().stream()
                            .filter(branch -> branch.when().holds(scope))
                            .findFirst()
                            .ifPresent(branch -> all(branch.body(), scope));
                case Part.Loop loop -> {
                    List<Object> list = list(loop.list(), scope);
                    for (int i = 0; i < list.size(); i++) {
                        all(loop.body(), scope.inLoop(loop.each(), list.get(i), i, list.size()));
                    }
                }
            }
        }

        private void list(List<Object> values) {
            // Nothing is in an empty list; "in ()" would be no SQL.
            sql.append('(');
            if (values.isEmpty()) {
                sql.append("null");
            }
            for (int i = 0; i < values.size(); i++) {
                sql.append(i == 0 ? "" : ", ");
                place(values.get(i));
            }
            sql.append(')');
        }

        private void place(@Nullable Object value) {
            if (value == null) {
                sql.append("null");
            } else {
                sql.append('?');
                bound.add(value);
            }
        }

        private static @Nullable Object single(String name, @Nullable Object value) {
            if (value instanceof Collection<?> || value instanceof Identifier) {
                throw new ReportMistake("\"" + name + "\" is a "
                        + (value instanceof Identifier
                                ? "column; write {{ " + name + " | identifier }}"
                                : "list; write {{ " + name + " | inclause }}"));
            }
            return value;
        }

        private static List<Object> list(String name, Scope scope) {
            return switch (scope.value(name)) {
                case null -> List.of();
                case Collection<?> list -> List.copyOf(list);
                default -> throw new ReportMistake("\"" + name + "\" is a single value, not a list");
            };
        }

        private static String column(String name, Scope scope) {
            if (scope.value(name) instanceof Identifier column) {
                return column.name();
            }
            throw new ReportMistake(
                    "\"" + name + "\" is no column; a parameter that names one has the type column and says of which");
        }
    }

    /// The filters that exist.
    static Part place(String source) {
        List<String> words =
                Arrays.stream(source.split("\\|", -1)).map(String::strip).toList();
        String name = words.getFirst();
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new ReportMistake("\"" + source + "\" names no parameter");
        }
        return switch (words.size() == 1 ? "" : words.size() == 2 ? words.getLast() : "?") {
            case "" -> new Part.Value(name);
            case "inclause" -> new Part.InClause(name);
            case "identifier" -> new Part.Column(name);
            default ->
                throw new ReportMistake("\"" + source + "\": the filters are inclause and identifier; "
                        + "none puts a value into the text");
        };
    }
}
