package dev.furrow.server.console.people;

import dev.furrow.server.console.page.Permission;
import dev.furrow.server.identity.AdminAnswer.KeyInfo;
import dev.furrow.server.identity.NewSecret;
import dev.furrow.server.identity.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the page of access shows.
///
/// @param open whether requests need not be signed
/// @param users the users; null if who looks may not see them
/// @param keys their keys
/// @param groups the groups, each as a line
/// @param policies the names of the policies
/// @param policy the name of the policy that is shown; empty for none
/// @param document its JSON
/// @param secret a key that was made just now; null for none
/// @param said what was done just now
/// @param permissions by the name of the action
public record Access(
        boolean open,
        @Nullable List<User> users,
        List<KeyInfo> keys,
        List<String> groups,
        List<String> policies,
        String policy,
        String document,
        @Nullable NewSecret secret,
        List<String> said,
        Map<String, Permission> permissions) {
    /// Whether an action is allowed.
    public Permission may(String action) {
        return permissions.getOrDefault(action, new Permission(false, "furrow:" + action, "*", List.of()));
    }

    /// The keys of a user.
    public List<KeyInfo> keysOf(String user) {
        return keys.stream().filter(key -> key.user().equals(user)).toList();
    }
}
