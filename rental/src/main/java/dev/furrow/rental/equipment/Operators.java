package dev.furrow.rental.equipment;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.sql.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who drives what, and when.
@Component
public class Operators {
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
            int shiftTo) {

        /// When they drive.
        public Shift shift() {
            return new Shift(shiftFrom, shiftTo);
        }
    }

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
        try {
            Shift _ = new Shift(said.shiftFrom(), said.shiftTo());
        } catch (IllegalArgumentException senseless) {
            throw RefusedException.invalid(String.valueOf(senseless.getMessage()));
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

    /// Who drives a machine during some work; nobody if none of its operators is on shift then.
    public Optional<Operator> onShift(Equipment machine, Period work) {
        return database
                .sql("select * from operator where equipment_id = ? order by id")
                .param(machine.id())
                .query(Operators::read)
                .list()
                .stream()
                .filter(each -> each.shift().covers(work, machine.zone()))
                .findFirst();
    }

    /// The shifts of those who drive machines. A machine that is missing has no operator: its supplier drives.
    public Map<String, List<Shift>> shifts(Collection<String> machines) {
        Map<String, List<Shift>> shifts = new HashMap<>();
        if (!machines.isEmpty()) {
            database.sql("select * from operator where equipment_id in (:machines)")
                    .param("machines", machines)
                    .query(Operators::read)
                    .list()
                    .forEach(each -> shifts.computeIfAbsent(String.valueOf(each.equipmentId()), _ -> new ArrayList<>())
                            .add(each.shift()));
        }
        return shifts;
    }

    /// By number.
    public Optional<Operator> find(String id) {
        return database.sql("select * from operator where id = ?")
                .param(id)
                .query(Operators::read)
                .optional();
    }

    /// When somebody drives; empty for those who are no operators.
    public Optional<Shift> shiftOf(String accountId) {
        return database.sql("select * from operator where account_id = ?")
                .param(accountId)
                .query(Operators::read)
                .optional()
                .map(Operator::shift);
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
