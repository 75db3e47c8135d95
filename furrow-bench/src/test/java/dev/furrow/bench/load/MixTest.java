package dev.furrow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MixTest {
    @Test
    void eachKindComesAsOftenAsItWeighs() {
        Map<Workload, Integer> weights = new TreeMap<>(Map.of(Workload.W1, 5, Workload.W4, 2, Workload.W5, 1));
        List<String> begun = new ArrayList<>();
        Mix mix = new Mix(weights, () -> begun.add("one"));
        List<String> types = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            types.add(mix.next().workflowType());
        }

        assertThat(Collections.frequency(types, "W1")).isEqualTo(50);
        assertThat(Collections.frequency(types, "W4")).isEqualTo(20);
        assertThat(Collections.frequency(types, "W5")).isEqualTo(10);
        assertThat(begun).hasSize(80);
    }

    @Test
    void theDeciderIsThatOfTheTasksType() {
        Mix mix = new Mix(Map.of(Workload.W1, 1, Workload.W4, 1), () -> {});
        byte[] task = Scan.ascii("{\"workflowType\":{\"name\":\"W4\",\"version\":\"1\"},\"events\":[]}");

        assertThat(mix.decide(task, 0, task.length)).contains("StartTimer");
    }

    @Test
    void aMixOfNothingIsRefused() {
        assertThatThrownBy(() -> new Mix(Map.of(Workload.W1, 0), () -> {})).hasMessageContaining("weight");
    }
}
