package dev.furrow.api.sigv4;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;

/// A request in the one form that both ends hash, and the text that is signed.
final class CanonicalRequest {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final HexFormat HEX = HexFormat.of();

    private CanonicalRequest() {}

    /// The text to sign.
    ///
    /// @param signed the headers that are signed, in the order of their names
    /// @param names their names, as the signature lists them
    /// @param bodyHash SHA-256 of the body in hexadecimal digits
    /// @param charset in which header values become bytes
    /// @param date when it is signed, in the basic form
    static String textToSign(
            HttpMessage message,
            List<HttpMessage.Header> signed,
            String names,
            String bodyHash,
            Charset charset,
            String date,
            CredentialScope scope) {
        StringBuilder form = new StringBuilder(768)
                .append(message.method())
                .append('\n')
                .append(message.path())
                .append('\n')
                .append(CanonicalQuery.of(message.query()))
                .append('\n');
        for (HttpMessage.Header header : signed) {
            form.append(header.name()).append(':');
            appendTrimmed(form, header.value());
            form.append('\n');
        }
        form.append('\n').append(names).append('\n').append(bodyHash);
        String hash = HEX.formatHex(SigningKey.sha256(form.toString().getBytes(charset)));
        return ALGORITHM + '\n' + date + '\n' + scope + '\n' + hash;
    }

    /// Without white space around, and with one space for each run of it inside.
    private static void appendTrimmed(StringBuilder out, String value) {
        boolean gap = false;
        boolean begun = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                gap = begun;
                continue;
            }
            if (gap) {
                out.append(' ');
                gap = false;
            }
            out.append(c);
            begun = true;
        }
    }
}
