package dev.furrow.bench.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command that runs `furrow` as this process runs: the same Java, the same class path, the same flags, which are
/// those of the launcher.
final class OwnJvm {
    private OwnJvm() {}

    static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(tool("java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agentlib") && !flag.startsWith("-Xlog"))
                .toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.furrow.server.cli.Main"));
        command.addAll(arguments);
        return command;
    }

    /// A program of the JDK.
    static Path tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }
}
