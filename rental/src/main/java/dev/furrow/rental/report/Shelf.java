package dev.furrow.rental.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The reports and relations that there are: those of the application, and over them those of a folder, which
/// is meant to be a checkout of a git repository. Used by many threads.
final class Shelf {
    private static final String ENDING = ".sql";

    private final Map<String, Relation> relations;
    private final @Nullable Path folder;
    private volatile Map<String, Report> reports;

    private Shelf(Map<String, Relation> relations, Map<String, Report> reports, @Nullable Path folder) {
        this.relations = relations;
        this.reports = reports;
        this.folder = folder;
    }

    /// @param folder of reports that an operator's people write; relations come from the application alone, for
    ///         they are what keeps rows apart
    static Shelf open(@Nullable Path folder) {
        Map<String, Relation> relations = new TreeMap<>();
        bundled("reports/relations").forEach((name, text) -> relations.put(name, ReportParser.relation(name, text)));
        Map<String, Report> reports = new TreeMap<>();
        bundled("reports").forEach((name, text) -> reports.put(name, ReportParser.report(name, text)));
        if (folder != null) {
            written(folder).forEach((name, text) -> reports.put(name, ReportParser.report(name, text)));
        }
        return new Shelf(Map.copyOf(relations), reports, folder);
    }

    Map<String, Relation> relations() {
        return relations;
    }

    Collection<Report> reports() {
        return reports.values();
    }

    Report report(String name) {
        Report report = reports.get(name);
        if (report == null) {
            throw new ReportRefused("There is no report \"" + name + "\"");
        }
        return report;
    }

    /// The file of a report as it is now.
    String source(String name) {
        report(name);
        String own = folder == null ? null : written(folder).get(name);
        String text = own == null ? bundled("reports").get(name) : own;
        if (text == null) {
            throw new ReportRefused("The file of the report \"" + name + "\" is gone");
        }
        return text;
    }

    /// Writes a file, whole or not at all. That it can be read was checked by the one who calls.
    synchronized void keep(Report report, String text) {
        if (folder == null) {
            throw new ReportRefused("Reports are kept as files: set rental.reports.folder to a folder for them");
        }
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, ".draft", ENDING);
            Files.writeString(draft, text);
            Files.move(draft, folder.resolve(report.name() + ENDING), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Report> next = new TreeMap<>(reports);
        next.put(report.name(), report);
        reports = next;
    }

    private static Map<String, String> bundled(String place) {
        try {
            Map<String, String> texts = new TreeMap<>();
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + place + "/*" + ENDING)) {
                String file = String.valueOf(resource.getFilename());
                texts.put(name(file), resource.getContentAsString(StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> written(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, String> texts = new TreeMap<>();
            List<Path> found = files.filter(file -> file.toString().endsWith(ENDING))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
            for (Path file : found) {
                texts.put(name(file.getFileName().toString()), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String file) {
        return file.substring(0, file.length() - ENDING.length());
    }
}
