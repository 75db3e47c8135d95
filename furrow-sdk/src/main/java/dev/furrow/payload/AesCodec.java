package dev.furrow.payload;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Encrypts with AES in Galois counter mode: a random nonce of 12 bytes, then the sealed text.
final class AesCodec implements PayloadCodec {
    private static final String PREFIX = "furrow+aes:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    AesCodec(SecretKey key) {
        this.key = key;
    }

    @Override
    public String encode(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
        return PREFIX + Base64.getEncoder().encodeToString(all);
    }

    @Override
    public String decode(String text) {
        if (!text.startsWith(PREFIX)) {
            return text;
        }
        byte[] all = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
        return new String(run(Cipher.DECRYPT_MODE, nonce, sealed), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    mode == Cipher.DECRYPT_MODE
                            ? "The payload cannot be decrypted: another key, or it is damaged"
                            : "The payload cannot be encrypted with this key",
                    e);
        }
    }
}
