package dev.furrow.torture;

import dev.furrow.server.Version;
import dev.furrow.torture.load.Violation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a torture has shown: with what, on what, how often, and the verdict.
final class Report {
    private final Map<String, String> circumstances = new LinkedHashMap<>();
    private final Map<Trouble, Integer> rounds = new EnumMap<>(Trouble.class);
    private final Map<String, Integer> acknowledged = new TreeMap<>();
    private final BitRot.Tally rot = new BitRot.Tally();
    private final Instant begin;
    private int stores;
    private int runs;
    private @Nullable Violation violation;

    /// @param folder where it happens
    Report(Path folder, long seed, Instant begin) {
        this.begin = begin;
        circumstances.put("Furrow", Version.current());
        circumstances.put("Java", Runtime.version().toString());
        circumstances.put(
                "System",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        circumstances.put("Processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        circumstances.put("Directory", folder.toString());
        circumstances.put("Disk", disk(folder));
        circumstances.put("Seed", String.valueOf(seed));
        circumstances.put("Begin", begin.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /// The disk below a folder.
    static String disk(Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            return disk.name() + ", " + disk.type() + ", " + (disk.getUsableSpace() >> 20) + " MB free";
        } catch (IOException e) {
            return "unknown: " + e.getMessage();
        }
    }

    void add(Campaign campaign) {
        stores++;
        runs += campaign.runs();
        campaign.rounds().forEach((trouble, times) -> rounds.merge(trouble, times, Integer::sum));
        campaign.acknowledged().forEach((what, times) -> acknowledged.merge(what, times, Integer::sum));
        rot.add(campaign.rot());
    }

    void violation(Violation broken) {
        violation = broken;
    }

    void end(Instant end) {
        circumstances.put("Took", Duration.between(begin, end).toSeconds() + " s");
    }

    /// The broken promise; null if there is none.
    @Nullable Violation verdict() {
        return violation;
    }

    private Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>(circumstances);
        lines.put("Stores", String.valueOf(stores));
        rounds.forEach((trouble, times) -> lines.put("Rounds of " + trouble.label(), String.valueOf(times)));
        lines.put("Flipped bits", rot.toString());
        lines.put("Runs", String.valueOf(runs));
        acknowledged.forEach((what, times) -> lines.put("Acknowledged or unknown: " + what, String.valueOf(times)));
        lines.put("Verdict", violation == null ? "no violation" : "VIOLATED: " + violation.getMessage());
        return lines;
    }

    private String stack() {
        if (violation == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        violation.printStackTrace(new PrintWriter(text, true));
        return text + "The store and the server's log are left in the directory for whoever looks into it.\n";
    }

    String text() {
        StringBuilder text = new StringBuilder();
        lines().forEach((name, value) ->
                text.append(name).append(": ").append(value).append('\n'));
        return text.append(stack()).toString();
    }

    String html() {
        StringBuilder text = new StringBuilder("""
                <!doctype html>
                <html lang="en"><meta charset="utf-8"><title>furrow torture</title>
                <style>body{font:15px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto;padding:0 1em}
                th{text-align:left;padding-right:2em;vertical-align:top}.good{color:#176d2b}.bad{color:#b00020}</style>
                """);
        text.append("<h1>furrow torture: <span class=\"")
                .append(violation == null ? "good" : "bad")
                .append("\">");
        text.append(violation == null ? "no violation" : "a promise was broken").append("</span></h1>\n<table>\n");
        lines().forEach((name, value) -> text.append("<tr><th>")
                .append(escape(name))
                .append("<td>")
                .append(escape(value))
                .append('\n'));
        text.append("</table>\n");
        if (violation != null) {
            text.append("<pre>").append(escape(stack())).append("</pre>\n");
        }
        return text.append("</html>\n").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
