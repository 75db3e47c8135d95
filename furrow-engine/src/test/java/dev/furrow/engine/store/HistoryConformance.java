package dev.furrow.engine.store;

import static dev.furrow.engine.store.SampleRun.START;
import static dev.furrow.engine.store.SampleRun.event;
import static dev.furrow.engine.store.SampleRun.events;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.engine.id.RunKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ranges of events: any range, in both directions, however the events were cut into turns.
interface HistoryConformance extends StoreUnderTest {
    /// Its events come in turns of 2, 1, 5 and 2; they grow longer with their id.
    SampleRun LONG_RUN = SampleRun.of("field", 1);

    int LONG_RUN_EVENTS = 10;

    private void writeLongRun() {
        commit(LONG_RUN.begins(longEvent(1), longEvent(2)));
        commit(LONG_RUN.appends(3, longEvent(3)));
        commit(LONG_RUN.appends(4, longEvent(4), longEvent(5), longEvent(6), longEvent(7), longEvent(8)));
        commit(LONG_RUN.appends(9, longEvent(9), longEvent(10)));
    }

    private static String longEvent(long id) {
        return "{\"eventId\":" + id + ",\"text\":\"" + "x".repeat((int) id) + "\"}";
    }

    /// The slice that the contract promises.
    private static HistorySlice expected(long from, long to, boolean newestFirst, int maxEvents, int maxBytes) {
        List<Long> wanted = new ArrayList<>(LongStream.rangeClosed(Math.max(1, from), Math.min(to, LONG_RUN_EVENTS))
                .boxed()
                .toList());
        if (newestFirst) {
            Collections.reverse(wanted);
        }
        List<byte[]> taken = new ArrayList<>();
        long bytes = 0;
        for (long id : wanted) {
            byte[] event = longEvent(id).getBytes(StandardCharsets.UTF_8);
            bytes += event.length;
            if (!taken.isEmpty() && (taken.size() >= maxEvents || bytes > maxBytes)) {
                break;
            }
            taken.add(event);
        }
        return new HistorySlice(wanted.isEmpty() ? 0 : wanted.getFirst(), taken, taken.size() == wanted.size());
    }

    private void reads(long from, long to, boolean newestFirst, int maxEvents, int maxBytes) {
        HistorySlice expected = expected(from, to, newestFirst, maxEvents, maxBytes);
        HistorySlice slice = store().readHistory(LONG_RUN.key(), from, to, newestFirst, maxEvents, maxBytes);
        String what = "from %d to %d, %s, at most %d events and %d bytes"
                .formatted(from, to, newestFirst ? "newest first" : "oldest first", maxEvents, maxBytes);
        assertThat(StoreUnderTest.texts(slice)).as(what).isEqualTo(StoreUnderTest.texts(expected));
        assertThat(slice.complete()).as("complete " + what).isEqualTo(expected.complete());
        if (!expected.events().isEmpty()) {
            assertThat(slice.firstEventId()).as("first " + what).isEqualTo(expected.firstEventId());
        }
    }

