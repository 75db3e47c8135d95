package dev.furrow.examples.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Amazon's model of the service says that a request may hold.
public final class PublishedModel {
    private static final String FACTS = "furrow-api/src/test/resources/dev/furrow/api/contract/service-model.txt";
    private static final String PREFIX = "SimpleWorkflowService.";

    private final Map<String, String> inputs = new HashMap<>();
    private final Map<String, Shape> shapes = new HashMap<>();

    /// @param members of a structure: name and shape
    /// @param required of those
    /// @param constants of an enumeration
    private record Shape(
            String kind, String element, Map<String, String> members, List<String> required, List<String> constants) {}

    /// Reads the facts that the contract tests of furrow-api go by.
    public PublishedModel() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        Shape shape = null;
        for (String line : Files.readAllLines(root.resolve(FACTS))) {
            String[] words = line.strip().split(" +");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith(" ")) {
                add(shape, words);
            } else if (words[0].equals("operation")) {
                inputs.put(words[1], words[2]);
            } else {
                shape = new Shape(
                        words[0],
                        words[0].equals("list") ? words[2] : "",
                        new HashMap<>(),
                        new ArrayList<>(),
                        new ArrayList<>());
                shapes.put(words[1], shape);
            }
        }
    }

    private static void add(Shape shape, String[] words) {
        if (shape.kind().equals("enum")) {
            shape.constants().add(words[0]);
        } else {
            shape.members().put(words[0], words[1]);
            if (words.length > 2 && words[2].equals("!")) {
                shape.required().add(words[0]);
            }
        }
    }

    /// Everything in a request that the model does not have, in sentences; nothing if all is as published.
    public List<String> strangers(Wiretap.Request request) {
        List<String> found = new ArrayList<>();
        String operation =
                request.target().startsWith(PREFIX) ? request.target().substring(PREFIX.length()) : request.target();
        String input = inputs.get(operation);
        if (input == null) {
            found.add("There is no operation " + request.target());
            return found;
        }
        check(new JsonMapper().readTree(request.body()), input, operation, found);
        return found;
    }

    private void check(JsonNode value, String shapeName, String path, List<String> found) {
        Shape shape = shapes.get(shapeName);
        if (shape == null) {
            found.add(path + " is of the unknown shape " + shapeName);
            return;
        }
        switch (shape.kind()) {
            case "structure" -> checkStructure(value, shape, path, found);
            case "list" -> {
                require(value.isArray(), path, "an array", found);
                for (JsonNode element : value) {
                    check(element, shape.element(), path + "[]", found);
                }
            }
            case "enum" ->
                require(shape.constants().contains(value.asString("")), path, "one of " + shape.constants(), found);
            case "string" -> require(value.isString(), path, "a text", found);
            case "boolean" -> require(value.isBoolean(), path, "true or false", found);
            default -> require(value.isNumber(), path, "a number", found);
        }
    }

    private void checkStructure(JsonNode value, Shape shape, String path, List<String> found) {
        require(value.isObject(), path, "an object", found);
        value.properties().forEach(member -> {
            String of = shape.members().get(member.getKey());
            if (of == null) {
                found.add(path + " has no member " + member.getKey());
            } else {
                check(member.getValue(), of, path + "." + member.getKey(), found);
            }
        });
        shape.required().stream()
                .filter(required -> !value.has(required))
                .forEach(required -> found.add(path + " lacks " + required));
    }

    private static void require(boolean holds, String path, String what, List<String> found) {
        if (!holds) {
            found.add(path + " is not " + what);
        }
    }
}
