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

    @Test
    void twoDirectoriesHaveTwoKeys(@TempDir Path other) throws Exception {
        String sealed = Vault.open(directory, null).seal("text", "owner");

        assertThat(Vault.open(other, null).unseal(sealed, "owner")).isNull();
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTime() throws Exception {
        Vault vault = Vault.open(directory, null);

        assertThat(vault.seal("text", "owner")).isNotEqualTo(vault.seal("text", "owner"));
    }

    @Test
    void whatWasNotSealedHereOpensNothing() throws Exception {
        Vault vault = Vault.open(directory, null);

        assertThat(vault.unseal(vault.seal("text", "owner"), "another")).isNull();
        assertThat(vault.unseal("", "owner")).isNull();
        assertThat(vault.unseal("AAAA", "owner")).isNull();
        assertThat(vault.unseal("A".repeat(16), "owner")).isNull();
        assertThat(vault.unseal("no base 64", "owner")).isNull();
    }

    @Test
    void aDirectoryThatIsNotThereYetIsMade() throws Exception {
        Path deep = directory.resolve("a").resolve("b");
        Vault.open(deep, null);

        assertThat(deep.resolve("master.key")).exists();
    }
}
