package dev.furrow.server.identity;

import org.jspecify.annotations.Nullable;

/// What an administrator can ask for. Policies allow each as `furrow:NAME`.
public enum AdminAction {
    CreateUser,
    ListUsers,
    ShowUser,
    DisableUser,
    EnableUser,
    DeleteUser,
    CreateKey,
    ImportKey,
    ListKeys,
    DisableKey,
    EnableKey,
    DeleteKey,
    RotateKey,
    CreateGroup,
    ListGroups,
    DeleteGroup,
    JoinGroup,
    LeaveGroup,
    PutPolicy,
    ListPolicies,
    ShowPolicy,
    DeletePolicy,
    AttachPolicy,
    DetachPolicy,
    SimulatePolicy,
    CreateSession,
    ExplainDenial,
    ShowQuotas,
    SetQuota,
    ResetQuota;

    private static final String EVERYTHING = "*";

    /// What a request is about, as policies name it: that on which the action works, whatever else stands in the
    /// request. Otherwise whoever may do something to a user of his could name it and work on something else.
    public String subject(AdminRequest request) {
        return switch (this) {
            case CreateUser,
                    ShowUser,
                    DisableUser,
                    EnableUser,
                    DeleteUser,
                    CreateKey,
                    ImportKey,
                    CreateSession,
                    SimulatePolicy -> name("user/", request.user());
            case ListKeys -> request.user() == null ? EVERYTHING : name("user/", request.user());
            case DisableKey, EnableKey, DeleteKey, RotateKey -> name("key/", request.accessKeyId());
            case CreateGroup, DeleteGroup, JoinGroup, LeaveGroup -> name("group/", request.group());
            case PutPolicy, ShowPolicy, DeletePolicy -> name("policy/", request.policy());
            case AttachPolicy, DetachPolicy ->
                request.group() == null || request.user() != null ? scope(request) : name("group/", request.group());
            case ShowQuotas, SetQuota, ResetQuota -> scope(request);
            case ListUsers, ListGroups, ListPolicies, ExplainDenial -> EVERYTHING;
        };
    }

    private static String scope(AdminRequest request) {
        if (request.user() != null) {
            return name("user/", request.user());
        }
        return request.domain() == null ? EVERYTHING : name("domain/", request.domain());
    }

    private static String name(String kind, @Nullable String name) {
        return kind + (name == null ? "" : name);
    }

    /// The action of that name; null if there is none.
    public static @Nullable AdminAction named(@Nullable String name) {
        for (AdminAction action : values()) {
            if (action.name().equals(name)) {
                return action;
            }
        }
        return null;
    }
}
