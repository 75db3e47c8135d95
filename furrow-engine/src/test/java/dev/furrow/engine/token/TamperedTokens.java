package dev.furrow.engine.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// What somebody might make of a genuine token.
final class TamperedTokens {
    private TamperedTokens() {}

    /// The token with each bit turned over, cut off after each byte, spelled otherwise, and with something
    /// before and behind it.
    static List<String> of(String token) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        List<byte[]> tampered = new ArrayList<>();
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] turned = bytes.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            tampered.add(turned);
        }
        for (int length = 0; length < bytes.length; length++) {
            tampered.add(Arrays.copyOf(bytes, length));
            tampered.add(Arrays.copyOfRange(bytes, bytes.length - length, bytes.length));
        }
        tampered.add(Arrays.copyOf(bytes, bytes.length + 1));
        List<String> tokens = new ArrayList<>();
        for (byte[] content : tampered) {
            tokens.add(Base64.getUrlEncoder().withoutPadding().encodeToString(content));
        }
        char[] alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray();
        for (char last : alphabet) {
            String other = token.substring(0, token.length() - 1) + last;
            if (!other.equals(token)) {
                tokens.add(other);
            }
        }
        tokens.addAll(List.of(" " + token, token + " ", token + "=", token + token, "", "x", "日本", token + "+/"));
        return tokens;
    }
}
