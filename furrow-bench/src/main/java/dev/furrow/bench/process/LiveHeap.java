package dev.furrow.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What is alive in a JVM's heap, by class: `jcmd GC.class_histogram`, which collects all garbage first. Gaps that
/// the collector has filled instead of closing them are listed as objects of `jdk.internal.vm`; nobody holds these,
/// and they are not counted.
///
/// @param bytes of all objects
/// @param largest the classes that take most, as `bytes class`
public record LiveHeap(long bytes, List<String> largest) {
    private static final int CLASSES = 12;
    private static final String FILLER = "jdk.internal.vm.Filler";
    private static final long PATIENCE_SECONDS = 120;

    /// Looks at a process.
    public static LiveHeap of(long pid) {
        if (!Files.isExecutable(OwnJvm.tool("jcmd"))) {
            throw new IllegalStateException("The heap is measured with jcmd, which this Java does not have: "
                    + System.getProperty("java.home") + "; run on a JDK");
        }
        try {
            Path answer = Files.createTempFile("furrow-bench", ".txt");
            Process jcmd = new ProcessBuilder(OwnJvm.tool("jcmd").toString(), String.valueOf(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .redirectOutput(answer.toFile())
                    .start();
            boolean ended = jcmd.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            String text = Files.readString(answer);
            Files.delete(answer);
            if (!ended) {
                jcmd.destroyForcibly();
                throw new IllegalStateException(
                        "jcmd has not looked at process " + pid + " within " + PATIENCE_SECONDS + " s");
            }
            return parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking at the heap", e);
        }
    }

    static LiveHeap parse(String text) {
        List<String> largest = new ArrayList<>();
        long fillers = 0;
        for (String line : text.lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (words.length >= 3 && words[0].equals("Total")) {
                return new LiveHeap(Long.parseLong(words[2]) - fillers, largest);
            }
            if (words.length >= 4 && words[0].endsWith(":")) {
                if (words[3].contains(FILLER)) {
                    fillers += Long.parseLong(words[2]);
                } else if (largest.size() < CLASSES) {
                    largest.add(words[2] + " " + words[3]);
                }
            }
        }
        throw new IllegalStateException("jcmd has not answered with a histogram of classes but: " + text);
    }
}
