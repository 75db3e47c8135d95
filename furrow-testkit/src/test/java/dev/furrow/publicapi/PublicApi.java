package dev.furrow.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Everything that users of a module can name, a line for each thing, in a fixed order, against what is written down:
/// so it changes on purpose only. A line that is missing breaks somebody's program; a line that is new is a promise.
/// `-Dgolden.rewrite=true` writes the listings anew; then read the difference, and say in the change log what was
/// removed.
public final class PublicApi {
    private static final Path LISTINGS = Path.of("src", "test", "resources", "public-api");

    private PublicApi() {}

    /// Compares a module with its listing, which lies among the test resources of the module that is built.
    ///
    /// @param module its name, and that of the listing
    /// @param anchor any class of the module
    public static void requireAsWrittenDown(String module, Class<?> anchor) throws IOException {
        List<String> now = of(anchor);
        Path listing = LISTINGS.resolve(module + ".txt");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(LISTINGS);
            Files.write(listing, now);
        }
        List<String> before = Files.readAllLines(listing);
        assertThat(without(before, now))
                .as("removed from the public API of " + module + ", which breaks programs")
                .isEmpty();
        assertThat(without(now, before))
                .as("added to the public API of " + module + " without being written down")
                .isEmpty();
        assertThat(now).isEqualTo(before);
    }

    /// The lines with the type that they belong to, where one list has them and the other has not.
    private static List<String> without(List<String> all, List<String> others) {
        List<String> left = new ArrayList<>(owned(all));
        left.removeAll(owned(others));
        return left;
    }

    private static List<String> owned(List<String> lines) {
        List<String> owned = new ArrayList<>();
        String type = "";
        for (String line : lines) {
            if (!line.startsWith(" ")) {
                type = line;
                owned.add(line);
            } else {
                owned.add(type + " ::" + line);
            }
        }
        return owned;
    }

    /// @param anchor any class of the module
    static List<String> of(Class<?> anchor) throws IOException {
        List<String> lines = new ArrayList<>();
        names(anchor).stream()
                .filter(name -> !name.startsWith("dev.furrow.internal."))
                .sorted()
                .map(PublicApi::load)
                .filter(PublicApi::isReachable)
                .forEach(type -> describe(type, lines));
        return lines;
    }

    /// Of all classes, whether they are in a folder or in a jar.
    private static List<String> names(Class<?> anchor) throws IOException {
        Path place;
        try {
            place = Path.of(
                    anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        if (Files.isDirectory(place)) {
            return names(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return names(jar.getPath("/"));
        }
    }

    private static List<String> names(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.map(path -> root.relativize(path).toString())
                    .filter(path ->
                            path.endsWith(".class") && !path.endsWith("-info.class") && !path.startsWith("META-INF"))
                    .map(path -> path.substring(0, path.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isReachable(Class<?> type) {
        for (Class<?> current = type; current != null; current = current.getDeclaringClass()) {
            if (!isOpen(current.getModifiers())) {
                return false;
            }
        }
        return !type.isAnonymousClass() && !type.isSynthetic();
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static void describe(Class<?> type, List<String> lines) {
        StringBuilder head = new StringBuilder(type.toGenericString());
        if (type.getGenericSuperclass() != null && !type.isEnum() && !type.isRecord()) {
            head.append(" extends ").append(type.getGenericSuperclass().getTypeName());
        }
        Stream.of(type.getGenericInterfaces())
                .map(java.lang.reflect.Type::getTypeName)
                .sorted()
                .forEach(name -> head.append(" implements ").append(name));
        lines.add(brief(head.toString()));
        if (type.isSealed()) {
            lines.add("    permits "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getPermittedSubclasses())
                                    .map(Class::getSimpleName)
                                    .sorted()
                                    .toList()));
        }
        if (type.isRecord()) {
            lines.add("    components "
                    + brief(String.join(
                            ", ",
                            Arrays.stream(type.getRecordComponents())
                                    .map(part -> part.getGenericType().getTypeName() + " " + part.getName())
                                    .toList())));
        }
        Stream.<Member>concat(
                        Stream.concat(
                                Arrays.stream(type.getDeclaredFields()), Arrays.stream(type.getDeclaredConstructors())),
                        Arrays.stream(type.getDeclaredMethods()))
                .filter(member -> isOpen(member.getModifiers()) && !member.isSynthetic())
                .map(PublicApi::describe)
                .sorted()
                .forEach(line -> lines.add("    " + line));
    }

    private static String describe(Member member) {
        String text = switch (member) {
            case Field field -> field.toGenericString();
            case Constructor<?> constructor -> constructor.toGenericString();
            case Method method -> method.toGenericString() + defaultOf(method);
            default -> throw new IllegalStateException(member.toString());
        };
        String owner = member.getDeclaringClass().getTypeName() + ".";
        String kind = member instanceof Executable ? "" : "field ";
        return kind + brief(text.replace(" " + owner, " ")) + (isDeprecated(member) ? " deprecated" : "");
    }

    private static boolean isDeprecated(Member member) {
        return ((AnnotatedElement) member).isAnnotationPresent(Deprecated.class);
    }

    private static String defaultOf(Method method) {
        Object value = method.getDefaultValue();
        return value == null ? "" : " default " + value;
    }

    private static String brief(String text) {
        return text.replace("java.lang.", "")
                .replace("java.util.function.", "")
                .replace("java.util.", "")
                .replace("java.time.", "");
    }
}
