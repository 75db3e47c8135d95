package dev.furrow.server.policy;

import java.util.List;

/// One statement of a policy.
///
/// @param policy the name of the policy that it stands in
/// @param id its Sid, or its number in the policy
/// @param allows whether its Effect is Allow
/// @param actions the actions that it is about, or not about
/// @param notActions whether `actions` are those that it is not about
/// @param resources the resources that it is about, or not about
/// @param notResources whether `resources` are those that it is not about
/// @param conditions all of them must hold
record Statement(
        String policy,
        String id,
        boolean allows,
        List<Pattern> actions,
        boolean notActions,
        List<Pattern> resources,
        boolean notResources,
        List<Condition> conditions) {

    boolean isAbout(AccessRequest request) {
        return matches(actions, request.action(), request) != notActions
                && matches(resources, request.resource(), request) != notResources;
    }

    boolean applies(AccessRequest request) {
        if (!isAbout(request)) {
            return false;
        }
        for (Condition condition : conditions) {
            if (!condition.holds(request)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(List<Pattern> patterns, String value, AccessRequest request) {
        for (Pattern pattern : patterns) {
            if (pattern.matches(value, request)) {
                return true;
            }
        }
        return false;
    }

    /// Which statement this is, for people.
    String name() {
        return "statement " + id + " of policy " + policy;
    }
}
