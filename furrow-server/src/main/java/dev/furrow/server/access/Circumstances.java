package dev.furrow.server.access;

import dev.furrow.server.http.Origin;
import dev.furrow.server.policy.AccessRequest;
import java.time.Instant;

/// The condition keys that every request has, whatever it asks for.
public final class Circumstances {
    private Circumstances() {}

    /// All of them.
    ///
    /// @param caller who asks
    /// @param origin from where
    /// @param now when
    public static AccessRequest.Keys of(Caller caller, Origin origin, Instant now) {
        return ofConnection(ofCaller(new AccessRequest.Keys(), caller.user(), caller.arn(), now), origin);
    }

    /// Who asks and when.
    public static AccessRequest.Keys ofCaller(AccessRequest.Keys keys, String user, String arn, Instant now) {
        return keys.set("aws:username", user)
                .set("aws:PrincipalArn", arn)
                .set("aws:CurrentTime", now.toString())
                .set("aws:EpochTime", String.valueOf(now.getEpochSecond()));
    }

    /// From where; decisions know nothing of it.
    static AccessRequest.Keys ofConnection(AccessRequest.Keys keys, Origin origin) {
        return keys.set("aws:SourceIp", origin.peer())
                .set("aws:UserAgent", origin.userAgent())
                .set("aws:SecureTransport", String.valueOf(origin.isSecure()));
    }
}
