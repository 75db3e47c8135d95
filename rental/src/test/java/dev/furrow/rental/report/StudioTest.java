package dev.furrow.rental.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudioTest {
    private static final Map<String, List<String>> ALL_YEAR = Map.of("from", List.of("2026-01-01"));

    private static ReportWorld world;
    private static Studio studio;

    @BeforeAll
    static void begin() {
        world = ReportWorld.h2();
        studio = world.studio(Studio.Limits.DEFAULT);
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @Test
    void monthsBeginInTheViewersZone() {
        Table table = studio.run("supplier-revenue", ALL_YEAR, world.supplier("asha"), "screen");
        // The order of the evening of October 31 by UTC was finished on November 1 in India.
        assertThat(table.rows()).containsExactly(row("2026-10", 1L, 150_000), row("2026-11", 2L, 320_000));
        Viewer inLondon = new Viewer("a-asha", "SUPPLIER", "s-asha", java.time.ZoneId.of("Europe/London"), "en");
        assertThat(studio.run("supplier-revenue", ALL_YEAR, inLondon, "screen").rows())
                .containsExactly(row("2026-10", 2L, 220_000), row("2026-11", 1L, 250_000));
    }

    @Test
    void aYearIsOneRow() {
        Map<String, List<String>> byYear = Map.of("by", List.of("year"), "from", List.of("2026-01-01"));
        assertThat(studio.run("supplier-revenue", byYear, world.supplier("asha"), "screen")
                        .rows())
                .containsExactly(row("2026", 3L, 470_000));
    }

    @Test
    void headingsAreInTheViewersLanguage() {
        Viewer hindi = new Viewer("a-asha", "SUPPLIER", "s-asha", ReportWorld.INDIA, "hi");
        Table table = studio.run("supplier-revenue", Map.of(), hindi, "screen");
        assertThat(table.title()).isEqualTo("आय");
        assertThat(table.headings()).extracting(Table.Heading::label).containsExactly("अवधि", "ऑर्डर", "आय");
    }

    @Test
    void everyTryIsInTheLog() {
        Viewer logged = new Viewer("a-logged", "SUPPLIER", "s-asha", ReportWorld.INDIA, "en");
        studio.run("orders", Map.of(), logged, "csv");
        assertThatThrownBy(() -> studio.run("promotion-cost", Map.of(), logged, "screen"))
                .isInstanceOf(ReportRefused.class);
        assertThat(world.log().latest(1000))
                .filteredOn(run -> run.person().equals("a-logged"))
                .extracting(RunLog.Run::report, RunLog.Run::format, RunLog.Run::outcome)
                .containsExactlyInAnyOrder(tuple("orders", "csv", "ok"), tuple("promotion-cost", "screen", "refused"));
    }

    @Test
    void rowsAreCutAtTheLimit() {
        Studio small = world.studio(new Studio.Limits(3, Duration.ofSeconds(10)));
        Table table = small.run("orders", ALL_YEAR, world.management(), "screen");
        assertThat(table.rows()).hasSize(3);
        assertThat(table.cut()).isTrue();
        assertThat(studio.run("orders", ALL_YEAR, world.management(), "screen").cut())
                .isFalse();
    }

    @Test
    void aReportThatTakesTooLongIsEnded() {
        Studio hasty = world.studio(new Studio.Limits(10, Duration.ofSeconds(1)));
        String joins = "transitions t"
                + java.util.stream.IntStream.range(0, 12)
                        .mapToObj(i -> " cross join transitions t" + i)
                        .collect(java.util.stream.Collectors.joining());
        assertThatThrownBy(
                        () -> hasty.preview(draft("select count(*) as n from " + joins), Map.of(), world.management()))
                .isInstanceOf(ReportMistake.class)
                .hasMessageContaining("longer than 1 s");
        assertThat(world.log().latest(1))
                .first()
                .extracting(RunLog.Run::outcome)
                .isEqualTo("failed");
    }

    private static List<Object> row(String period, long orders, long revenue) {
        return List.of(period, orders, java.math.BigDecimal.valueOf(revenue));
    }

    private static String draft(String sql) {
        return "---\ntitle: Draft\nroles: [MANAGEMENT]\nparameters:\n  x: {type: text}\n---\n" + sql;
    }

    /// Whoever tries sees nothing of others.
    @Nested
    class Escapes {
        @Test
        void everyReportShowsASupplierOwnRowsOnly() {
            Viewer asha = world.supplier("asha");
            for (Report report : studio.reports(asha)) {
                Table table = studio.run(report.name(), allYear(report), asha, "screen");
                assertThat(table.rows()).as(report.name()).isNotEmpty();
                assertThat(table.rows().toString()).as(report.name()).doesNotContain("bala", "south", "9999");
            }
        }

        @Test
        void everyReportShowsAHubItsOwnAreaOnly() {
            Viewer north = world.hub("north");
            for (Report report : studio.reports(north)) {
                Table table = studio.run(report.name(), allYear(report), north, "screen");
                assertThat(table.rows()).as(report.name()).isNotEmpty();
                assertThat(table.rows().toString()).as(report.name()).doesNotContain("bala", "south", "9999");
            }
        }

        @Test
        void aSupplierMayNotAskForAnother() {
            assertThatThrownBy(() -> studio.run(
                            "supplier-revenue",
                            Map.of("supplier", List.of("s-bala")),
                            world.supplier("asha"),
                            "screen"))
                    .isInstanceOf(ReportRefused.class);
            assertThat(studio.run(
                                    "supplier-revenue",
                                    Map.of("supplier", List.of("s-asha"), "from", List.of("2026-01-01")),
                                    world.supplier("asha"),
                                    "screen")
                            .rows())
                    .hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "s-bala' or '1'='1",
                    "s-bala'; drop table rental_order; --",
                    "' union select phone, 1, 1 from account --",
                    "s-asha\\' or 1=1 --",
                    "{{ zone }}",
                })
        void aValueIsNothingButAValue(String hostile) {
            Map<String, List<String>> given = Map.of("supplier", List.of(hostile), "from", List.of("2026-01-01"));
            assertThat(studio.run("supplier-revenue", given, world.management(), "screen")
                            .rows())
                    .isEmpty();
            assertThat(studio.run("orders", Map.of("villages", List.of(hostile, "%")), world.supplier("asha"), "screen")
                            .rows()
                            .toString())
                    .doesNotContain("bala");
            assertThat(world.jdbc
                            .sql("select count(*) from rental_order")
                            .query(Long.class)
                            .single())
                    .isEqualTo(4);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select * from orders where supplier_id <> 's-asha'",
                    "select * from orders where 1 = 1 or supplier_id = 's-bala'",
                    "select * from orders union all select * from orders where true",
                    "with mine as (select * from orders) select * from mine where supplier_id = 's-bala'",
                    "select * from orders o left join orders p on true where p.supplier_id <> 's-asha'",
                    "select (select max(billed_minor) from orders where supplier_id = 's-bala') as m from orders",
                })
        void evenAnAuthorSeesAsASupplierOnlyTheirRows(String sql) {
            Table table = studio.preview(draft(sql), Map.of(), world.supplier("asha"));
            assertThat(table.rows().toString()).doesNotContain("bala", "999900");
        }

        @Test
        void aRelationWithoutARuleForTheRoleIsClosed() {
            assertThatThrownBy(() ->
                            studio.preview(draft("select * from promotion_uses"), Map.of(), world.supplier("asha")))
                    .isInstanceOf(ReportRefused.class);
            assertThatThrownBy(() -> studio.preview(draft("select * from offers"), Map.of(), world.farmer()))
                    .isInstanceOf(ReportRefused.class);
        }

        @Test
        void aSupplierWithoutAKeySeesNothing() {
            Viewer nobody = new Viewer("a-x", "SUPPLIER", null, ReportWorld.INDIA, "en");
            assertThatThrownBy(() -> studio.run("orders", Map.of(), nobody, "screen"))
                    .isInstanceOf(ReportRefused.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "select phone from account",
                    "delete from orders",
                    "select * from orders; delete from rental_order",
                    "with orders as (select * from rental_order) select * from orders",
                    "with recursive orders as (select * from rental_order) select * from orders",
                })
        void nobodyReadsOrWritesTables(String sql) {
            assertThatThrownBy(() -> studio.preview(draft(sql), Map.of(), world.management()))
                    .isInstanceOf(ReportMistake.class);
        }

        private Map<String, List<String>> allYear(Report report) {
            return report.parameters().stream().anyMatch(each -> Objects.equals(each.name(), "from"))
                    ? ALL_YEAR
                    : Map.of();
        }
    }
}
