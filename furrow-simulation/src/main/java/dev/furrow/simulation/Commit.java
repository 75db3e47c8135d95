package dev.furrow.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Which sources a program was made of, as far as the folder that it runs in can tell.
final class Commit {
    private Commit() {}

    /// What `git describe` says, or that it says nothing.
    static String current() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 && !said.isEmpty()
                    ? "commit " + said
                    : "no commit known";
        } catch (IOException noGit) {
            return "no commit known";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "no commit known";
        }
    }
}
