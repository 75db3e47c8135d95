package dev.furrow.rental.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.Machine;
import dev.furrow.rental.PostgresCluster;
import dev.furrow.rental.world.Findings;
import dev.furrow.rental.world.World;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/// Two copies of the application on one PostgreSQL and one Furrow: what the Compose file starts, behind one address.
@Timeout(360)
@EnabledIf("hasPostgres")
class ScaleOutTest {
    private static final double SPEED = Machine.bearable(1_200, 200);

    /// Always in CI, which installs it; elsewhere where it is.
    static boolean hasPostgres() {
        return DrillTest.hasPostgres();
    }

    @Test
    void twoCopiesShareADayAndDoNothingTwice() throws SQLException {
        String database = PostgresCluster.shared().freshUrl();
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        RentalSettings first = new RentalSettings(null, null, database, 0, SPEED, 5, false);
        try (Premises one = Premises.open(first);
                Premises other = Premises.open(new RentalSettings(null, one.endpoint(), database, 0, SPEED, 5, false));
                World world = new World(List.of(one.url(), other.url()), one.signIn(), one.clock(), 5, said::add)) {
            assertThat(Duration.between(one.clock().instant(), other.clock().instant()))
                    .as("both go by one time")
                    .isBetween(Duration.ofMinutes(-20), Duration.ofMinutes(20));
            world.settle(new World.Size(4, 6, 10, Duration.ofHours(1), Duration.ofHours(1)));
            world.live(Duration.ofMinutes(3));
            Findings findings = world.findings();
            assertThat(findings.wrong()).as("%s %s", findings, said).isEmpty();
            assertThat(findings.states()).containsKey("PAID");
            assertThat(one.activities()).as("activities of one").isPositive();
            assertThat(other.activities()).as("activities of the other").isPositive();
            assertThat(twice(database)).as("what was done twice").isEmpty();
        }
    }

    /// Moves that an order can make only once, bills of one order, and notices of one step to one person.
    private static List<String> twice(String database) throws SQLException {
        List<String> twice = new ArrayList<>();
        for (String sql : List.of("""
                select 'move ' || move || ' of order ' || order_id from order_transition
                where move in ('PLACE', 'SEEK', 'COMPLETE', 'BILL', 'PAY', 'CANCEL', 'EXPIRE')
                group by order_id, move having count(*) > 1""", """
                select 'bill of order ' || order_id from journal where kind = 'BILL' group by order_id having count(*) > 1""", """
                select 'notice ' || event || ' of order ' || order_id from notice
                where event in ('ORDER_PLACED', 'ORDER_COMPLETED', 'ORDER_BILLED', 'ORDER_PAID', 'ORDER_EXPIRED')
                group by account_id, event, order_id having count(*) > 1""")) {
            try (Connection connection = DriverManager.getConnection(database);
                    var statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    twice.add(rows.getString(1));
                }
            }
        }
        return twice;
    }
}
