package dev.furrow.rental.ledger;

import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.FurrowClient;
import dev.furrow.OnDuplicate;
import dev.furrow.StartOptions;
import dev.furrow.rental.RentalProperties;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.money.Money;
import dev.furrow.rental.request.Idempotency;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Statements and settlements over HTTP.
@RestController
class LedgerController {
    private final Ledger ledger;
    private final Suppliers suppliers;
    private final RentalProperties properties;
    private final FurrowClient furrow;
    private final Idempotency idempotency;

    LedgerController(
            Ledger ledger,
            Suppliers suppliers,
            RentalProperties properties,
            FurrowClient furrow,
            Idempotency idempotency) {
        this.ledger = ledger;
        this.suppliers = suppliers;
        this.properties = properties;
        this.furrow = furrow;
        this.idempotency = idempotency;
    }

    /// What stands on somebody's account, and how it came about.
    record Statement(Money balance, List<Ledger.Entry> entries) {}

    record Run(String workflowId) {}

    /// The invariants of the whole ledger.
    record Check(Money total, List<String> unbalanced) {}

    @GetMapping("/api/statement")
    @Allowed({FARMER, SUPPLIER})
    Statement statement(Actor caller, @RequestParam Instant from, @RequestParam Instant to) {
        String account = caller.role() == Role.FARMER
                ? LedgerAccounts.farmer(caller.account())
                : LedgerAccounts.supplier(suppliers.required(caller.account()).id());
        return new Statement(ledger.balance(account, properties.currency()), ledger.statement(account, from, to));
    }

    @GetMapping("/api/ledger/check")
    @Allowed(MANAGEMENT)
    Check check() {
        return new Check(ledger.total(properties.currency()), ledger.unbalanced());
    }

    /// Starts a run. The key is the run's name, so a request that is repeated starts nothing.
    @PostMapping("/api/settlements")
    @Allowed(MANAGEMENT)
    Run settle(Actor caller, @RequestHeader(Idempotency.HEADER) String key) {
        return idempotency.once(caller, key, "settlement", Run.class, () -> {
            String id = SettlementRun.idOf(key);
            StartOptions once = StartOptions.defaults().onDuplicate(OnDuplicate.USE_EXISTING);
            return new Run(furrow.start(
                            () -> furrow.workflow(SettlementRun.class, id, once).run(key))
                    .workflowId());
        });
    }
}
