package dev.furrow.server.cli;

import dev.furrow.server.Version;
import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/// `furrow`: durable workflows on your own machines.
@Command(
        name = "furrow",
        description = "Durable workflows on your own machines: a server that speaks Amazon SWF's protocol.",
        subcommands = {CommandLine.HelpCommand.class},
        mixinStandardHelpOptions = false,
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private CommandSpec spec;

    private Main() {}

    /// Runs a command; the process ends with its exit code: 0 for success, 1 for failure, 2 for wrong usage.
    public static void main(String... arguments) {
        Logging.configure("text", "info");
        int exitCode = CommandLine.ExitCode.SOFTWARE;
        try {
            exitCode = commandLine().execute(arguments);
        } catch (Throwable defect) {
            // Said here because the exit below is faster than the thread's own handler.
            LoggerFactory.getLogger(Main.class).error("A defect ends the program", defect);
        }
        System.exit(exitCode);
    }

    /// The command line with everything that is on the class path. `main` runs it; tests of commands do, too.
    public static CommandLine commandLine() {
        CommandLine furrow = new CommandLine(new Main());
        furrow.addSubcommand("server", ServerCommand.spec());
        furrow.addSubcommand(new BackupCommand());
        furrow.addSubcommand(new RestoreCommand());
        furrow.addSubcommand(new VersionCommand());
        furrow.addSubcommand(new AuditCommand());
        furrow.addSubcommand(new CertCommand());
        AdminCommand.SUBJECTS.keySet().stream()
                .sorted()
                .forEach(subject -> furrow.addSubcommand(subject, new AdminCommand()));
        ServiceLoader.load(Subcommand.class).forEach(furrow::addSubcommand);
        furrow.getSubcommands().values().forEach(Main::offerHelp);
        furrow.setParameterExceptionHandler(new UsageErrors());
        furrow.setExecutionExceptionHandler(new Failures());
        return furrow;
    }

    /// Every command and what is below it, from whichever module, says what it does when it is asked.
    private static void offerHelp(CommandLine command) {
        CommandSpec of = command.getCommandSpec();
        boolean offered = of.options().stream().anyMatch(OptionSpec::usageHelp);
        if (!offered && !of.helpCommand()) {
            of.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Shows this help.")
                    .build());
        }
        command.getSubcommands().values().forEach(Main::offerHelp);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /// `furrow version`.
    @Command(name = "version", description = "Prints the version.")
    static final class VersionCommand implements Runnable {
        @Override
        public void run() {
            System.out.println("Furrow " + Version.current() + " on Java " + Runtime.version());
        }
    }
}
