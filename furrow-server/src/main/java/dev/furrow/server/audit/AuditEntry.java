package dev.furrow.server.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the audit log. Payloads and secrets have no place in it.
///
/// @param time when it ended
/// @param requestId the id that the caller has seen, too
/// @param principal who it was
/// @param accessKeyId with which key; null if none
/// @param address from where
/// @param action what it was
/// @param resource to what; null if that was not known
/// @param outcome `ok`, or the name of the refusal
/// @param reason the statement that has denied; null if none did
public record AuditEntry(
        Instant time,
        String requestId,
        String principal,
        @Nullable String accessKeyId,
        String address,
        String action,
        @Nullable String resource,
        String outcome,
        @Nullable String reason) {}
