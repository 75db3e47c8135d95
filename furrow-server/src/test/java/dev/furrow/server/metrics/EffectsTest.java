package dev.furrow.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EffectsTest {
    private final Effects effects = new Effects();

    @Test
    void theMarkRestsWhileNothingIsLetOut() {
        String before = effects.mark();
        assertThat(effects.mark()).isEqualTo(before);

        effects.letOut(() -> {});

        assertThat(effects.mark()).isNotEqualTo(before).isEqualTo(effects.mark());
    }

    /// A page that was made then may hold half of what it should, and its browser must be told.
    @Test
    void noMarkOfATimeWhenEffectsAreOnTheirWayIsEverSeenAgain() {
        List<String> marks = new ArrayList<>();
        marks.add(effects.mark());

        effects.letOut(() -> {
            marks.add(effects.mark());
            marks.add(effects.mark());
        });
        marks.add(effects.mark());

        assertThat(marks).doesNotHaveDuplicates();
    }

    @Test
    void effectsThatFailAreOver() {
        assertThatThrownBy(() -> effects.letOut(() -> {
                    throw new IllegalStateException("a defect");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(effects.mark()).isEqualTo(effects.mark());
    }
}
