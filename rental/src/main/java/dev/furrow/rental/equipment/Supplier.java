package dev.furrow.rental.equipment;

/// Somebody who has machines.
///
/// @param accountId who signs in
/// @param hubId the area
public record Supplier(String id, String accountId, String hubId, String name, Status status) {

    /// How far somebody is on the way to being one.
    public enum Status {
        /// Has applied; documents are missing.
        APPLIED,
        /// Somebody looks at the documents.
        VERIFYING,
        APPROVED,
        REJECTED,
        /// Documents never came.
        LAPSED,
        SUSPENDED
    }
}
