package dev.furrow.lint;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The classes of one package, read when they are needed.
final class Classes {
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowLint.class);

    private final @Nullable ClassLoader loader;
    private final String room;
    private final Map<String, Optional<ClassFile>> read = new HashMap<>();

    /// @param anchor a class of the package
    Classes(Class<?> anchor) {
        loader = anchor.getClassLoader();
        room = ClassFile.packageOf(anchor.getName().replace('.', '/'));
    }

    /// A class of the package.
    ///
    /// @param name with slashes
    /// @return null if it is of another package, or cannot be read
    @Nullable ClassFile find(String name) {
        return read.computeIfAbsent(name, this::read).orElse(null);
    }

    private Optional<ClassFile> read(String name) {
        if (!ClassFile.packageOf(name).equals(room) || loader == null || name.startsWith("[")) {
            return Optional.empty();
        }
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(ClassFile.read(in));
        } catch (IOException | RuntimeException unknown) {
            LOG.debug("The class file of {} cannot be read, and is not looked at", name, unknown);
            return Optional.empty();
        }
    }

    /// The class that holds the code of a method: the one that is named, or one above it.
    @Nullable ClassFile declaring(Use.Member method) {
        List<String> names = new ArrayList<>(List.of(method.owner()));
        for (int i = 0; i < names.size(); i++) {
            ClassFile file = find(names.get(i));
            if (file != null) {
                if (file.methods().containsKey(method.name() + method.descriptor())) {
                    return file;
                }
                if (file.superName() != null) {
                    names.add(file.superName());
                }
                names.addAll(file.interfaces());
            }
        }
        return null;
    }
}
