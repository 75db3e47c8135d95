package dev.furrow.rental.equipment;

import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.request.Idempotency;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Operators over HTTP.
@RestController
class OperatorController {
    private final Operators operators;
    private final Suppliers suppliers;
    private final Accounts accounts;
    private final Idempotency idempotency;

    OperatorController(Operators operators, Suppliers suppliers, Accounts accounts, Idempotency idempotency) {
        this.operators = operators;
        this.suppliers = suppliers;
        this.accounts = accounts;
        this.idempotency = idempotency;
    }

    @GetMapping("/api/operators")
    @Allowed(SUPPLIER)
    List<Driver> mine(Actor caller) {
        return suppliers.ofAccount(caller.account()).map(Supplier::id).map(operators::of).orElse(List.of()).stream()
                .map(each -> new Driver(each, accounts.find(each.accountId()).orElseThrow()))
                .toList();
    }

    /// An operator, and who that is.
    record Driver(Operators.Operator operator, Account account) {}

    @PostMapping("/api/operators")
    @Allowed(SUPPLIER)
    Operators.Operator roster(
            Actor caller, @RequestHeader(Idempotency.HEADER) String key, @RequestBody Operators.Roster roster) {
        return idempotency.once(
                caller,
                key,
                roster,
                Operators.Operator.class,
                () -> operators.roster(suppliers.required(caller.account()), roster));
    }
}
