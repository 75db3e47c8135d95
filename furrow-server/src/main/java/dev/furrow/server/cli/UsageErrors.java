package dev.furrow.server.cli;

import dev.furrow.server.config.Configuration;
import dev.furrow.server.config.Setting;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what is wrong with a command line, and what may have been meant.
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException unmatched) {
            unmatched.getUnmatched().forEach(argument -> command.getErr().println(unknown(argument, command)));
        } else {
            command.getErr().println(e.getMessage());
        }
        command.getErr()
                .println("`" + command.getCommandSpec().qualifiedName() + " --help` or `furrow help "
                        + command.getCommandName() + "` shows what there is.");
        return CommandLine.ExitCode.USAGE;
    }

    private static String unknown(String argument, CommandLine command) {
        String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
        if (!name.startsWith("-")) {
            List<String> near = new UnmatchedArgumentException(command, List.of(name)).getSuggestions();
            return "There is no command or argument \"" + name + "\""
                    + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
        }
        return "There is no option " + name
                + (command.getCommandName().equals("server")
                        ? Configuration.meant(name.substring(name.lastIndexOf("--") + 2), Setting::option)
                        : near(name, command));
    }

    private static String near(String name, CommandLine command) {
        List<String> near = new UnmatchedArgumentException(command, List.of(name)).getSuggestions();
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }
}
