package dev.furrow.examples.cron;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Outcome;
import dev.furrow.test.FurrowTest;
import dev.furrow.test.TestFurrow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@FurrowTest
class BackupsTest {

    @Test
    void everyNightAtThreeUntilItIsCancelled(TestFurrow furrow) {
        List<Instant> moments = Collections.synchronizedList(new ArrayList<>());
        Vault vault = moments::add;
        furrow.workflows(BackupsWorkflow.class).activities(Vault.class, vault);
        Backups backups = furrow.client().workflow(Backups.class, "b");
        var handle = furrow.client().start(() -> backups.keep("0 3 * * *"));

        furrow.skip(Duration.ofDays(7));
        handle.cancel("moved to another house");

        assertThat(handle.outcome()).isEqualTo(new Outcome.Canceled<>("moved to another house"));
        assertThat(moments)
                .hasSize(7)
                .allSatisfy(moment ->
                        assertThat(moment.atZone(ZoneOffset.UTC).toLocalTime()).isEqualTo(LocalTime.of(3, 0)));
    }
}
