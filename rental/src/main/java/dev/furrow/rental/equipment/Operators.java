package dev.furrow.rental.equipment;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.sql.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who drives what, and when.
@Component
public class Operators {
    private static final int DAY = 1440;

    private final JdbcClient database;
    private final Accounts accounts;
    private final Catalogue catalogue;

    /// For Spring.
    public Operators(JdbcClient database, Accounts accounts, Catalogue catalogue) {
        this.database = database;
        this.accounts = accounts;
        this.catalogue = catalogue;
    }

    /// Somebody who drives.
    ///
    /// @param equipmentId null while they drive nothing
    /// @param shiftFrom minute of the day
    /// @param shiftTo minute of the day
    public record Operator(
            String id,
            String supplierId,
            String accountId,
            @Nullable String equipmentId,
            int shiftFrom,
            int shiftTo) {}

    /// What a supplier says about an operator.
    public record Roster(
            String phone,
            String name,
            String language,
            @Nullable String equipmentId,
            int shiftFrom,
            int shiftTo) {}

    /// Takes an operator up, or changes what is known.
    @Transactional
    public Operator roster(Supplier supplier, Roster said) {
        if (said.shiftFrom() < 0 || said.shiftTo() > DAY || said.shiftFrom() >= said.shiftTo()) {
            throw RefusedException.invalid("A shift is from a minute of the day to a later one");
        }
        String machine = said.equipmentId();
        if (machine != null && !catalogue.required(machine).supplierId().equals(supplier.id())) {
            throw RefusedException.notFound("machine " + machine);
        }
        Account account =
                accounts.register(said.phone(), said.name(), Role.OPERATOR, supplier.hubId(), said.language());
        database.sql("""
                insert into operator (id, supplier_id, account_id) values (?, ?, ?) on conflict do nothing""")
                .params(UUID.randomUUID().toString(), supplier.id(), account.id())
                .update();
        int changed = database.sql("""
                update operator set equipment_id = ?, shift_from = ?, shift_to = ?, version = version + 1
                where account_id = ? and supplier_id = ?""")
                .params(Values.of(machine, said.shiftFrom(), said.shiftTo(), account.id(), supplier.id()))
                .update();
        if (changed == 0) {
            throw RefusedException.conflict(said.phone() + " drives for another supplier");
        }
        return of(supplier.id()).stream()
                .filter(each -> each.accountId().equals(account.id()))
                .findFirst()
                .orElseThrow();
    }

    /// Those who drive for a supplier.
    public List<Operator> of(String supplierId) {
        return database.sql("select * from operator where supplier_id = ? order by id")
                .param(supplierId)
                .query(Operators::read)
                .list();
    }

    private static Operator read(ResultSet row, int number) throws SQLException {
        return new Operator(
                row.getString("id"),
                row.getString("supplier_id"),
                row.getString("account_id"),
                row.getString("equipment_id"),
                row.getInt("shift_from"),
                row.getInt("shift_to"));
    }
}
