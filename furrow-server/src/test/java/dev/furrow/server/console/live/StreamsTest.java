package dev.furrow.server.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StreamsTest {
    private final Streams streams = new Streams();

    @Test
    void aSessionHasFourAndWhoLeavesMakesRoom() {
        Seat first = streams.enter("a");
        for (int i = 1; i < Streams.MOST_OF_ONE; i++) {
            assertThat(streams.enter("a")).isNotNull();
        }
        assertThat(streams.enter("a")).isNull();
        assertThat(streams.enter("b")).isNotNull();

        first.close();

        assertThat(streams.enter("a")).isNotNull();
    }

    @Test
    void allTogetherThereAreOnlySoMany() {
        for (int i = 0; i < Streams.MOST; i++) {
            assertThat(streams.enter("session " + i)).isNotNull();
        }

        assertThat(streams.enter("one more")).isNull();
        assertThat(streams.open()).isEqualTo(Streams.MOST);
    }

    @Test
    void theStreamsOfASessionEndAndNoOthers() {
        Seat mine = streams.enter("mine");
        Seat other = streams.enter("other");

        streams.end("mine");

        assertThat(mine.pause(0)).isFalse();
        assertThat(other.pause(0)).isTrue();
    }

    @Test
    void afterTheEndOfTheServerNoneBegins() {
        Seat seat = streams.enter("a");

        streams.close();

        assertThat(seat.pause(0)).isFalse();
        assertThat(streams.enter("b")).isNull();
    }
}
