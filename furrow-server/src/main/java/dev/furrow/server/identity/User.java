package dev.furrow.server.identity;

import java.time.Instant;
import java.util.List;

/// Somebody who may ask.
///
/// @param name as in resource names
/// @param groups the groups that the user is in
/// @param policies the names of the policies that are attached to the user
/// @param disabled whether everything is refused for now
/// @param createdAt when
public record User(String name, List<String> groups, List<String> policies, boolean disabled, Instant createdAt) {
    User withGroups(List<String> others) {
        return new User(name, others, policies, disabled, createdAt);
    }

    User withPolicies(List<String> others) {
        return new User(name, groups, others, disabled, createdAt);
    }

    User disabled(boolean now) {
        return new User(name, groups, policies, now, createdAt);
    }
}
