package dev.furrow.engine.registry;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.WorkflowTypeDetail;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is registered, in memory.
///
/// There are two of them: the one that the registry's lane decides on, which is ahead of the disk by the batch in
/// flight, and the published one that everybody else reads, which shows durable facts only. One thread changes it,
/// any thread reads.
public final class Registry {
    private static final class Entry {
        private final Map<WorkflowType, WorkflowTypeDetail> workflowTypes = new ConcurrentHashMap<>();
        private final Map<ActivityType, ActivityTypeDetail> activityTypes = new ConcurrentHashMap<>();
        private volatile DomainRecord domain;

        private Entry(DomainRecord domain) {
            this.domain = domain;
        }
    }

    private final Map<String, Entry> byName = new ConcurrentHashMap<>();
    private final Map<Integer, Entry> byNumber = new ConcurrentHashMap<>();
    private final Map<String, String> notes = new ConcurrentHashMap<>();

    /// Takes a change in.
    public void apply(RegistryChange change) {
        switch (change) {
            case RegistryChange.PutDomain(DomainRecord domain) -> put(domain);
            case RegistryChange.PutWorkflowType(DomainRecord domain, WorkflowTypeDetail type) ->
                entry(domain).workflowTypes.put(type.typeInfo().workflowType(), type);
            case RegistryChange.DeleteWorkflowType(DomainRecord domain, WorkflowType type) ->
                entry(domain).workflowTypes.remove(type);
            case RegistryChange.PutActivityType(DomainRecord domain, ActivityTypeDetail type) ->
                entry(domain).activityTypes.put(type.typeInfo().activityType(), type);
            case RegistryChange.DeleteActivityType(DomainRecord domain, ActivityType type) ->
                entry(domain).activityTypes.remove(type);
            case RegistryChange.PutNote(String name, String text) -> notes.put(name, text);
            case RegistryChange.DeleteNote(String name) -> notes.remove(name);
        }
    }

    /// The domain of that name.
    public @Nullable DomainRecord findDomain(String name) {
        Entry entry = byName.get(name);
        return entry == null ? null : entry.domain;
    }

    /// The domain of that number.
    public @Nullable DomainRecord findDomain(int number) {
        Entry entry = byNumber.get(number);
        return entry == null ? null : entry.domain;
    }

    /// The domain of that name.
    ///
    /// @throws Fault UnknownResourceFault if there is none
    public DomainRecord domain(String name) {
        DomainRecord domain = findDomain(name);
        if (domain == null) {
            throw Fault.unknownDomain(name);
        }
        return domain;
    }

    /// All domains, in no particular order.
    public Collection<DomainRecord> domains() {
        return byName.values().stream().map(entry -> entry.domain).toList();
    }

    /// The workflow type, or null.
    public @Nullable WorkflowTypeDetail findWorkflowType(String domain, WorkflowType type) {
        Entry entry = byName.get(domain);
        return entry == null ? null : entry.workflowTypes.get(type);
    }

    /// The workflow type.
    ///
    /// @throws Fault UnknownResourceFault if there is no such domain or type
    public WorkflowTypeDetail workflowType(String domain, WorkflowType type) {
        domain(domain);
        WorkflowTypeDetail detail = findWorkflowType(domain, type);
        if (detail == null) {
            throw Fault.unknownType(type);
        }
        return detail;
    }

    /// The workflow types of a domain, in no particular order.
    public Collection<WorkflowTypeDetail> workflowTypes(String domain) {
        Entry entry = byName.get(domain);
        return entry == null ? Collections.emptyList() : entry.workflowTypes.values();
    }

    /// The activity type, or null.
    public @Nullable ActivityTypeDetail findActivityType(String domain, ActivityType type) {
        Entry entry = byName.get(domain);
        return entry == null ? null : entry.activityTypes.get(type);
    }

    /// The activity type.
    ///
    /// @throws Fault UnknownResourceFault if there is no such domain or type
    public ActivityTypeDetail activityType(String domain, ActivityType type) {
        domain(domain);
        ActivityTypeDetail detail = findActivityType(domain, type);
        if (detail == null) {
            throw Fault.unknownType(type);
        }
        return detail;
    }

    /// The activity types of a domain, in no particular order.
    public Collection<ActivityTypeDetail> activityTypes(String domain) {
        Entry entry = byName.get(domain);
        return entry == null ? Collections.emptyList() : entry.activityTypes.values();
    }

    /// What the server keeps, by name.
    public Map<String, String> notes() {
        return Map.copyOf(notes);
    }

    private void put(DomainRecord domain) {
        Entry entry = byName.get(domain.name());
        if (entry == null) {
            entry = new Entry(domain);
            byNumber.put(domain.number(), entry);
            byName.put(domain.name(), entry);
        } else {
            entry.domain = domain;
        }
    }

    private Entry entry(DomainRecord domain) {
        Entry entry = byName.get(domain.name());
        if (entry == null) {
            throw new IllegalStateException("No domain " + domain.name());
        }
        return entry;
    }
}
