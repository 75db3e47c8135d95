package dev.furrow.rental.assignment;

import dev.furrow.rental.refusal.RefusedException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The rules that the back office has set, in business time.
@Component
public class AssignmentRules {
    private final JdbcClient database;

    /// For Spring.
    public AssignmentRules(JdbcClient database) {
        this.database = database;
    }

    /// Rules, and which version of them.
    public record Versioned(Rules rules, int version) {}

    /// As they are now.
    public Versioned current() {
        return database.sql("select * from assignment_rules where id = 1")
                .query((row, number) -> new Versioned(
                        new Rules(
                                Duration.ofSeconds(row.getInt("per_supplier_s")),
                                Duration.ofSeconds(row.getInt("accept_within_s")),
                                Duration.ofSeconds(row.getInt("retry_after_s")),
                                row.getInt("max_rounds"),
                                row.getInt("batch")),
                        row.getInt("version")))
                .single();
    }

    /// Sets them.
    ///
    /// @param version that was seen; refused if they have changed since
    @Transactional
    public Versioned change(Rules rules, int version) {
        if (rules.perSupplier().toSeconds() < 1
                || rules.acceptWithin().compareTo(rules.perSupplier()) < 0
                || rules.retryAfter().isNegative()
                || rules.maxRounds() < 1
                || rules.batch() < 1) {
            throw RefusedException.invalid("perSupplier must be a second or more, acceptWithin no shorter than it,"
                    + " maxRounds and batch 1 or more");
        }
        int changed = database.sql("""
                update assignment_rules set per_supplier_s = ?, accept_within_s = ?, retry_after_s = ?, max_rounds = ?,
                    batch = ?, version = version + 1 where id = 1 and version = ?""")
                .params(
                        rules.perSupplier().toSeconds(),
                        rules.acceptWithin().toSeconds(),
                        rules.retryAfter().toSeconds(),
                        rules.maxRounds(),
                        rules.batch(),
                        version)
                .update();
        if (changed == 0) {
            throw RefusedException.conflict("The rules were changed by somebody else; look at them again");
        }
        return current();
    }
}
