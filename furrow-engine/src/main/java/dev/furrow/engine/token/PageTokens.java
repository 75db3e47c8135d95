package dev.furrow.engine.token;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.Operation;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntSupplier;

/// Issues and reads page tokens: where a listing goes on, bound to the operation and to the arguments it began with.
/// Safe for use by many threads.
public final class PageTokens {
    /// Sets page tokens apart from task tokens, which begin with the letter of their kind.
    private static final byte PAGE = 'P';

    private final Seal seal;
    private final IntSupplier lifetimeSeconds;

    /// @param lifetimeSeconds how long a token is good for; may change, also for those that are out
    public PageTokens(Seal seal, IntSupplier lifetimeSeconds) {
        this.seal = seal;
        this.lifetimeSeconds = lifetimeSeconds;
    }

    /// A token for the page after this position.
    ///
    /// @param arguments everything that must not change between pages
    /// @param now milliseconds since 1970
    public String issue(Operation operation, Object arguments, byte[] position, long now) {
        ByteBuffer out = ByteBuffer.allocate(17 + position.length);
        out.put(PAGE).putLong(now).putLong(fingerprint(operation, arguments));
        out.put(position);
        return seal.seal(out.array());
    }

    /// The position that a token names.
    ///
    /// @throws Fault ValidationException if the token is not ours, belongs to another operation or to other
    ///         arguments, or is too old
    public byte[] open(String token, Operation operation, Object arguments, long now) {
        byte[] content = seal.open(token);
        ByteBuffer in = ByteBuffer.wrap(content);
        try {
            if (in.get() != PAGE) {
                throw Fault.invalidToken();
            }
            long issuedAt = in.getLong();
            if (in.getLong() != fingerprint(operation, arguments)) {
                throw Fault.invalidToken();
            }
            if (now - issuedAt > lifetimeSeconds.getAsInt() * 1_000L) {
                throw Fault.validation("Specified token has exceeded its maximum lifetime");
            }
            return Arrays.copyOfRange(content, in.position(), content.length);
        } catch (BufferUnderflowException notAPageToken) {
            throw Fault.invalidToken();
        }
    }

    /// 64-bit FNV-1a over operation and arguments as text; they are records and strings, so their text says all.
    private static long fingerprint(Operation operation, Object arguments) {
        String text = operation.wireName() + arguments;
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
