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
