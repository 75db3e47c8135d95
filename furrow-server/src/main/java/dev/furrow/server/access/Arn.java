package dev.furrow.server.access;

/// Names of resources and principals, as policies and messages have them.
///
/// @param region the region that this server stands for
/// @param account the account that this server stands for
public record Arn(String region, String account) {
    /// A domain.
    public String domain(String name) {
        return "arn:aws:swf:" + region + ":" + account + ":/domain/" + name;
    }

    /// A user.
    public String user(String name) {
        return "arn:aws:iam::" + account + ":user/" + name;
    }

    /// A role: a user whose sessions others may take.
    public String role(String name) {
        return "arn:aws:iam::" + account + ":role/" + name;
    }

    /// A session of a role.
    public String roleSession(String role, String session) {
        return "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session;
    }

    /// What administrators administer.
    public String administration(String what) {
        return "arn:aws:furrow:" + region + ":" + account + ":" + what;
    }
}
