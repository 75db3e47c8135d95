package dev.furrow.rental.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedDatabaseTest {
    @TempDir
    private Path data;

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(EmbeddedDatabase.in(data));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aThreadThatIsInterruptedDoesNotCloseItForAllOthers() throws SQLException {
        try (Connection ours = connect();
                Connection theirs = connect()) {
            run(theirs, "create table counted (number int)");
            Thread.currentThread().interrupt();
            run(ours, "insert into counted values (1)");
            assertThat(Thread.interrupted()).as("still to be heard of").isTrue();

            run(theirs, "insert into counted values (2)");
            try (Statement statement = theirs.createStatement();
                    ResultSet last = statement.executeQuery("select max(number) from counted")) {
                assertThat(last.next()).isTrue();
                assertThat(last.getInt(1)).isEqualTo(2);
            }
        }
    }
}
