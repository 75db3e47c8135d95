package dev.furrow.bench.load;

import dev.furrow.api.sigv4.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs the requests of a load, the same headers as the AWS SDK for Java does. Everything that does not change from
/// request to request is prepared, so that a load is not a measurement of its own signing. Belongs to one thread.
final class RequestSigner {
    private static final String HMAC = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NAMES =
            "amz-sdk-invocation-id;amz-sdk-request;content-type;host;x-amz-date;x-amz-target";

    private final Credentials credentials;
    private final String before;
    private final MessageDigest sha256;
    private final Mac mac;
    private long second = -1;
    private String date = "";
    private String day = "";
    private String scope = "";

    /// @param host the value of the Host header
    RequestSigner(Credentials credentials, String host, String invocation, String attempt, String contentType) {
        this.credentials = credentials;
        before = "POST\n/\n\namz-sdk-invocation-id:" + invocation + "\namz-sdk-request:" + attempt + "\ncontent-type:"
                + contentType + "\nhost:" + host + "\nx-amz-date:";
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
            mac = Mac.getInstance(HMAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// The headers to add, each with a line end.
    ///
    /// @param now seconds since 1970
    String headers(String target, byte[] body, long now) {
        if (now != second) {
            tick(now);
        }
        String form = before + date + "\nx-amz-target:" + target + "\n\n" + NAMES + '\n' + hash(body);
        String text =
                "AWS4-HMAC-SHA256\n" + date + '\n' + scope + '\n' + hash(form.getBytes(StandardCharsets.US_ASCII));
        return "X-Amz-Date: " + date + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=" + credentials.accessKeyId()
                + '/' + scope + ", SignedHeaders=" + NAMES + ", Signature="
                + HEX.formatHex(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII))) + "\r\n";
    }

    private String hash(byte[] bytes) {
        return HEX.formatHex(sha256.digest(bytes));
    }

    private void tick(long now) {
        second = now;
        date = FORM.format(Instant.ofEpochSecond(now));
        String today = date.substring(0, 8);
        if (!today.equals(day)) {
            day = today;
            scope = day + "/us-east-1/swf/aws4_request";
            byte[] key = ("AWS4" + credentials.secretKey()).getBytes(StandardCharsets.UTF_8);
            for (String part : scope.split("/")) {
                use(key);
                key = mac.doFinal(part.getBytes(StandardCharsets.US_ASCII));
            }
            use(key);
        }
    }

    private void use(byte[] key) {
        try {
            mac.init(new SecretKeySpec(key, HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every key fits", e);
        }
    }
}
