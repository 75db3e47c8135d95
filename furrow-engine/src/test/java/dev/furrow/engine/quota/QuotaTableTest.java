package dev.furrow.engine.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class QuotaTableTest {
    private final QuotaTable table = new QuotaTable(Quotas.DEFAULT);

    @Test
    void everyDomainHasTheServersQuotasAtFirst() {
        assertThat(table.of("any")).isEqualTo(Quotas.DEFAULT);
        assertThat(table.everywhere()).isEqualTo(Quotas.DEFAULT);
    }

    @Test
    void aDomainMayHaveItsOwn() {
        table.set(Quotas.DEFAULT, Map.of("parity", Quotas.AWS));

        assertThat(table.of("parity")).isEqualTo(Quotas.AWS);
        assertThat(table.of("other")).isEqualTo(Quotas.DEFAULT);
        assertThat(table.everywhere()).isEqualTo(Quotas.DEFAULT);
    }

    @Test
    void whatTheServerHasMayChangeToo() {
        table.set(Quotas.AWS, Map.of());

        assertThat(table.of("any")).isEqualTo(Quotas.AWS);
    }
}
