package dev.furrow.internal.replay;

import dev.furrow.api.ActivityType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What an activity is asked to do, as a short text: the same for the same type and input, in every process.
final class CallHash {
    private static final int BYTES = 10;

    private CallHash() {}

    static String of(ActivityType type, @Nullable String input) {
        String all = type.name() + "\n" + type.version() + "\n" + input;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
