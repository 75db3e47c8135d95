package dev.furrow.server.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Seals texts with the master key. Safe for use by many threads.
///
/// The key is in a file of the data directory that only its owner can read, or in the environment; not in the store
/// and not in backups of it, so that those alone give nothing away.
public final class Vault {
    /// The environment variable with the master key.
    public static final String VARIABLE = "FURROW_MASTER_KEY";

    /// The file with the master key, in the data directory.
    public static final String FILE = "master.key";

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Vault(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /// The vault of a data directory. Makes a master key if there is none yet.
    ///
    /// @param fromEnvironment the variable's value; null if it is not set
    /// @throws IdentityException if the key cannot be used
    public static Vault open(Path directory, @Nullable String fromEnvironment) throws IOException {
        if (fromEnvironment != null) {
            return new Vault(parse(fromEnvironment, "the environment variable " + VARIABLE));
        }
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            create(file);
        }
        if (isPosix(file) && !ownersOnly(Files.getPosixFilePermissions(file))) {
            throw new IdentityException("The master key " + file + " can be read by others than its owner; make it"
                    + " private with chmod 600, and think about who may have read it");
        }
        return new Vault(parse(Files.readString(file).strip(), "the file " + file));
    }

    private static boolean ownersOnly(Set<PosixFilePermission> permissions) {
        return Set.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE)
                .containsAll(permissions);
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void create(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        FileAttribute<?>[] mode = isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC), mode)) {
            channel.write(StandardCharsets.US_ASCII.encode(HexFormat.of().formatHex(key) + "\n"));
        } catch (FileAlreadyExistsException another) {
            // Somebody else was faster; theirs is read.
        }
    }

    private static byte[] parse(String text, String place) {
        try {
            byte[] key = HexFormat.of().parseHex(text);
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException none) {
            // Said below, without the text.
        }
        throw new IdentityException("The master key in " + place + " must be " + KEY_BYTES * 2 + " hexadecimal digits");
    }

    /// Seals a text.
    ///
    /// @param owner what the text belongs to; it opens for no other
    public String seal(String text, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, owner);
            byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + CIPHER, e);
        }
    }

    /// Opens what was sealed for an owner; null if it was not sealed here for that owner.
    public @Nullable String unseal(String sealed, String owner) {
        try {
            byte[] all = Base64.getDecoder().decode(sealed);
            if (all.length < NONCE_BYTES) {
                return null;
            }
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE_BYTES), owner);
            return new String(cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return null;
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
