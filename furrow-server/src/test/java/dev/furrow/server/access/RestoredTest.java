package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.furrow.server.cli.Main;
import dev.furrow.server.identity.IdentityException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A backup and the master key, which is kept elsewhere, make a server again that knows its users.
final class RestoredTest {
    @TempDir
    private Path folder;

    private static void furrow(String... words) {
        StringWriter said = new StringWriter();
        CommandLine furrow =
                Main.commandLine().setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
        assertThat(furrow.execute(words)).as("%s", said).isZero();
    }

    @Test
    void aBackupKnowsTheUsersTogetherWithTheMasterKeyAndNothingWithoutIt() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        Path restored = folder.resolve("restored");
        Path key;
        SignedCaller user;
        try (Guarded guarded = Guarded.start(data)) {
            user = guarded.user("ann", GuardedTest.document(GuardedTest.allow("swf:*")));
            furrow("backup", "--data", data.toString(), "--to", backup.toString());
            key = Files.copy(data.resolve("master.key"), folder.resolve("kept-elsewhere"));
        }
        try (var files = Files.walk(backup)) {
            assertThat(files).noneMatch(file -> file.endsWith("master.key"));
        }
        furrow("restore", "--from", backup.toString(), "--data", restored.toString());

        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> Guarded.start(restored).close())
                .withMessageContaining("does not open with this master key: put back the file master.key");

        Files.copy(key, restored.resolve("master.key"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (dev.furrow.server.TestServer server = dev.furrow.server.TestServer.start(restored, "auth", "required")) {
            assertThat(server.server().firstAdministrator()).isNull();
            assertThat(new SignedCaller(server, user.credentials())
                            .call(GuardedTest.domain("after"))
                            .status())
                    .isEqualTo(200);
        }
    }
}