    @Test
    default void eventsComeBackInTheOrderOfTheirIdsOrBackwards() {
        writeLongRun();

        HistorySlice forwards = read(LONG_RUN, 1, 10, false);
        HistorySlice backwards = read(LONG_RUN, 1, 10, true);

        assertThat(StoreUnderTest.texts(forwards))
                .hasSize(10)
                .startsWith(longEvent(1), longEvent(2))
                .endsWith(longEvent(10));
        assertThat(forwards.firstEventId()).isEqualTo(1);
        assertThat(forwards.complete()).isTrue();
        assertThat(StoreUnderTest.texts(backwards))
                .hasSize(10)
                .startsWith(longEvent(10), longEvent(9))
                .endsWith(longEvent(1));
        assertThat(backwards.firstEventId()).isEqualTo(10);
        assertThat(backwards.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void everyRangeIsCutByTheNumberOfEvents(boolean newestFirst) {
        writeLongRun();
        for (long from = 1; from <= LONG_RUN_EVENTS + 2; from++) {
            for (long to = from - 1; to <= LONG_RUN_EVENTS + 2; to++) {
                for (int maxEvents = 1; maxEvents <= LONG_RUN_EVENTS + 1; maxEvents++) {
                    reads(from, to, newestFirst, maxEvents, Integer.MAX_VALUE);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void everyRangeIsCutByBytesToo(boolean newestFirst) {
        writeLongRun();
        int all = expected(1, LONG_RUN_EVENTS, false, Integer.MAX_VALUE, Integer.MAX_VALUE).events().stream()
                .mapToInt(event -> event.length)
                .sum();
        for (int maxBytes = 0; maxBytes <= all + 1; maxBytes++) {
            reads(1, LONG_RUN_EVENTS, newestFirst, Integer.MAX_VALUE, maxBytes);
            reads(2, 6, newestFirst, Integer.MAX_VALUE, maxBytes);
            reads(5, Integer.MAX_VALUE, newestFirst, 4, maxBytes);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void aPageThatFitsExactlyIsComplete(boolean newestFirst) {
        writeLongRun();
        int bytes = expected(4, 6, false, 3, Integer.MAX_VALUE).events().stream()
                .mapToInt(event -> event.length)
                .sum();

        HistorySlice fits = store().readHistory(LONG_RUN.key(), 4, 6, newestFirst, 3, bytes);
        HistorySlice oneEventShort = store().readHistory(LONG_RUN.key(), 4, 6, newestFirst, 2, bytes);
        HistorySlice oneByteShort = store().readHistory(LONG_RUN.key(), 4, 6, newestFirst, 3, bytes - 1);

        assertThat(fits.events()).hasSize(3);
        assertThat(fits.complete()).isTrue();
        assertThat(oneEventShort.events()).hasSize(2);
        assertThat(oneEventShort.complete()).isFalse();
        assertThat(oneByteShort.events()).hasSize(2);
        assertThat(oneByteShort.complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void oneEventAtLeastIsReadHoweverLittleIsAskedFor(boolean newestFirst) {
        writeLongRun();

        reads(3, 7, newestFirst, 0, Integer.MAX_VALUE);
        reads(3, 7, newestFirst, 0, 0);
        reads(3, 3, newestFirst, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void boundsMayLieFarOutside(boolean newestFirst) {
        writeLongRun();

        reads(1, Integer.MAX_VALUE, newestFirst, 100, 10_000);
        reads(1, Long.MAX_VALUE, newestFirst, 100, 10_000);
        reads(0, 4, newestFirst, 100, 10_000);
        reads(Long.MIN_VALUE, Long.MAX_VALUE, newestFirst, 100, 10_000);
        reads(Integer.MAX_VALUE, Long.MAX_VALUE, newestFirst, 100, 10_000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void aRangeWithoutEventsIsEmptyAndComplete(boolean newestFirst) {
        writeLongRun();

        for (HistorySlice slice : List.of(
                read(LONG_RUN, LONG_RUN_EVENTS + 1, LONG_RUN_EVENTS + 5, newestFirst),
                read(LONG_RUN, 7, 6, newestFirst),
                read(LONG_RUN, 8, 2, newestFirst))) {
            assertThat(slice.events()).isEmpty();
            assertThat(slice.complete()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void anUnknownRunHasNoEvents(boolean newestFirst) {
        writeLongRun();

        for (SampleRun unknown : List.of(
                SampleRun.of("field", 2), SampleRun.of("meadow", 1), LONG_RUN.in("mill"), LONG_RUN.in("nowhere"))) {
            HistorySlice slice = read(unknown, 1, Integer.MAX_VALUE, newestFirst);
            assertThat(slice.events()).as("%s", unknown.key()).isEmpty();
            assertThat(slice.complete()).isTrue();
        }
    }

    @Test
    default void historiesOfNeighboursDoNotMix() {
        List<SampleRun> neighbours = Neighbours.runs();
        for (int i = 0; i < neighbours.size(); i++) {
            commit(neighbours.get(i).begins(events(1, i + 1)));
        }
        for (int i = 0; i < neighbours.size(); i++) {
            SampleRun run = neighbours.get(i);
            assertThat(history(run)).as("%s", run.key()).containsExactly(events(1, i + 1));
            assertThat(read(run, 1, Integer.MAX_VALUE, true).events()).hasSize(i + 1);
            assertThat(read(run, i + 2, Integer.MAX_VALUE, false).events()).isEmpty();
        }
    }

    @Test
    default void manyHistoriesAreScannedOneAfterTheOther() {
        writeLongRun();
        Map<RunKey, List<String>> expected = new HashMap<>();
        expected.put(LONG_RUN.key(), history(LONG_RUN));
        List<SampleRun> neighbours = Neighbours.runs();
        for (int i = 0; i < neighbours.size(); i++) {
            commit(neighbours.get(i).begins(events(1, i + 1)));
            if (i % 3 != 0) {
                expected.put(neighbours.get(i).key(), history(neighbours.get(i)));
            }
        }
        List<RunKey> wanted = new ArrayList<>(expected.keySet());
        wanted.add(SampleRun.of("unknown", 1).key());
        wanted.add(SampleRun.of("unknown", 2).key());
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(wanted, new Random(seed));
            Map<RunKey, List<String>> shown = new LinkedHashMap<>();
            List<RunKey> order = new ArrayList<>();
            store().scanHistories(wanted, (run, json) -> {
                order.add(run);
                shown.computeIfAbsent(run, first -> new ArrayList<>()).add(new String(json, StandardCharsets.UTF_8));
            });
            assertThat(shown).isEqualTo(expected);
            // Each in one piece.
            assertThat(order)
                    .isEqualTo(shown.entrySet().stream()
                            .flatMap(run -> Collections.nCopies(run.getValue().size(), run.getKey()).stream())
                            .toList());
        }
    }

    @Test
    default void aScanOfHistoriesShowsThemAsTheyWereWhenItBegan() {
        List<SampleRun> neighbours = Neighbours.runs();
        neighbours.forEach(run -> commit(run.begins(event(1))));
        AtomicInteger shown = new AtomicInteger();
        store().scanHistories(neighbours.stream().map(SampleRun::key).toList(), (run, json) -> {
            if (shown.incrementAndGet() == 1) {
                neighbours.forEach(other -> commit(other.appends(2, event(2))));
            }
        });
        assertThat(shown).hasValue(neighbours.size());
    }

    @Test
    default void tenThousandEventsAreReadPageByPage() {
        SampleRun run = SampleRun.of("field", 1);
        Batch batch = new Batch();
        batch.runs().add(run.begins(events(1, 1_000)));
        // One event a turn, then many, so that pages begin and end everywhere.
        for (long id = 1_001; id <= 2_000; id++) {
            batch.runs().add(run.appends(id, event(id)));
        }
        for (long id = 2_001; id <= 10_000; id += 80) {
            batch.runs().add(run.appends(id, events(id, id + 79)));
        }
        store().commit(batch);

        assertThat(pages(run, false)).containsExactly(events(1, 10_000));
        List<String> backwards = pages(run, true);
        Collections.reverse(backwards);
        assertThat(backwards).containsExactly(events(1, 10_000));
    }

    private List<String> pages(SampleRun run, boolean newestFirst) {
        List<String> texts = new ArrayList<>();
        long next = newestFirst ? Integer.MAX_VALUE : 1;
        HistorySlice slice;
        do {
            slice = store().readHistory(
                            run.key(),
                            newestFirst ? 1 : next,
                            newestFirst ? next : Integer.MAX_VALUE,
                            newestFirst,
                            997,
                            Integer.MAX_VALUE);
            texts.addAll(StoreUnderTest.texts(slice));
            int count = slice.events().size();
            next = newestFirst ? slice.firstEventId() - count : slice.firstEventId() + count;
            assertThat(texts).as("paging that comes to an end").hasSizeLessThanOrEqualTo(10_000);
            assertThat(slice.events()).as("an event at least").isNotEmpty();
        } while (!slice.complete());
        return texts;
    }

    @Test
    default void eventsAreKeptByteForByte() {
        SampleRun run = SampleRun.of("field", 1);
        String strange = "{\"eventId\":1, \"details\":\"\\ud800 \\u0000 \u00e9 \ud83d\ude9c\" }";

        commit(run.begins(strange, event(2)));

        assertThat(history(run)).containsExactly(strange, event(2));
    }

    @Test
    default void theHistoryOfARunOutlivesItsClose() {
        SampleRun run = SampleRun.of("field", 1);
        commit(run.begins(events(1, 3)));
        commit(run.completes(START + 1, 4));
        commit(SampleRun.of("field", 2).begins(event(1)));

        assertThat(history(run)).containsExactly(events(1, 4));
    }
}
