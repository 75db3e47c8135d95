package dev.furrow.server.console.system;

import dev.furrow.engine.Engine;
import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.StoreSize;
import dev.furrow.server.config.Configuration;
import dev.furrow.server.config.Settings;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Premises;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import dev.furrow.server.identity.IdentityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How the server itself does; takes a backup on request, into a folder of the server's own choice.
public final class SystemPage implements Page {
    private static final String FOLDER = "backups";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public Response get(Visit visit) {
        visit.require("furrow:ReadMetrics", "metrics");
        Premises premises = visit.premises();
        Engine engine = premises.engine();
        StoreSize size = engine.storeSize();
        Runtime runtime = Runtime.getRuntime();
        return Response.html(
                "system.jte",
                new Machine(
                        premises.version(),
                        Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
                        Duration.ofMillis(premises.recoveryMillis()),
                        engine.asleepExecutions(),
                        size.bytesOnDisk(),
                        size.bytesFree(),
                        engine.acceptsWrites(),
                        premises.metrics().commits(),
                        engine.laneBacklogs(),
                        runtime.totalMemory() - runtime.freeMemory(),
                        runtime.maxMemory(),
                        ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                                .sum(),
                        ManagementFactory.getThreadMXBean().getThreadCount(),
                        Runtime.version().toString(),
                        runtime.availableProcessors(),
                        premises.metrics().requestCounts(),
                        settings(premises.configuration()),
                        visit.may("furrow:Backup", FOLDER),
                        premises.directory().resolve(FOLDER).toString()));
    }

    private static List<Machine.Value> settings(Configuration configuration) {
        List<Machine.Value> values = new ArrayList<>();
        Settings.all().forEach((key, setting) -> {
            Configuration.Value value = configuration.value(setting);
            values.add(new Machine.Value(key, value.text(), value.origin()));
        });
        return values;
    }

    @Override
    public Response post(Visit visit) {
        visit.agent().requireTold("furrow:Backup", FOLDER);
        Path folder = visit.premises().directory().resolve(FOLDER);
        try {
            Files.createDirectories(folder);
            visit.premises().engine().backup(folder.resolve(NAME.format(visit.now())));
        } catch (StoreException | UnsupportedOperationException e) {
            throw new IdentityException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.redirect(visit.link("/console/system", "done", "backup"));
    }
}
