package dev.furrow.engine.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.json.Json;
import dev.furrow.engine.Engine;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// Sources of the engine with changes in them, as classes that take the place of the real ones.
public final class PatchedSources {
    private PatchedSources() {}

    /// Compiles the changed sources.
    ///
    /// @param folder where the changed classes go
    public static void compile(List<SourcePatch> patches, Path folder) throws IOException {
        List<SimpleJavaFileObject> sources = new ArrayList<>();
        for (SourcePatch patch : patches) {
            sources.add(new Source(patch));
        }
        if (sources.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = Stream.of(Engine.class, Json.class, Nullable.class, Logger.class)
                .map(type -> Path.of(home(type)).toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
        StringWriter said = new StringWriter();
        boolean compiled = compiler.getTask(
                        said,
                        null,
                        null,
                        List.of(
                                "-proc:none",
                                "-cp",
                                classPath,
                                "-d",
                                Files.createDirectories(folder).toString()),
                        null,
                        sources)
                .call();
        assertThat(compiled).as(said.toString()).isTrue();
    }

    private static URI home(Class<?> type) {
        try {
            return type.getProtectionDomain().getCodeSource().getLocation().toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(SourcePatch patch) throws IOException {
            super(URI.create("string:///dev/furrow/engine/" + patch.file()), Kind.SOURCE);
            text = patch.apply();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
