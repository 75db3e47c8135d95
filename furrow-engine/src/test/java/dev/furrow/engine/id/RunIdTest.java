package dev.furrow.engine.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
    private static List<RunId> some() {
        Random random = new Random(1);
        List<RunId> ids = new ArrayList<>(List.of(
                new RunId(0, 0),
                new RunId(0, 1),
                new RunId(0, -1),
                new RunId(1, 0),
                new RunId(-1, 0),
                new RunId(-1, -1),
                new RunId(Long.MAX_VALUE, Long.MIN_VALUE),
                new RunId(Long.MIN_VALUE, Long.MAX_VALUE)));
        for (int i = 0; i < 200; i++) {
            ids.add(new RunId(random.nextLong(), random.nextLong()));
        }
        return ids;
    }

    private static byte[] bytes(RunId id) {
        return Base64.getUrlDecoder().decode(id.toString());
    }

    @Test
    void anIdIsTwentyTwoCharactersThatNeedNoEscape() {
        assertThat(some()).allSatisfy(id -> assertThat(id.toString()).matches("[A-Za-z0-9_-]{22}"));
        assertThat(new RunId(0x0001_0203_0405_0607L, 0x0809_0A0B_0C0D_0E0FL)).hasToString("AAECAwQFBgcICQoLDA0ODw");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(some())
                .allSatisfy(id -> assertThat(RunId.parse(id.toString())).isEqualTo(id));
    }

    @Test
    void idsSortAsTheirBytesDo() {
        for (RunId one : some()) {
            for (RunId other : some()) {
                assertThat(Integer.signum(one.compareTo(other)))
                        .isEqualTo(Integer.signum(Arrays.compareUnsigned(bytes(one), bytes(other))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AAECAwQFBgcICQoLDA0OD",
                "AAECAwQFBgcICQoLDA0ODwA",
                "AAECAwQFBgcICQoLDA0ODw==",
                "AAECAwQFBgcICQoLDA0OD=",
                "AAECAwQFBgcICQoLDA0OD ",
                "AAECAwQFBgcICQoLDA0O+/",
                "日本日本日本日本日本日本日本日本日本日本日本"
            })
    void whatCannotBeOneOfOurIdsNamesNoRun(String text) {
        assertThat(RunId.parse(text)).isNull();
    }

    /// Sixteen bytes leave four bits of the last character over.
    @Test
    void ofTheSpellingsOfOneNumberOnlyOursNamesTheRun() {
        assertThat(RunId.parse("AAECAwQFBgcICQoLDA0ODw")).isNotNull();
        for (char last : "xyz0123456789-_".toCharArray()) {
            assertThat(RunId.parse("AAECAwQFBgcICQoLDA0OD" + last)).isNull();
        }
    }

    @Test
    void newIdsDifferAndThoseOfALaterMillisecondSortBehind() {
        RandomIds ids = new RandomIds();
        Set<RunId> seen = new HashSet<>();
        RunId before = ids.newRunId(1_800_000_000_000L);
        for (int i = 1; i < 1_000; i++) {
            RunId id = ids.newRunId(1_800_000_000_000L + i);
            assertThat(seen.add(id)).isTrue();
            assertThat(id).isGreaterThan(before);
            before = id;
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(ids.newRunId(1_800_000_000_000L))).isTrue();
        }
    }
}
