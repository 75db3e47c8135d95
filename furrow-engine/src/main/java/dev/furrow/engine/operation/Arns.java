package dev.furrow.engine.operation;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;

/// Amazon resource names of domains: `arn:aws:swf:<region>:<account>:/domain/<name>`.
///
/// @param region the region that this server stands for
/// @param account the account that this server stands for
public record Arns(String region, String account) {

    /// The name of a domain as a resource.
    public String ofDomain(String domain) {
        return prefix() + domain;
    }

    /// The domain that a resource name stands for.
    ///
    /// @throws Fault UnknownResourceFault if it is no domain of this account and region
    public String domainOf(String arn) {
        if (!arn.startsWith(prefix())) {
            throw unknown(arn);
        }
        return arn.substring(prefix().length());
    }

    /// No such resource.
    static Fault unknown(String arn) {
        return new Fault(FaultType.UNKNOWN_RESOURCE, "Unknown resource: " + arn);
    }

    private String prefix() {
        return "arn:aws:swf:" + region + ":" + account + ":/domain/";
    }
}
