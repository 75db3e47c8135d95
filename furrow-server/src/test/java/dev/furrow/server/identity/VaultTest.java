package dev.furrow.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VaultTest {
    @TempDir
    private Path directory;

    @Test
    void aNewMasterKeyIsItsOwnersOnlyAndStays() throws Exception {
        String sealed = Vault.open(directory, null).seal("text", "owner");

        Path file = directory.resolve("master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Vault.open(directory, null).unseal(sealed, "owner")).isEqualTo("text");
    }

    @Test
    void aMasterKeyThatOthersCanReadIsRefused() throws Exception {
        Vault.open(directory, null);
        Files.setPosixFilePermissions(directory.resolve("master.key"), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> Vault.open(directory, null))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void theEnvironmentComesFirstAndMakesNoFile() throws Exception {
        Vault one = Vault.open(directory, "00".repeat(32));
        Vault same = Vault.open(directory, "00".repeat(32));

        assertThat(same.unseal(one.seal("text", "o"), "o")).isEqualTo("text");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aMasterKeyThatIsNoneIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> Vault.open(directory, "c0ffee-secret"))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("64 hexadecimal digits")
                .hasMessageNotContaining("c0ffee");
    }
}
