package dev.furrow.server.console.execution;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.server.console.insight.Prices;
import dev.furrow.server.file.WholeFile;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/// The operator's prices, in the data directory: written by hand or on the page of prices, read at each look.
///
/// @param file where they are
record PriceFile(Path file) {
    private static final String NAME = "prices.properties";

    static PriceFile in(Path directory) {
        return new PriceFile(directory.resolve(NAME));
    }

    /// The prices that hold; the examples where there is no file.
    ///
    /// @throws Fault if the file cannot be used; it says why
    Prices read() {
        Properties properties = new Properties();
        try (InputStreamReader in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            properties.load(in);
            return Prices.read(properties);
        } catch (NoSuchFileException none) {
            return Prices.EXAMPLES;
        } catch (IOException | IllegalArgumentException wrong) {
            throw new Fault(
                    FaultType.INTERNAL_FAILURE,
                    "The file " + NAME + " of the data directory cannot be used: " + wrong.getMessage());
        }
    }

    /// Keeps others.
    void write(Properties prices) throws IOException {
        StringWriter text = new StringWriter();
        prices.store(text, null);
        WholeFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Lets the examples hold again.
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
