package dev.furrow.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// What is alive in a JVM's heap, by class: `jcmd GC.class_histogram`, which collects all garbage first.
///
/// @param bytes of all objects
/// @param largest the classes that take most, as `bytes class`
public record LiveHeap(long bytes, List<String> largest) {
    private static final int CLASSES = 12;

    /// Looks at a process.
    public static LiveHeap of(long pid) {
        if (!Files.isExecutable(OwnJvm.tool("jcmd"))) {
            throw new IllegalStateException("The heap is measured with jcmd, which this Java does not have: "
                    + System.getProperty("java.home") + "; run on a JDK");
        }
        try {
            Process jcmd = new ProcessBuilder(OwnJvm.tool("jcmd").toString(), String.valueOf(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd cannot be run: " + e.getMessage(), e);
        }
    }

    static LiveHeap parse(String text) {
        List<String> largest = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (words.length >= 3 && words[0].equals("Total")) {
                return new LiveHeap(Long.parseLong(words[2]), largest);
            }
            if (words.length >= 4 && words[0].endsWith(":") && largest.size() < CLASSES) {
                largest.add(words[2] + " " + words[3]);
            }
        }
        throw new IllegalStateException("jcmd has not answered with a histogram of classes but: " + text);
    }
}
