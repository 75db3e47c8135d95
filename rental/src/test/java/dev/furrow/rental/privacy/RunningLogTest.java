package dev.furrow.rental.privacy;

import static dev.furrow.rental.local.LocalMarketplace.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.furrow.rental.local.LocalMarketplace;
import dev.furrow.rental.pricing.PriceModel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What a run writes: an order from its booking to its payment, with messages and calls.
@ExtendWith(OutputCaptureExtension.class)
class RunningLogTest {
    private final LocalMarketplace marketplace = LocalMarketplace.shared();

    private void run(Map<String, Level> levels, CapturedOutput output) {
        LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
        levels.forEach((name, level) -> log.getLogger(name).setLevel(level));
        try {
            LocalMarketplace.Area area = marketplace.new Area("en", PriceModel.HOUR);
            area.paid();
            marketplace.as(area.farmer, "GET", "/api/me/data", "");
            eventually(() -> !marketplace.phone(area.farmer).inbox().isEmpty());
            assertThat(output.getAll())
                    .doesNotContain(area.farmer.phone().substring(3))
                    .doesNotContain(area.supplier.phone().substring(3));
        } finally {
            levels.keySet().forEach(name -> log.getLogger(name).setLevel(null));
        }
    }

    @Test
    void evenALogThatTellsEverythingHasNoTelephoneNumber(CapturedOutput output) {
        // Each value that goes to the database is written.
        run(Map.of("dev.furrow.rental", Level.TRACE, "org.springframework.jdbc.core", Level.TRACE), output);
        assertThat(output.getAll()).contains("parameter value [+91****").contains("Setting SQL statement parameter");
    }

    @Test
    void anOrdinaryLogHasNoNameEither(CapturedOutput output) {
        run(Map.of("dev.furrow.rental", Level.DEBUG, "org.springframework", Level.INFO), output);
        assertThat(output.getAll()).doesNotContain("FARMER +").doesNotContain("SUPPLIER +");
    }
}
