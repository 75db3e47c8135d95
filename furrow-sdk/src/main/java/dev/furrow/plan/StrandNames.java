package dev.furrow.plan;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Names of strands made of names of steps, which may hold any text of the user's data.
final class StrandNames {
    private static final int LONGEST = 60;

    private StrandNames() {}

    /// The name itself where a strand may be called so; otherwise a part of it and a hash of all of it.
    static String of(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(name.length(), LONGEST); i++) {
            char c = name.charAt(i);
            text.append(
                    c < ' ' || (c >= 0x7F && c <= 0x9F) || Character.isSurrogate(c) || ":/|@~#".indexOf(c) >= 0
                            ? '_'
                            : c);
        }
        if (text.toString().equals(name)) {
            return name;
        }
        String hash =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return text + "-" + hash;
    }
}
