package dev.furrow.engine.token;

import dev.furrow.api.fault.Fault;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.id.RunId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// What a task token says: which task of which run.
///
/// @param kind decision or activity; a token of one kind is no token of the other
/// @param domainNumber the domain, see `DomainRecord`
/// @param workflowId the execution
/// @param runId its run
/// @param scheduledEventId the event that scheduled the task
/// @param startedEventId the event that started it
public record TaskToken(
        TaskKind kind, int domainNumber, String workflowId, RunId runId, long scheduledEventId, long startedEventId) {
    private static final byte UTF_8 = 8;
    private static final byte UTF_16 = 16;

    /// The token as the client gets it. An id of 256 characters still fits the 1,024 that a token may have, because
    /// it is written in whichever encoding is shorter.
    public String seal(Seal seal) {
        byte[] id = workflowId.getBytes(StandardCharsets.UTF_8);
        byte encoding = UTF_8;
        if (id.length > 2 * workflowId.length()) {
            id = workflowId.getBytes(StandardCharsets.UTF_16BE);
            encoding = UTF_16;
        }
        ByteBuffer out = ByteBuffer.allocate(38 + id.length);
        out.put(letter(kind)).putInt(domainNumber);
        out.putLong(runId.high()).putLong(runId.low());
        out.putLong(scheduledEventId).putLong(startedEventId);
        out.put(encoding).put(id);
        return seal.seal(out.array());
    }

    /// The meaning of a token.
    ///
    /// @throws Fault ValidationException `Invalid token` for anything that is not a token of this
    ///         kind from this server
    public static TaskToken open(String token, TaskKind kind, Seal seal) {
        ByteBuffer in = ByteBuffer.wrap(seal.open(token));
        try {
            if (in.get() != letter(kind)) {
                throw Fault.invalidToken();
            }
            int domainNumber = in.getInt();
            RunId runId = new RunId(in.getLong(), in.getLong());
            long scheduledEventId = in.getLong();
            long startedEventId = in.getLong();
            Charset encoding = in.get() == UTF_8 ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16BE;
            byte[] id = new byte[in.remaining()];
            in.get(id);
            return new TaskToken(kind, domainNumber, new String(id, encoding), runId, scheduledEventId, startedEventId);
        } catch (BufferUnderflowException notATaskToken) {
            throw Fault.invalidToken();
        }
    }

    private static byte letter(TaskKind kind) {
        return switch (kind) {
            case DECISION -> 'D';
            case ACTIVITY -> 'A';
        };
    }
}
