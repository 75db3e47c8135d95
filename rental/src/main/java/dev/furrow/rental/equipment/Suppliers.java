package dev.furrow.rental.equipment;

import dev.furrow.rental.refusal.RefusedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who has machines.
@Component
public class Suppliers {
    private final JdbcClient database;

    /// For Spring.
    public Suppliers(JdbcClient database) {
        this.database = database;
    }

    /// By number.
    public Optional<Supplier> find(String id) {
        return database.sql("select * from supplier where id = ?")
                .param(id)
                .query(Suppliers::read)
                .optional();
    }

    /// By who signs in.
    public Optional<Supplier> ofAccount(String accountId) {
        return database.sql("select * from supplier where account_id = ?")
                .param(accountId)
                .query(Suppliers::read)
                .optional();
    }

    /// By who signs in; refused if there is none.
    public Supplier required(String accountId) {
        return ofAccount(accountId).orElseThrow(() -> RefusedException.notFound("supplier of this account"));
    }

    private static Supplier read(ResultSet row, int number) throws SQLException {
        return new Supplier(
                row.getString("id"),
                row.getString("account_id"),
                row.getString("hub_id"),
                row.getString("name"),
                Supplier.Status.valueOf(row.getString("status")));
    }
}
