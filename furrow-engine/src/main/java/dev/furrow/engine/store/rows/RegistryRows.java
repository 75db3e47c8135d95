package dev.furrow.engine.store.rows;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.RegistryChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Domains and types: key a letter, the domain's number and, for types, name and version; value JSON. Notes of the
/// server: key a letter and the name; value the text.
final class RegistryRows {
    private static final int DOMAIN = 'D';
    private static final int WORKFLOW_TYPE = 'W';
    private static final int ACTIVITY_TYPE = 'A';
    private static final int NOTE = 'N';

    private final SortedTables tables;

    RegistryRows(SortedTables tables) {
        this.tables = tables;
    }

    static void write(SortedTables.Writes writes, RegistryChange change) {
        switch (change) {
            case RegistryChange.PutDomain(DomainRecord domain) ->
                writes.put(
                        Table.REGISTRY,
                        new Bytes().u8(DOMAIN).u32(domain.number()).done(),
                        Json.encode(domain));
            case RegistryChange.PutWorkflowType(DomainRecord domain, WorkflowTypeDetail type) ->
                writes.put(Table.REGISTRY, key(domain, type.typeInfo().workflowType()), Json.encode(type));
            case RegistryChange.DeleteWorkflowType(DomainRecord domain, WorkflowType type) ->
                writes.delete(Table.REGISTRY, key(domain, type));
            case RegistryChange.PutActivityType(DomainRecord domain, ActivityTypeDetail type) ->
                writes.put(Table.REGISTRY, key(domain, type.typeInfo().activityType()), Json.encode(type));
            case RegistryChange.DeleteActivityType(DomainRecord domain, ActivityType type) ->
                writes.delete(Table.REGISTRY, key(domain, type));
            case RegistryChange.PutNote(String name, String text) ->
                writes.put(Table.REGISTRY, noteKey(name), text.getBytes(StandardCharsets.UTF_8));
            case RegistryChange.DeleteNote(String name) -> writes.delete(Table.REGISTRY, noteKey(name));
        }
    }

    /// One cursor for all rows, so that what is registered meanwhile is seen whole or not at all. Activity types come
    /// before domains in the order of keys, and wait.
    void scan(Consumer<RegistryChange> visitor) {
        Map<Long, DomainRecord> domains = new HashMap<>();
        List<Row> activityTypes = new ArrayList<>();
        byte[] from = {ACTIVITY_TYPE};
        byte[] to = Bytes.endOf(new byte[] {WORKFLOW_TYPE});
        try (SortedTables.Cursor rows = tables.scan(Table.REGISTRY, from, to, false)) {
            while (rows.next()) {
                BytesReader key = new BytesReader(rows.key());
                int letter = key.u8();
                if (letter == NOTE) {
                    visitor.accept(
                            new RegistryChange.PutNote(key.text(), new String(rows.value(), StandardCharsets.UTF_8)));
                    continue;
                }
                Row row = new Row(key.u32(), rows.value());
                switch (letter) {
                    case ACTIVITY_TYPE -> activityTypes.add(row);
                    case DOMAIN -> {
                        DomainRecord domain = Json.decodeTrusted(row.json, DomainRecord.class);
                        domains.put(row.domainNumber, domain);
                        visitor.accept(new RegistryChange.PutDomain(domain));
                    }
                    case WORKFLOW_TYPE -> {
                        WorkflowTypeDetail type = Json.decodeTrusted(row.json, WorkflowTypeDetail.class);
                        visitor.accept(new RegistryChange.PutWorkflowType(domain(domains, row.domainNumber), type));
                    }
                    default -> throw new IllegalStateException("The registry has rows under the letter " + letter);
                }
            }
        }
        for (Row row : activityTypes) {
            ActivityTypeDetail type = Json.decodeTrusted(row.json, ActivityTypeDetail.class);
            visitor.accept(new RegistryChange.PutActivityType(domain(domains, row.domainNumber), type));
        }
    }

    private record Row(long domainNumber, byte[] json) {}

    private static DomainRecord domain(Map<Long, DomainRecord> domains, long number) {
        DomainRecord domain = domains.get(number);
        if (domain == null) {
            throw new IllegalStateException("The store has types of domain number " + number + " but no such domain");
        }
        return domain;
    }

    private static byte[] noteKey(String name) {
        return new Bytes().u8(NOTE).text(name).done();
    }

    private static byte[] key(DomainRecord domain, WorkflowType type) {
        return new Bytes()
                .u8(WORKFLOW_TYPE)
                .u32(domain.number())
                .text(type.name())
                .text(type.version())
                .done();
    }

    private static byte[] key(DomainRecord domain, ActivityType type) {
        return new Bytes()
                .u8(ACTIVITY_TYPE)
                .u32(domain.number())
                .text(type.name())
                .text(type.version())
                .done();
    }
}
