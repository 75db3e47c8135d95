package dev.furrow.rental.onboarding;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.outbox.Outbox;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Those who want to be suppliers, and their documents.
@Component
public class Applications {
    /// The outbox topic of changes; the subject is the supplier's number.
    public static final String CHANGED = "supplier.changed";

    private final JdbcClient database;
    private final Suppliers suppliers;
    private final Outbox outbox;
    private final Pace clock;

    /// @param clock of the business
    public Applications(JdbcClient database, Suppliers suppliers, Outbox outbox, Pace clock) {
        this.database = database;
        this.suppliers = suppliers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// What a supplier must show.
    public enum DocumentKind {
        IDENTITY,
        OWNERSHIP,
        BANK
    }

    /// A document, as a private asset.
    ///
    /// @param status `PENDING`, `ACCEPTED` or `REJECTED`
    public record Document(String id, DocumentKind kind, String assetKey, String status) {}

    /// Applies. Whoever has applied already gets that application.
    @Transactional
    public Supplier apply(Actor caller, String hubId, String name) {
        database.sql("""
                insert into supplier (id, account_id, hub_id, name, status, created_at)
                values (?, ?, ?, ?, 'APPLIED', ?) on conflict do nothing""")
                .params(UUID.randomUUID().toString(), caller.account(), hubId, name, Utc.of(clock.instant()))
                .update();
        return changed(suppliers.required(caller.account()).id());
    }

    /// Hands a document in, or a better one of the same kind.
    @Transactional
    public Supplier document(Actor caller, DocumentKind kind, String assetKey) {
        Supplier supplier = suppliers.required(caller.account());
        if (supplier.status() != Supplier.Status.APPLIED && supplier.status() != Supplier.Status.VERIFYING) {
            throw RefusedException.conflict("The application is " + supplier.status());
        }
        database.sql("delete from supplier_document where supplier_id = ? and kind = ?")
                .params(supplier.id(), kind.name())
                .update();
        database.sql("""
                insert into supplier_document (id, supplier_id, kind, asset_key, created_at) values (?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID().toString(), supplier.id(), kind.name(), assetKey, Utc.of(clock.instant()))
                .update();
        return changed(supplier.id());
    }

    /// Decides, for the desk of the area.
    ///
    /// @param reason for a rejection
    @Transactional
    public Supplier decide(Actor caller, String supplierId, boolean isApproved, @Nullable String reason) {
        Supplier supplier = required(supplierId);
        if (caller.hubId() != null && !caller.hubId().equals(supplier.hubId())) {
            throw RefusedException.notFound("supplier " + supplierId);
        }
        if (!isApproved && (reason == null || reason.isBlank())) {
            throw RefusedException.invalid("reason is missing; a rejection needs one");
        }
        if (!status(
                supplierId,
                Supplier.Status.VERIFYING,
                isApproved ? Supplier.Status.APPROVED : Supplier.Status.REJECTED,
                reason)) {
            throw RefusedException.conflict(
                    "Only applications with all documents can be decided; this one is " + supplier.status());
        }
        return changed(supplierId);
    }

    /// Applications that wait for the desk of an area.
    public List<Supplier> waiting(String hubId) {
        return database
                .sql("select id from supplier where hub_id = ? and status = 'VERIFYING' order by created_at, id")
                .param(hubId)
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .map(this::required)
                .toList();
    }

    /// What somebody has handed in.
    public List<Document> documents(String supplierId) {
        return database.sql("select * from supplier_document where supplier_id = ? order by kind")
                .param(supplierId)
                .query((row, number) -> new Document(
                        row.getString("id"),
                        DocumentKind.valueOf(row.getString("kind")),
                        row.getString("asset_key"),
                        row.getString("status")))
                .list();
    }

    /// Once all documents are there, somebody begins to verify.
    @Transactional
    Supplier look(String supplierId) {
        boolean isComplete = documents(supplierId).size() == DocumentKind.values().length;
        if (isComplete) {
            status(supplierId, Supplier.Status.APPLIED, Supplier.Status.VERIFYING, null);
        }
        return required(supplierId);
    }

    @Transactional
    void lapse(String supplierId) {
        status(supplierId, Supplier.Status.APPLIED, Supplier.Status.LAPSED, "Documents never came");
    }

    private boolean status(String id, Supplier.Status from, Supplier.Status to, @Nullable String reason) {
        return database.sql("""
                update supplier set status = ?, reason = ?, decided_at = ?, version = version + 1
                where id = ? and status = ?""")
                        .params(Values.of(to.name(), reason, Utc.of(clock.instant()), id, from.name()))
                        .update()
                == 1;
    }

    Supplier required(String supplierId) {
        return suppliers.find(supplierId).orElseThrow(() -> RefusedException.notFound("supplier " + supplierId));
    }

    private Supplier changed(String supplierId) {
        outbox.send(CHANGED, supplierId, "");
        return required(supplierId);
    }
}
