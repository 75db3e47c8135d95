package dev.furrow.server.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the Authorization header of a signed request says of its sender. It is read, for the log; the signature is
/// not verified.
///
/// @param accessKeyId the key that the request says it is signed with
/// @param region the region that it is meant for
record Credential(String accessKeyId, String region) {
    private static final Pattern FORM = Pattern.compile(
            "AWS4-HMAC-SHA256\\s.*?Credential=([^/,\\s]{1,128})/\\d{8}/([^/,\\s]{1,64})/swf/aws4_request.*");

    /// The credential of a header; null if there is none or it cannot be read.
    static @Nullable Credential of(@Nullable String authorization) {
        if (authorization == null || authorization.length() > 4_096) {
            return null;
        }
        Matcher matcher = FORM.matcher(authorization);
        return matcher.matches() ? new Credential(matcher.group(1), matcher.group(2)) : null;
    }
}
