package dev.furrow.server.certificate;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A private certificate authority: signs certificates of servers and of callers. RSA with 2048 bits and SHA-256,
/// which every client that is still alive can verify.
public final class Authority {
    private static final String RSA_WITH_SHA_256 = "1.2.840.113549.1.1.11";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
    /// Bits of the key usage, the first one leftmost.
    private static final int SIGNS_CERTIFICATES_AND_LISTS = 0x06;
    private static final int SIGNS_AND_ENCIPHERS = 0xA0;
    /// Clocks differ.
    private static final Duration BEFORE = Duration.ofHours(1);

    private final String name;
    private final String certificate;
    private final PrivateKey key;
    private final byte[] keyId;

    private Authority(String name, String certificate, PrivateKey key, byte[] keyId) {
        this.name = name;
        this.certificate = certificate;
        this.key = key;
        this.keyId = keyId;
    }

    /// Makes an authority; the files of what it is are returned.
    public static Issued create(String name, Instant now, Duration length) {
        KeyPair pair = newKeys();
        byte[] id = keyId(pair.getPublic());
        List<byte[]> extensions = List.of(
                extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.bool(true))),
                extension(KEY_USAGE, true, Der.bits(1, new byte[] {SIGNS_CERTIFICATES_AND_LISTS})),
                extension(SUBJECT_KEY, false, Der.octets(id)));
        byte[] der = sign(pair.getPrivate(), name, name, pair.getPublic(), now, length, extensions);
        return new Issued(
                Pem.of("CERTIFICATE", der),
                Pem.of("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    /// The authority of those files.
    ///
    /// @throws IllegalArgumentException if they are not such
    public static Authority of(Issued files) {
        try {
            X509Certificate own = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(files.certificate().getBytes(StandardCharsets.US_ASCII)));
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Pem.read("PRIVATE KEY", files.key())));
            String name = own.getSubjectX500Principal().getName();
            if (!name.startsWith("CN=") || name.indexOf(',') >= 0 || own.getBasicConstraints() < 0) {
                throw new IllegalArgumentException("The certificate is not that of an authority made here");
            }
            return new Authority(name.substring(3), files.certificate(), key, keyId(own.getPublicKey()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The authority cannot be read: " + e.getMessage(), e);
        }
    }

    /// A certificate for a server.
    ///
    /// @param hosts the names and addresses by which clients call it
    public Issued server(List<String> hosts, Instant now, Duration length) {
        List<byte[]> names = new ArrayList<>();
        for (String host : hosts) {
            names.add(alternativeName(host));
        }
        return issue(hosts.getFirst(), SERVER, names, now, length);
    }

    /// A certificate for a caller.
    public Issued client(String user, Instant now, Duration length) {
        return issue(user, CLIENT, List.of(), now, length);
    }

    private Issued issue(String subject, String use, List<byte[]> names, Instant now, Duration length) {
        KeyPair pair = newKeys();
        List<byte[]> extensions = new ArrayList<>(List.of(
                extension(BASIC_CONSTRAINTS, true, Der.sequence()),
                extension(KEY_USAGE, true, Der.bits(5, new byte[] {(byte) SIGNS_AND_ENCIPHERS})),
                extension(EXTENDED_KEY_USAGE, false, Der.sequence(Der.id(use))),
                extension(SUBJECT_KEY, false, Der.octets(keyId(pair.getPublic()))),
                extension(AUTHORITY_KEY, false, Der.sequence(Der.implicit(0, keyId)))));
        if (!names.isEmpty()) {
            extensions.add(extension(ALTERNATIVE_NAMES, false, Der.sequence(names.toArray(byte[][]::new))));
        }
        byte[] der = sign(key, name, subject, pair.getPublic(), now, length, extensions);
        return new Issued(
                Pem.of("CERTIFICATE", der) + certificate,
                Pem.of("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private static byte[] alternativeName(String host) {
        boolean isAddress = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        try {
            return isAddress
                    ? Der.implicit(7, InetAddress.getByName(host).getAddress())
                    : Der.implicit(2, host.getBytes(StandardCharsets.US_ASCII));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + host + "\" is neither a name nor an address", e);
        }
    }

    private static byte[] sign(
            PrivateKey with,
            String issuer,
            String subject,
            PublicKey key,
            Instant now,
            Duration length,
            List<byte[]> extensions) {
        byte[] algorithm = Der.sequence(Der.id(RSA_WITH_SHA_256), Der.nothing());
        byte[] content = Der.sequence(
                Der.explicit(0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(127, new SecureRandom()).setBit(126)),
                algorithm,
                name(issuer),
                Der.sequence(Der.time(now.minus(BEFORE)), Der.time(now.plus(length))),
                name(subject),
                key.getEncoded(),
                Der.explicit(3, Der.sequence(extensions.toArray(byte[][]::new))));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(with);
            signature.update(content);
            return Der.sequence(content, algorithm, Der.bits(0, signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA256withRSA", e);
        }
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.id(COMMON_NAME), Der.text(commonName))));
    }

    private static byte[] extension(String id, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.id(id), Der.bool(true), Der.octets(value))
                : Der.sequence(Der.id(id), Der.octets(value));
    }

    private static byte[] keyId(PublicKey key) {
        try {
            // Any number that tells keys apart; clients only compare it.
            return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has RSA", e);
        }
    }
}
