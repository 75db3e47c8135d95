package dev.furrow.api.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The facts of SWF's service model, as `service-model.txt` beside this class states them.
///
/// @param operations by name
/// @param shapes by name
record ApiModel(SortedMap<String, ApiOperation> operations, SortedMap<String, Shape> shapes) {
    static final ApiModel SWF = read("service-model.txt");

    /// @param output null where the answer has no body
    record ApiOperation(String name, String input, String output, List<String> faults) {}

    sealed interface Shape {}

    /// @param max the largest integer where the model names no bound
    record Text(String name, int min, int max) implements Shape {}

    record Choice(String name, List<String> constants) implements Shape {}

    /// @param max the largest integer where the model names no bound
    record Listing(String name, String element, int max) implements Shape {}

    record Structure(String name, List<Member> members, boolean fault) implements Shape {}

    record Member(String name, String shape, boolean required) {}

    /// A shape without parts that is no text.
    ///
    /// @param type `boolean`, `integer`, `long` or `timestamp`
    /// @param max the largest integer where the model names no bound
    record Scalar(String name, String type, int max) implements Shape {}

    /// One line at the margin, in words, and the indented lines below it, in words.
    private record Block(List<String> head, List<List<String>> parts) {}

    Shape shape(String name) {
        return Objects.requireNonNull(shapes.get(name), name);
    }

    Structure structure(String name) {
        return (Structure) shape(name);
    }

    /// The member at a path `Structure.member`.
    Member memberAt(String path) {
        int dot = path.indexOf('.');
        return structure(path.substring(0, dot)).members().stream()
                .filter(member -> member.name().equals(path.substring(dot + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No such member: " + path));
    }

    /// All shapes of one kind, in the order of their names.
    <S extends Shape> List<S> all(Class<S> kind) {
        return shapes.values().stream().filter(kind::isInstance).map(kind::cast).collect(Collectors.toList());
    }

    private static ApiModel read(String resource) {
        SortedMap<String, ApiOperation> operations = new TreeMap<>();
        SortedMap<String, Shape> shapes = new TreeMap<>();
        for (Block block : blocks(text(resource))) {
            List<String> head = block.head;
            String name = head.get(1);
            if (head.getFirst().equals("operation")) {
                String output = head.get(3).equals("-") ? null : head.get(3);
                operations.put(name, new ApiOperation(name, head.get(2), output, head.subList(4, head.size())));
            } else {
                shapes.put(name, shape(name, block));
            }
        }
        return new ApiModel(operations, shapes);
    }

    private static Shape shape(String name, Block block) {
        List<String> head = block.head;
        String kind = head.getFirst();
        return switch (kind) {
            case "boolean", "timestamp" -> new Scalar(name, kind, Integer.MAX_VALUE);
            case "integer", "long" -> new Scalar(name, kind, bound(head.get(3), Integer.MAX_VALUE));
            case "string" -> new Text(name, bound(head.get(2), 0), bound(head.get(3), Integer.MAX_VALUE));
            case "enum" ->
                new Choice(name, block.parts.stream().map(List::getFirst).toList());
            case "list" -> new Listing(name, head.get(2), bound(head.get(3), Integer.MAX_VALUE));
            case "structure", "fault" ->
                new Structure(name, block.parts.stream().map(ApiModel::member).toList(), kind.equals("fault"));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Member member(List<String> words) {
        return new Member(
                words.get(0), words.get(1), words.size() > 2 && words.get(2).equals("!"));
    }

    private static int bound(String word, int none) {
        return word.equals("-") ? none : Integer.parseInt(word);
    }

    private static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> words = List.of(line.strip().split(" +"));
            if (line.startsWith(" ")) {
                blocks.getLast().parts.add(words);
            } else {
                blocks.add(new Block(words, new ArrayList<>()));
            }
        }
        return blocks;
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(ApiModel.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
