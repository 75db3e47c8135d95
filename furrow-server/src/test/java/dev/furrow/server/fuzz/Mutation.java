package dev.furrow.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/// Changes bytes without any understanding of what they mean.
final class Mutation {
    private Mutation() {}

    static byte[] of(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        for (int times = 1 + random.nextInt(3); times > 0 && bytes.length > 0; times--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes = join(bytes, 0, at, bytes, Math.min(bytes.length, at + 1 + random.nextInt(8)));
                case 3 -> bytes = join(bytes, 0, at, bytes, random.nextInt(at + 1));
                case 4 -> bytes = join(bytes, 0, at, bytes, bytes.length);
                default -> bytes[at] = (byte) "{}[]\",:\\0-e".charAt(random.nextInt(11));
            }
        }
        return bytes;
    }

    /// A piece from the beginning, then one up to the end.
    private static byte[] join(byte[] first, int from, int to, byte[] second, int begin) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first, from, to - from);
        out.write(second, begin, second.length - begin);
        return out.toByteArray();
    }
}
