package dev.furrow.rental.simulators.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The application's account at the push provider: a file with a private key, as one downloads it from a console. The
/// file is made at the first start and kept, so that an application may go on with the one that it has.
///
/// @param projectId the project that it may send for
/// @param email its name
/// @param keyId the key's name
/// @param publicKey verifies what it signs
record ServiceAccount(String projectId, String email, String keyId, PublicKey publicKey) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int KEY_BITS = 2048;

    /// Opens the account's file, or makes it.
    ///
    /// @param tokenUri where access tokens are given
    static ServiceAccount open(Path file, String projectId, String tokenUri) throws IOException {
        try {
            if (!Files.exists(file)) {
                write(file, projectId, tokenUri, newKey());
            }
            ServiceAccount account = read(file);
            // The port may be another one today.
            write(file, account.projectId(), tokenUri, keyIn(file));
            return account;
        } catch (GeneralSecurityException | JacksonException unreadable) {
            throw new IOException(
                    "The service account in " + file + " cannot be read; delete it to get a new one", unreadable);
        }
    }

    private static ServiceAccount read(Path file) throws IOException, GeneralSecurityException {
        JsonNode json = JSON.readTree(Files.readString(file));
        RSAPrivateCrtKey key = keyIn(file);
        PublicKey publicKey = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return new ServiceAccount(
                json.path("project_id").stringValue(),
                json.path("client_email").stringValue(),
                json.path("private_key_id").stringValue(),
                publicKey);
    }

    private static RSAPrivateCrtKey keyIn(Path file) throws IOException, GeneralSecurityException {
        String pem = JSON.readTree(Files.readString(file)).path("private_key").stringValue();
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    }

    private static RSAPrivateCrtKey newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    }

    private static void write(Path file, String projectId, String tokenUri, RSAPrivateCrtKey key) throws IOException {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Map<String, String> json = new LinkedHashMap<>();
        json.put("type", "service_account");
        json.put("project_id", projectId);
        json.put("private_key_id", "simulated-key");
        json.put("private_key", pem);
        json.put("client_email", "rental@" + projectId + ".iam.gserviceaccount.com");
        json.put("token_uri", tokenUri);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }
}
