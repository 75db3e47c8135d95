package dev.furrow.server.fuzz;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.shape.TaggedUnion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Writes JSON in the shape of a record, mostly. Belongs to one thread.
final class Grammar {
    private static final int DEEPEST = 200;

    private final SplittableRandom random;
    private final Vocabulary words;

    Grammar(SplittableRandom random, Vocabulary words) {
        this.random = random;
        this.words = words;
    }

    /// An object with the members of a record.
    String object(Class<?> type) {
        StringBuilder out = new StringBuilder("{");
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (random.nextInt(100) < (optional ? 55 : 2)) {
                continue;
            }
            if (component.getType().isAnnotationPresent(TaggedUnion.class)) {
                union(component.getType(), out);
            } else {
                member(component.getName(), component.getGenericType(), out);
            }
            if (random.nextInt(300) == 0) {
                // Once more, with another value: the last one counts.
                member(component.getName(), component.getGenericType(), out);
            }
        }
        if (random.nextInt(100) == 0) {
            member("unheardOf", Object.class, out);
        }
        return out.append('}').toString();
    }

    /// A text for a member, with its quotes.
    String text(String member) {
        StringBuilder out = new StringBuilder();
        string(words.word(member), out);
        return out.toString();
    }

    private void member(String name, Type type, StringBuilder out) {
        if (out.length() > 1) {
            out.append(',');
        }
        out.append('"').append(name).append("\":");
        value(name, type, out);
    }

    private void value(String name, Type type, StringBuilder out) {
        if (random.nextInt(150) == 0) {
            nonsense(out);
            return;
        }
        switch (type) {
            case ParameterizedType list -> list(name, list.getActualTypeArguments()[0], out);
            case Class<?> c when c == String.class -> string(words.word(name), out);
            case Class<?> c when c == boolean.class || c == Boolean.class -> out.append(random.nextBoolean());
            case Class<?> c
            when c.isEnum() -> {
                Object[] constants = c.getEnumConstants();
                string(
                        random.nextInt(50) == 0
                                ? words.word(name)
                                : constants[random.nextInt(constants.length)].toString(),
                        out);
            }
            case Class<?> c
            when c == WorkflowExecution.class && random.nextInt(10) < 7 -> {
                String run = words.execution();
                out.append(run.isEmpty() ? object(c) : run);
            }
            case Class<?> c when c.isRecord() -> out.append(object(c));
            case Class<?> c
            when c.isAnnotationPresent(TaggedUnion.class) -> {
                StringBuilder union = new StringBuilder("{");
                union(c, union);
                out.append(union).append('}');
            }
            default -> number(name, out);
        }
    }

    private void list(String name, Type element, StringBuilder out) {
        int length = random.nextInt(20) == 0 ? random.nextInt(60) : random.nextInt(4);
        out.append('[');
        for (int i = 0; i < length; i++) {
            if (i > 0) {
                out.append(',');
            }
            value(name, element, out);
        }
        out.append(']');
    }

    /// The tag and the structure of a variant, most of the time of the same one.
    private void union(Class<?> type, StringBuilder out) {
        TaggedUnion union = type.getAnnotation(TaggedUnion.class);
        Class<?>[] variants = type.getPermittedSubclasses();
        int chosen = random.nextInt(variants.length);
        member(union.tag(), tag(union, variants[chosen]), out);
        for (int more = random.nextInt(30) == 0 ? 2 : 1; more > 0; more--) {
            String tag = tag(union, variants[chosen]);
            if (random.nextInt(60) > 0) {
                out.append(",\"")
                        .append(Character.toLowerCase(tag.charAt(0)))
                        .append(tag.substring(1))
                        .append(union.memberSuffix())
                        .append("\":")
                        .append(object(variants[chosen]));
            }
            chosen = random.nextInt(variants.length);
        }
    }

    private static void member(String name, String text, StringBuilder out) {
        if (out.length() > 1) {
            out.append(',');
        }
        out.append('"').append(name).append("\":\"").append(text).append('"');
    }

    private static String tag(TaggedUnion union, Class<?> variant) {
        String name = variant.getSimpleName();
        return name.substring(0, name.length() - union.classSuffix().length());
    }

    private void number(String name, StringBuilder out) {
        boolean date = name.endsWith("Date");
        switch (random.nextInt(date ? 6 : 10)) {
            case 0 -> out.append(-1);
            case 1 -> out.append(Long.MAX_VALUE);
            case 2 -> out.append("1e400");
            case 3 -> out.append("9".repeat(1 + random.nextInt(400)));
            case 4 -> out.append(random.nextInt(2000)).append(".5");
            default -> out.append(date ? random.nextInt(2_000_000_000) : random.nextInt(1100));
        }
    }

    private void nonsense(StringBuilder out) {
        switch (random.nextInt(8)) {
            case 0 -> out.append("null");
            case 1 -> out.append("[]");
            case 2 -> out.append("{}");
            case 3 -> out.append("true");
            case 4 -> out.append("1");
            case 5 -> out.append("\"1\"");
            case 6 -> {
                int depth = random.nextInt(DEEPEST);
                out.append("[".repeat(depth)).append("]".repeat(depth));
            }
            default -> {
                int depth = random.nextInt(3000);
                out.append("{\"a\":".repeat(depth)).append("1").append("}".repeat(depth));
            }
        }
    }

    private void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || random.nextInt(500) == 0) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        if (random.nextInt(400) == 0) {
            out.append(words.pick("\\ud800", "\\udc00\\ud800", "\\x", "\\", "\\u12", "\n"));
        }
        out.append('"');
    }
}
