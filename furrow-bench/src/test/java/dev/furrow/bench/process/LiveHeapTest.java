package dev.furrow.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LiveHeapTest {
    @Test
    void totalAndLargestClassesAreReadWithoutFillers() {
        LiveHeap heap = LiveHeap.parse("""
                4711:
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:         27066        6761888  java.util.LinkedHashMap (java.base@25)
                   2:           931           4464  [B (java.base@25)
                   3:            10           1000  [Ljdk.internal.vm.FillerElement; (java.base@25)
                   4:             1             16  jdk.internal.vm.FillerObject (java.base@25)
                Total         28008        6767368
                """);

        assertThat(heap.bytes()).isEqualTo(6_766_352);
        assertThat(heap.largest()).containsExactly("6761888 java.util.LinkedHashMap", "4464 [B");
    }

    @Test
    void anythingElseIsSaidAsItIs() {
        assertThatThrownBy(() -> LiveHeap.parse("4711: no such process")).hasMessageContaining("no such process");
    }
}
