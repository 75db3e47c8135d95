package dev.furrow.simulation.broken;

import dev.furrow.engine.Engine;
import dev.furrow.engine.broken.PatchedSources;
import dev.furrow.engine.broken.SourcePatch;
import dev.furrow.simulation.Simulation;
import dev.furrow.simulation.SimulationCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/// The simulation over an engine some of whose sources were changed: those are compiled here, and everything of
/// engine and simulation is loaded once more beside the real ones.
final class PatchedEngine implements AutoCloseable {
    private final ChildFirst loader;

    /// @param patches what is changed
    /// @param folder where the changed classes go
    PatchedEngine(List<SourcePatch> patches, Path folder) throws IOException {
        PatchedSources.compile(patches, folder);
        loader = new ChildFirst(new URL[] {
            folder.toUri().toURL(),
            home(Engine.class).toURL(),
            home(Simulation.class).toURL()
        });
    }

    private static URI home(Class<?> type) {
        try {
            return type.getProtectionDomain().getCodeSource().getLocation().toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What is wrong with the world that a seed makes.
    @SuppressWarnings("unchecked")
    List<String> violations(long seed, int steps) throws ReflectiveOperationException {
        Object result = loader.loadClass(Simulation.class.getName())
                .getMethod("run", long.class, int.class, PrintStream.class)
                .invoke(null, seed, steps, null);
        return (List<String>) result.getClass().getMethod("violations").invoke(result);
    }

    /// What `furrow simulation` prints; the exit code is a line of its own behind it.
    List<String> command(String... arguments) throws ReflectiveOperationException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Constructor<?> constructor =
                loader.loadClass(SimulationCommand.class.getName()).getDeclaredConstructor(PrintStream.class);
        constructor.setAccessible(true);
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int exitCode = new CommandLine(constructor.newInstance(out)).execute(arguments);
        out.println(exitCode);
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /// Looks for engine and simulation among its own first.
    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(URL[] places) throws MalformedURLException {
            super(places, PatchedEngine.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.furrow.engine.") && !name.startsWith("dev.furrow.simulation.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : findClass(name);
            }
        }
    }
}
