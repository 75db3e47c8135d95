package dev.furrow.rental.simulators.temper;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Chance that can be repeated: the same seed and the same question have the same answer, in whatever order questions
/// are asked and by however many threads.
public final class Chance {
    private final long seed;
    /// Nobody gives out an identifier twice, also not after a new start with the same seed.
    private final UUID life = UUID.randomUUID();

    public Chance(long seed) {
        this.seed = seed;
    }

    /// A source of numbers for one question, named by its parts: what, whose, the how-manieth.
    public SplittableRandom of(Object... question) {
        return new SplittableRandom(hash(question));
    }

    /// Whether what happens with a probability happens this time.
    public boolean happens(double probability, Object... question) {
        return probability > 0 && of(question).nextDouble() < probability;
    }

    /// An identifier of 32 hexadecimal digits, as providers give them: the same for the same question, and another
    /// one for each life of the simulators.
    public String id(Object... question) {
        SplittableRandom random = of(life, List.of(question));
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }

    private long hash(Object... question) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Long.toString(seed).getBytes(StandardCharsets.UTF_8));
            for (Object part : question) {
                digest.update((byte) 0);
                digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
            }
            byte[] bytes = digest.digest();
            long hash = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                hash = (hash << 8) | (bytes[i] & 0xFF);
            }
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
