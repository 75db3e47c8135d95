package dev.furrow.server.console.insight;

import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes a request as somebody would write it who sends it: a line for a shell, Python, Java. What the values say
/// can be anything: whatever it is, it stays inside its quotes, and nothing in it acts on a terminal that it is
/// pasted to.
///
/// @param request what is sent
/// @param url where the service is
/// @param region in which region
public record CopyAs(Request request, String url, String region) {
    private static final String INDENT = "    ";

    private String operation() {
        return Operation.of(request).wireName();
    }

    private record Member(String name, Object value) {}

    private static List<Member> members(Record value) {
        List<Member> members = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object member = read(component, value);
            if (member != null) {
                members.add(new Member(component.getName(), member));
            }
        }
        return members;
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException("A record of the API cannot be read: " + component, unreadable);
        }
    }

    // ---- AWS CLI

    /// A line for the AWS CLI, in a POSIX shell that knows `$'...'`, as bash, zsh and ksh do.
    public String cli() {
        StringBuilder line = new StringBuilder("aws swf ")
                .append(dashed(operation()))
                .append(" --endpoint-url ")
                .append(shell(url))
                .append(" --region ")
                .append(shell(region));
        List<Member> members = members((Record) request);
        if (members.stream().anyMatch(CopyAs::isTakenForAFile)) {
            // The CLI would read the file that such a value names; in a whole request it does not.
            return line.append(" --cli-input-json ")
                    .append(shell(json((Record) request)))
                    .toString();
        }
        for (Member member : members) {
            line.append(" \\\n  --").append(dashed(member.name));
            switch (member.value) {
                case Boolean flag
                when !flag -> line.insert(line.length() - dashed(member.name).length(), "no-");
                case Boolean _ -> {}
                case Record record -> line.append('=').append(shell(json(record)));
                case List<?> list -> {
                    for (Object element : list) {
                        line.append(' ').append(shell(element instanceof Record r ? json(r) : String.valueOf(element)));
                    }
                }
                case Instant at -> line.append('=').append(shell(at.toString()));
                default -> line.append('=').append(shell(String.valueOf(member.value)));
            }
        }
        return line.toString();
    }

    private static boolean isTakenForAFile(Member member) {
        return texts(member.value).stream()
                .anyMatch(text -> text.startsWith("file://")
                        || text.startsWith("fileb://")
                        || text.startsWith("http://")
                        || text.startsWith("https://")
                        // A list's elements have no name before them that would tell them from options.
                        || (member.value instanceof List<?> && text.startsWith("-")));
    }

    private static List<String> texts(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case String text -> List.of(text);
            default -> List.of();
        };
    }

    private static String json(Record value) {
        return new String(Json.encode(value), StandardCharsets.UTF_8);
    }

    /// `StartWorkflowExecution` and `workflowId` as the CLI spells them.
    private static String dashed(String name) {
        return separated(name, '-');
    }

    private static String separated(String name, char separator) {
        StringBuilder separated = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && !separated.isEmpty()) {
                separated.append(separator);
            }
            separated.append(Character.toLowerCase(c));
        }
        return separated.toString();
    }

    /// A text as one word of a shell.
    static String shell(String text) {
        if (!text.isEmpty() && text.chars().allMatch(CopyAs::isBare)) {
            return text;
        }
        if (text.codePoints().allMatch(c -> c < 0x7F ? c >= 0x20 : Shown.isPlain(c))) {
            return '\'' + text.replace("'", "'\\''") + '\'';
        }
        StringBuilder quoted = new StringBuilder("$'");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\'' -> quoted.append("\\'");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7F) {
                        // Three digits: what follows may be a digit.
                        quoted.append(String.format("\\%03o", c));
                    } else if (Shown.isPlain(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append(c > 0xFFFF ? String.format("\\U%08x", c) : String.format("\\u%04x", c));
                    }
                }
            }
        });
        return quoted.append('\'').toString();
    }

    private static boolean isBare(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "_./:@%+,-".indexOf(c) >= 0;
    }

    // ---- boto3

    /// A program in Python.
    public String python() {
        StringBuilder program = new StringBuilder("import boto3\n\nswf = boto3.client(\"swf\", endpoint_url=")
                .append(literal(url, false))
                .append(", region_name=")
                .append(literal(region, false))
                .append(")\nprint(swf.")
                .append(separated(operation(), '_'))
                .append("(\n");
        for (Member member : members((Record) request)) {
            program.append(INDENT)
                    .append(member.name)
                    .append('=')
                    .append(python(member.value))
                    .append(",\n");
        }
        return program.append("))\n").toString();
    }

    private static String python(Object value) {
        return switch (value) {
            case Boolean flag -> flag ? "True" : "False";
            case Number number -> number.toString();
            case Instant at -> at.getEpochSecond() + "." + String.format("%03d", at.getNano() / 1_000_000);
            case List<?> list -> {
                List<String> elements =
                        list.stream().map(element -> python((Object) element)).toList();
                yield '[' + String.join(", ", elements) + ']';
            }
            case Record record -> {
                List<String> entries = members(record).stream()
                        .map(member -> '"' + member.name + "\": " + python(member.value))
                        .toList();
                yield '{' + String.join(", ", entries) + '}';
            }
            default -> literal(String.valueOf(value), false);
        };
    }

    // ---- Java

    /// The lines of a Java program that uses our SDK.
    public String java() {
        SortedSet<String> imports = new TreeSet<>();
        imports.add("dev.furrow.Furrow");
        imports.add("dev.furrow.FurrowOptions");
        imports.add("java.net.URI");
        String call = java(request, imports, INDENT + INDENT);
        String domain = members((Record) request).stream()
                .filter(member -> member.name.equals("domain"))
                .map(member -> String.valueOf(member.value))
                .findFirst()
                .orElse("");
        String name = operation();
        StringBuilder program = new StringBuilder();
        imports.forEach(each -> program.append("import ").append(each).append(";\n"));
        return program.append("\nfinal class ")
                .append(name)
                .append("Call {\n    public static void main(String[] arguments) {\n")
                .append("        FurrowOptions options = FurrowOptions.domain(")
                .append(literal(domain, true))
                .append(")\n                .endpoint(URI.create(")
                .append(literal(url, true))
                .append("))\n                .region(")
                .append(literal(region, true))
                .append(");\n        try (Furrow furrow = Furrow.connect(options)) {\n            ")
                .append(Operation.of(request).responseType() == null ? "" : "System.out.println(")
                .append("furrow.swf().")
                .append(Character.toLowerCase(name.charAt(0)))
                .append(name.substring(1))
                .append('(')
                .append(call)
                .append(')')
                .append(Operation.of(request).responseType() == null ? "" : ")")
                .append(";\n        }\n    }\n}\n")
                .toString();
    }

    private static String java(@Nullable Object value, SortedSet<String> imports, String indent) {
        return switch (value) {
            case null -> "null";
            case Boolean flag -> flag.toString();
            case Long number -> number + "L";
            case Number number -> number.toString();
            case Instant at -> {
                imports.add("java.time.Instant");
                yield "Instant.ofEpochMilli(" + at.toEpochMilli() + "L)";
            }
            case Enum<?> constant -> {
                imports.add(constant.getDeclaringClass().getName());
                yield constant.getDeclaringClass().getSimpleName() + '.' + constant.name();
            }
            case List<?> list -> {
                imports.add("java.util.List");
                List<String> elements = list.stream()
                        .map(element -> java(element, imports, indent))
                        .toList();
                yield "List.of(" + String.join(", ", elements) + ')';
            }
            case Record record -> {
                imports.add(record.getClass().getName());
                List<String> arguments = new ArrayList<>();
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    arguments.add(java(read(component, record), imports, indent));
                }
                String joint = record instanceof Request ? ",\n" + indent + INDENT + INDENT : ", ";
                yield "new " + record.getClass().getSimpleName() + '(' + String.join(joint, arguments) + ')';
            }
            default -> literal(String.valueOf(value), true);
        };
    }

    /// A text between double quotes in ASCII, for Java or for Python, which differ only beyond the first plane.
    static String literal(String text, boolean java) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c >= 0x20 && c < 0x7F) {
                        quoted.append(c);
                    } else if (!java
                            && Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        quoted.append(String.format(Locale.ROOT, "\\U%08x", text.codePointAt(i++)));
                    } else if (java && c < 0x20) {
                        // Java reads a Unicode escape before it looks for the ends of texts.
                        quoted.append(String.format(Locale.ROOT, "\\%03o", (int) c));
                    } else {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
