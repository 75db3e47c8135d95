package dev.furrow.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.engine.store.StoreException;
import dev.furrow.server.config.Configuration;
import dev.furrow.server.config.ConfigurationException;
import dev.furrow.server.http.ListenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that cannot start says why, and leaves nothing behind that runs.
final class NotStartedTest {
    @TempDir
    private Path data;

    private FurrowServer start(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of("listen", "127.0.0.1:0", "data", data.toString()));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return new FurrowServer(Configuration.of(all), failure -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:0", "[::]:0", "192.0.2.1:7700"})
    void anAddressThatOthersReachHasToBeAllowed(String address) {
        assertThatThrownBy(() -> start("listen", address, "auth", "off"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("listen is \"" + address + "\", which others can reach")
                .hasMessageContaining("--insecure-listen");
    }

    @Test
    void anAddressThatOthersReachCanBeAllowed() throws IOException {
        try (FurrowServer server = start("listen", "0.0.0.0:0", "auth", "off", "insecure-listen", "true");
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create(server.url()).getPort())) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:0", "127.0.0.7:0", "127.0.0.1:0"})
    void loopbackAddressesNeedNoLeave(String address) {
        try (FurrowServer server = start("listen", address)) {
            assertThat(server.url()).startsWith("http://" + address.substring(0, address.indexOf(':')) + ":");
        }
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> start("listen", "no-such-host.invalid:0"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("listen is \"no-such-host.invalid:0\", but there is no host of that name");
    }

    @Test
    void aPortThatIsTakenIsNamed(@TempDir Path other) {
        try (FurrowServer first = start()) {
            String address = first.url().substring("http://".length());

            assertThatThrownBy(() -> start("listen", address, "data", other.toString()))
                    .isInstanceOf(ListenException.class)
                    .hasMessageStartingWith("Cannot listen on " + address + ": ")
                    .hasMessageEndingWith("is another server running there? Choose another address with --listen");
            assertThat(other).isEmptyDirectory();
        }
    }

    @Test
    void aDirectoryOfALaterFormatIsRefusedWithItsVersion() throws IOException {
        start().close();
        LaterFormat.write(data, "9.8.7");

        assertThatThrownBy(this::start).isInstanceOf(StoreException.class).hasMessageContaining("9.8.7");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "in the way");

        assertThatThrownBy(() -> start("data", file.resolve("data").toString()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("The data directory " + file.resolve("data") + " cannot be made: ")
                .hasMessageContaining("--data");
    }

    @Test
    void aStartThatFailsLeavesPortAndDirectoryFree() throws IOException {
        start().close();
        Path current = data.resolve("store/CURRENT");
        String content = Files.readString(current);
        Files.writeString(current, "MANIFEST-000999\n");
        assertThatThrownBy(this::start).isInstanceOf(StoreException.class).hasMessageContaining("CURRENT is damaged");
        Files.writeString(current, content);

        start().close();
    }
}
