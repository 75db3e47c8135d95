package dev.furrow.server;

import dev.furrow.api.fault.Fault;
import dev.furrow.server.access.Authorizer;
import dev.furrow.server.access.Caller;
import dev.furrow.server.access.Circumstances;
import dev.furrow.server.admin.IdentityEndpoint;
import dev.furrow.server.http.Exchange;
import dev.furrow.server.policy.AccessRequest;
import java.time.Instant;

/// Lets those read the metrics who sign and are allowed `furrow:ReadMetrics`.
///
/// @param parts who is known
record SignedScrape(IdentityEndpoint.Parts parts) {
    private static final byte[] NO_BODY = {};

    /// @throws Fault if the caller may not
    void require(Exchange exchange) {
        Caller caller = parts.authenticator().authenticate(exchange.message(NO_BODY), exchange.certifiedName());
        AccessRequest asked = new AccessRequest(
                "furrow:ReadMetrics",
                parts.arns().administration("metrics"),
                () -> Circumstances.of(caller, exchange, Instant.now()).done());
        if (!parts.authorizer()
                .decide(caller, asked, null, exchange.requestId())
                .allowed()) {
            throw Authorizer.denied(caller, asked, exchange.requestId());
        }
    }
}
