package dev.furrow.server.cli;

import dev.furrow.server.certificate.Authority;
import dev.furrow.server.certificate.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `furrow cert create`: certificates of a private authority, which is made with the first.
@Command(
        name = "cert",
        description = "Makes a certificate for a server or a caller, signed by a private authority in the same folder,"
                + " which is made with the first one.",
        sortOptions = false)
final class CertCommand implements Callable<Integer> {
    private static final Duration LIFE_OF_AUTHORITY = Duration.ofDays(3_650);

    @Parameters(index = "0", paramLabel = "create", description = "The only verb.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private String verb;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "A name or address by which clients call the server. May be repeated.")
    private @Nullable List<String> hosts;

    @Option(
            names = "--client",
            paramLabel = "USER",
            description = "A user who shows the certificate instead of signing requests.")
    private @Nullable String user;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where ca.pem and ca.key are or will be, and the new files.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = "--days",
            paramLabel = "NUMBER",
            defaultValue = "397",
            description = "How long it is good for; ${DEFAULT-VALUE}, the longest that clients accept everywhere.")
    private int days;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!verb.equals("create") || (hosts == null) == (user == null)) {
            spec.commandLine().getErr().println("Say `furrow cert create --host NAME` or `--client USER`");
            return CommandLine.ExitCode.USAGE;
        }
        if (user != null && !user.matches("[A-Za-z0-9_.@+=,-]{1,64}")) {
            spec.commandLine().getErr().println("There can be no user \"" + user + "\"");
            return CommandLine.ExitCode.USAGE;
        }
        Files.createDirectories(folder);
        Authority authority = authority();
        Duration length = Duration.ofDays(days);
        if (hosts != null) {
            write(authority.server(hosts, Instant.now(), length), "server");
        } else if (user != null) {
            write(authority.client(user, Instant.now(), length), user);
        }
        return CommandLine.ExitCode.OK;
    }

    private Authority authority() throws IOException {
        Path certificate = folder.resolve("ca.pem");
        Path key = folder.resolve("ca.key");
        if (!Files.exists(certificate)) {
            // A name of its own: clients tell authorities apart by name.
            Issued made = Authority.create("Furrow " + Instant.now().toEpochMilli(), Instant.now(), LIFE_OF_AUTHORITY);
            made.write(certificate, key);
            say(certificate, key);
        }
        return Authority.of(new Issued(Files.readString(certificate), Files.readString(key)));
    }

    private void write(Issued made, String name) throws IOException {
        Path certificate = folder.resolve(name + ".pem");
        Path key = folder.resolve(name + ".key");
        made.write(certificate, key);
        say(certificate, key);
    }

    private void say(Path certificate, Path key) {
        spec.commandLine().getOut().println("Wrote " + certificate + " and " + key);
        spec.commandLine().getOut().flush();
    }
}
