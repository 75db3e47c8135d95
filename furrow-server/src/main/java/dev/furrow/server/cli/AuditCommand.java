package dev.furrow.server.cli;

import dev.furrow.server.audit.AuditChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `furrow audit verify`: looks whether the audit log is as it was written.
@Command(name = "audit", description = "Follows the chain of the audit log and says where it is broken, if it is.")
final class AuditCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "verify", description = "The only verb.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private String verb;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "./data", description = "The data directory.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!verb.equals("verify")) {
            spec.commandLine().getErr().println("`furrow audit` has no verb \"" + verb + "\"; there is verify");
            return CommandLine.ExitCode.USAGE;
        }
        Path folder = data.resolve(AuditChain.FOLDER);
        if (!AuditChain.isIn(folder)) {
            // Nothing is not whole: whoever removes a log removes all of it.
            spec.commandLine()
                    .getErr()
                    .println("There is no audit log in " + folder + "; name the data directory with --data. A server"
                            + " with --auth off writes none");
            return CommandLine.ExitCode.SOFTWARE;
        }
        AuditChain.Finding finding = AuditChain.verify(folder);
        if (finding.trouble() != null) {
            spec.commandLine()
                    .getErr()
                    .println("The audit log was changed: the chain breaks at " + finding.trouble() + ", behind "
                            + finding.lines() + " lines that are whole");
            return CommandLine.ExitCode.SOFTWARE;
        }
        spec.commandLine()
                .getOut()
                .println("The audit log is whole: " + finding.lines() + " lines, the last with hash "
                        + finding.lastHash());
        return CommandLine.ExitCode.OK;
    }
}
