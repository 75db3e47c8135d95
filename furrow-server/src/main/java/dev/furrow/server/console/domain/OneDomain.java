package dev.furrow.server.console.domain;

import dev.furrow.api.operation.ResourceTag;
import dev.furrow.server.console.page.Permission;
import java.util.List;

/// What the page of a domain shows.
///
/// @param tags its resource tags
/// @param quotas its limits with their use; empty if who looks may not know
/// @param actions what may be done to it
public record OneDomain(
        String name,
        String arn,
        String status,
        String retention,
        String description,
        List<ResourceTag> tags,
        List<Quota> quotas,
        Permission showQuotas,
        Permission setQuota,
        List<Action> actions,
        Permission tag,
        Permission untag) {
    /// A limit.
    ///
    /// @param use how much is in use; negative where there is no one number
    public record Quota(String name, long use, long most) {}

    /// Something that may be done.
    public record Action(String name, Permission permission) {}
}
