package dev.furrow.engine.registry;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.WorkflowTypeDetail;

/// One change of what is registered; stored with its batch, and visible to others once that is durable.
public sealed interface RegistryChange {
    /// A domain is new or changed.
    record PutDomain(DomainRecord domain) implements RegistryChange {}

    /// A workflow type is new or changed.
    record PutWorkflowType(DomainRecord domain, WorkflowTypeDetail type) implements RegistryChange {}

    /// A workflow type is deleted.
    record DeleteWorkflowType(DomainRecord domain, WorkflowType type) implements RegistryChange {}

    /// An activity type is new or changed.
    record PutActivityType(DomainRecord domain, ActivityTypeDetail type) implements RegistryChange {}

    /// An activity type is deleted.
    record DeleteActivityType(DomainRecord domain, ActivityType type) implements RegistryChange {}

    /// A note is new or changed: something that the server keeps beside the registry, such as its users. The engine
    /// does not read it.
    record PutNote(String name, String text) implements RegistryChange {}

    /// A note is deleted.
    record DeleteNote(String name) implements RegistryChange {}
}
