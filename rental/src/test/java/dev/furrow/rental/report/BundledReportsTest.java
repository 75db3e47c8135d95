package dev.furrow.rental.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.zaxxer.hikari.HikariDataSource;
import dev.furrow.rental.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every report that comes with the application, on each database.
class BundledReportsTest {
    private static final Map<String, List<String>> ALL_YEAR = Map.of("from", List.of("2026-01-01"));

    static List<Database> available() {
        return Database.available();
    }

    @ParameterizedTest
    @MethodSource("available")
    void everyReportRunsForEveryRoleWithNothingAndWithEverythingAsked(Database database) {
        try (HikariDataSource data = open(database);
                ReportWorld world = ReportWorld.on(data)) {
            Studio studio = world.studio(Studio.Limits.DEFAULT);
            int runs = 0;
            for (Viewer viewer :
                    List.of(world.supplier("asha"), world.hub("north"), world.management(), world.farmer())) {
                for (Report report : studio.reports(viewer)) {
                    for (Map<String, List<String>> given :
                            List.of(Map.<String, List<String>>of(), everything(report, viewer))) {
                        assertThatCode(() -> studio.run(report.name(), given, viewer, "screen"))
                                .as("%s as %s with %s", report.name(), viewer.role(), given)
                                .doesNotThrowAnyException();
                        runs++;
                    }
                }
            }
            assertThat(runs).isGreaterThan(45);
        }
    }

    @ParameterizedTest
    @MethodSource("available")
    void theNumbersAreThoseOfTheWorld(Database database) {
        try (HikariDataSource data = open(database);
                ReportWorld world = ReportWorld.on(data)) {
            Studio studio = world.studio(Studio.Limits.DEFAULT);
            assertThat(rows(studio, "supplier-revenue", world.supplier("asha")))
                    .containsExactly("2026-10 1 1500.00", "2026-11 2 3200.00");
            assertThat(rows(studio, "inventory-use", world.supplier("asha")))
                    .containsExactly("=Make of asha TRACTOR ACTIVE 3 21600 4700.00");
            assertThat(rows(studio, "acceptance", world.management()))
                    .containsExactly("asha 6 3 3 0 50.0 90", "bala 2 1 1 0 50.0 90");
            assertThat(rows(studio, "breakdown-repair", world.hub("south"))).containsExactly("TRACTOR 1 1 0 0 1800");
            assertThat(rows(studio, "hub-wait-times", world.hub("south"))).containsExactly("south 1 1 240 240");
            assertThat(rows(studio, "promotion-cost", world.management()))
                    .containsExactly("First order Tractor maker 1 150.00 0.00 10000.00");
        }
    }

    private static List<String> rows(Studio studio, String report, Viewer viewer) {
        Table table = studio.run(report, ALL_YEAR, viewer, "screen");
        List<String> rows = new ArrayList<>();
        for (List<Object> row : table.rows()) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                text.append(i == 0 ? "" : " ")
                        .append(Cells.plain(row.get(i), table.headings().get(i).kind(), viewer.zone()));
            }
            rows.add(text.toString());
        }
        return rows;
    }

    private static Map<String, List<String>> everything(Report report, Viewer viewer) {
        Map<String, List<String>> given = new HashMap<>();
        for (Parameter each : report.parameters()) {
            if (each.open(viewer)) {
                given.put(
                        each.name(),
                        switch (each.kind()) {
                            case CHOICES -> each.of();
                            case CHOICE, COLUMN -> List.of(each.of().getLast());
                            case FROM_DAY, TO_DAY -> List.of("today");
                            case TEXTS -> List.of("Wagholi", "Pune");
                            case TEXT ->
                                List.of(
                                        viewer.own() == null
                                                ? "any"
                                                : viewer.own().toString());
                            case INTEGER, DECIMAL -> List.of("1");
                            case FLAG -> List.of("true");
                        });
            }
        }
        return given;
    }

    private static HikariDataSource open(Database database) {
        HikariDataSource data = new HikariDataSource();
        data.setJdbcUrl(database.freshUrl());
        data.setMaximumPoolSize(2);
        return data;
    }
}
