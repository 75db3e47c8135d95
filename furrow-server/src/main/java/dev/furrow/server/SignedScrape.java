package dev.furrow.server;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.server.access.Caller;
import dev.furrow.server.admin.IdentityEndpoint;
import dev.furrow.server.http.Exchange;
import dev.furrow.server.policy.AccessRequest;

/// Lets those read the metrics who sign and are allowed `furrow:ReadMetrics`.
///
/// @param parts who is known
record SignedScrape(IdentityEndpoint.Parts parts) {
    private static final byte[] NO_BODY = {};

    /// @throws Fault if the caller may not
    void require(Exchange exchange) {
        Caller caller = parts.authenticator().authenticate(exchange.message(NO_BODY), exchange.certifiedName());
        AccessRequest wanted = new AccessRequest(
                "furrow:ReadMetrics",
                parts.arns().administration("metrics"),
                new AccessRequest.Keys()
                        .set("aws:username", caller.user())
                        .set("aws:PrincipalArn", caller.arn())
                        .set("aws:SourceIp", exchange.peer())
                        .set("aws:SecureTransport", String.valueOf(exchange.isSecure()))
                        .done());
        if (!caller.decide(wanted, null, parts.book().directory()).allowed()) {
            throw new Fault(FaultType.ACCESS_DENIED, "furrow:ReadMetrics is not allowed");
        }
    }
}
