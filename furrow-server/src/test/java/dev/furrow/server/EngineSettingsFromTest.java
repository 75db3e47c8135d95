package dev.furrow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.quota.Quotas;
import dev.furrow.engine.quota.Rates;
import dev.furrow.server.config.Configuration;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class EngineSettingsFromTest {
    private static EngineSettings from(Map<String, String> settings) {
        return EngineSettingsFrom.configuration(Configuration.of(settings));
    }

    private static String key(RecordComponent component) {
        return "limit-" + component.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    @Test
    void theDefaultsAreTheEnginesOwn() {
        EngineSettings settings = from(Map.of());

        assertThat(settings.limits()).isEqualTo(ShapeLimits.DEFAULT);
        assertThat(settings.quotas()).isEqualTo(Quotas.DEFAULT);
        assertThat(settings.rates()).isEqualTo(Rates.UNLIMITED);
    }

    @Test
    void parityIsAmazonsLimitsQuotasAndRates() {
        EngineSettings settings = from(Map.of("parity", "aws"));

        assertThat(settings.limits()).isEqualTo(ShapeLimits.AWS);
        assertThat(settings.quotas()).isEqualTo(Quotas.AWS);
        assertThat(settings.rates()).isEqualTo(Rates.AWS);
    }

    /// Two rows of numbers are handed on by position: each must arrive under its own name.
    @Test
    void everyLimitHasASettingOfItsName() throws ReflectiveOperationException {
        Map<String, String> set = new TreeMap<>();
        int value = 100;
        for (Class<?> type : new Class<?>[] {ShapeLimits.class, Quotas.class}) {
            for (RecordComponent component : type.getRecordComponents()) {
                set.put(key(component), String.valueOf(value++));
            }
        }
        // Its smallest value is larger than the numbers here.
        set.put("limit-history-page-bytes", "5000");
        EngineSettings settings = from(set);

        Map<String, String> arrived = new HashMap<>();
        for (Record record : new Record[] {settings.limits(), settings.quotas()}) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                arrived.put(
                        key(component), String.valueOf(component.getAccessor().invoke(record)));
            }
        }
        assertThat(arrived).isEqualTo(set);
    }

    @Test
    void regionAccountAndLanesAreHandedOn() {
        EngineSettings settings =
                from(Map.of("region", "eu-west-1", "account-id", "000000000001", "lanes", "7", "min-free-disk", "5MB"));

        assertThat(settings.region()).isEqualTo("eu-west-1");
        assertThat(settings.account()).isEqualTo("000000000001");
        assertThat(settings.lanes()).isEqualTo(7);
        assertThat(settings.minFreeBytes()).isEqualTo(5 << 20);
    }

    @Test
    void functionsAreAvailableWhenSomeAreConfigured() {
        assertThat(from(Map.of()).lambda().isAvailable()).isFalse();
        assertThat(from(Map.of("lambda", "f=command:/bin/cat")).lambda().isAvailable())
                .isTrue();
    }
}
