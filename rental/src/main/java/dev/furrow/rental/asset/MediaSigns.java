package dev.furrow.rental.asset;

import java.nio.charset.StandardCharsets;

/// How files of a type begin. What a browser is told that a file is, it must be.
final class MediaSigns {
    private MediaSigns() {}

    static boolean fits(String mediaType, byte[] bytes) {
        return switch (mediaType) {
            case "image/jpeg" -> begins(bytes, 0, "\u00FF\u00D8\u00FF");
            case "image/png" -> begins(bytes, 0, "\u0089PNG\r\n");
            case "image/webp" -> begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP");
            case "application/pdf" -> begins(bytes, 0, "%PDF-");
            default -> false;
        };
    }

    private static boolean begins(byte[] bytes, int at, String sign) {
        byte[] expected = sign.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
