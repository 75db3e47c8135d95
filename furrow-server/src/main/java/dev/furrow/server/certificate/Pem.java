package dev.furrow.server.certificate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Bytes as text between two lines that say what they are.
final class Pem {
    private static final int WIDTH = 64;

    private Pem() {}

    static String of(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(WIDTH, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(bytes)
                + "\n-----END " + what + "-----\n";
    }

    /// The bytes of the first part of that kind.
    ///
    /// @throws IllegalArgumentException if there is none
    static byte[] read(String what, String text) {
        String begin = "-----BEGIN " + what + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + what + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("There is no " + what + " in it");
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }
}
