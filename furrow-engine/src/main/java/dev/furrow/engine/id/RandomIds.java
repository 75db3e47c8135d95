package dev.furrow.engine.id;

import java.security.SecureRandom;

/// Run ids of 48 bits of time and 80 bits of chance. Safe for use by many threads.
public final class RandomIds implements IdSource {
    private final SecureRandom random = new SecureRandom();

    @Override
    public RunId newRunId(long now) {
        byte[] chance = new byte[10];
        random.nextBytes(chance);
        long high = (now << 16) | ((chance[0] & 0xFF) << 8) | (chance[1] & 0xFF);
        long low = 0;
        for (int i = 2; i < 10; i++) {
            low = (low << 8) | (chance[i] & 0xFF);
        }
        return new RunId(high, low);
    }
}
