package dev.furrow.server.identity;

import java.util.List;

/// A group or a domain with its policies. Those of a group hold for its users, those of a domain for everybody who
/// asks something about the domain.
///
/// @param name the group's or the domain's
/// @param policies the names of the attached policies
public record PolicyHolder(String name, List<String> policies) {}
