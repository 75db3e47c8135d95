package dev.furrow.rental.order;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.equipment.Catalogue;
import dev.furrow.rental.equipment.Equipment;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.equipment.Suppliers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whose business an order is.
@Component
class OrderParties {
    private final OrderTable table;
    private final Suppliers suppliers;
    private final Catalogue catalogue;

    OrderParties(OrderTable table, Suppliers suppliers, Catalogue catalogue) {
        this.table = table;
        this.suppliers = suppliers;
        this.catalogue = catalogue;
    }

    /// @param details a supplier has to do with an order for which one of the own machines is asked just now
    boolean concerns(Order order, Actor actor, MoveDetails details) {
        Order.Parties parties = order.parties();
        return switch (actor.role()) {
            case FARMER -> parties.farmerId().equals(actor.accountId());
            case AGENT -> parties.createdBy().equals(actor.accountId());
            case HUB -> parties.hubId().equals(actor.hubId());
            case SUPPLIER -> isSuppliers(order, actor.account(), details.equipmentId());
            case OPERATOR ->
                order.assigned() != null
                        && table.drives(actor.account(), order.assigned().equipmentId());
            case MANAGEMENT, SYSTEM -> true;
        };
    }

    private boolean isSuppliers(Order order, String accountId, @Nullable String equipmentId) {
        Optional<String> supplier = suppliers.ofAccount(accountId).map(Supplier::id);
        Order.Assigned assigned = order.assigned();
        if (assigned != null) {
            return supplier.equals(Optional.of(assigned.supplierId()));
        }
        return supplier.isPresent()
                && equipmentId != null
                && catalogue.find(equipmentId).map(Equipment::supplierId).equals(supplier)
                && table.isOffered(order.id(), equipmentId);
    }

    List<Order> orders(Actor caller, Listing page) {
        return switch (caller.role()) {
            case FARMER -> table.newest(OrderTable.Column.FARMER, caller.account(), page);
            case AGENT -> table.newest(OrderTable.Column.CREATED_BY, caller.account(), page);
            case HUB -> caller.hubId() == null ? List.of() : table.newest(OrderTable.Column.HUB, caller.hubId(), page);
            case SUPPLIER ->
                suppliers
                        .ofAccount(caller.account())
                        .map(own -> table.newest(OrderTable.Column.SUPPLIER, own.id(), page))
                        .orElse(List.of());
            case OPERATOR ->
                table.machineOf(caller.account())
                        .map(machine -> table.newest(OrderTable.Column.EQUIPMENT, machine, page))
                        .orElse(List.of());
            case MANAGEMENT, SYSTEM -> table.newest(page);
        };
    }
}
