package dev.furrow.rental.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFilesTest {
    private static final String GOOD = "---\ntitle: Mine\nroles: [MANAGEMENT]\n---\nselect count(*) as n from orders";

    @TempDir
    private Path folder;

    @Test
    void everyBundledReportSpeaksThreeLanguagesInFull() {
        for (Report report : Shelf.open(null).reports()) {
            assertThat(report.words().title()).as(report.name()).containsOnlyKeys("en", "hi", "mr");
            assertThat(report.words().about()).as(report.name()).containsOnlyKeys("en", "hi", "mr");
            report.parameters()
                    .forEach(each -> assertThat(each.label()).as(report.name()).containsOnlyKeys("en", "hi", "mr"));
            report.columns()
                    .values()
                    .forEach(each -> assertThat(each.label()).as(report.name()).containsOnlyKeys("en", "hi", "mr"));
        }
    }

    @Test
    void aReportIsKeptAsAFileAndReadAgain() throws Exception {
        try (ReportWorld world = ReportWorld.h2()) {
            Studio studio = world.studio(Studio.Limits.DEFAULT, Shelf.open(folder));
            studio.keep("mine", GOOD);
            assertThat(Files.readString(folder.resolve("mine.sql"))).isEqualTo(GOOD);
            assertThat(studio.run("mine", Map.of(), world.management(), "screen")
                            .rows())
                    .isEqualTo(List.of(List.of(4L)));
            assertThat(studio.source("mine")).isEqualTo(GOOD);
            assertThat(Shelf.open(folder).report("mine").title("en")).isEqualTo("Mine");
        }
    }

    @Test
    void aReportThatDoesNotWorkIsNotKept() {
        try (ReportWorld world = ReportWorld.h2()) {
            Studio studio = world.studio(Studio.Limits.DEFAULT, Shelf.open(folder));
            assertThatThrownBy(() -> studio.keep("mine", GOOD.replace("orders", "account")))
                    .isInstanceOf(ReportMistake.class);
            assertThatThrownBy(() -> studio.keep("../mine", GOOD)).isInstanceOf(ReportMistake.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void withoutAFolderNothingIsKept() {
        try (ReportWorld world = ReportWorld.h2()) {
            assertThatThrownBy(() -> world.studio(Studio.Limits.DEFAULT).keep("mine", GOOD))
                    .isInstanceOf(ReportRefused.class)
                    .hasMessageContaining("rental.reports.folder");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "---\ntitle: x\n",
                "---\ntitle: x\nrole: [MANAGEMENT]\n---\nselect 1",
                "---\ntitle: x\nroles: []\nroles: [MANAGEMENT]\n---\nselect 1",
                "---\ntitle: !!java.io.File x\n---\nselect 1",
                "---\ntitle: x\nparameters: {a: {type: sql}}\n---\nselect 1",
                "---\ntitle: x\nparameters: {a: {type: text, acess: {}}}\n---\nselect 1",
                "---\ntitle: x\ncolumns: {a: {kind: html}}\n---\nselect 1",
                "---\ntitle: x\nchart: {shape: pie}\n---\nselect 1",
                "---\n- a\n---\nselect 1",
            })
    void aSlipInADescriptionIsSaid(String text) {
        assertThatThrownBy(() -> ReportParser.report("mine", text)).isInstanceOf(ReportMistake.class);
    }
}
