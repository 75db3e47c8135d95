package dev.furrow.api.sigv4;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import org.jspecify.annotations.Nullable;

/// The Authorization header, taken apart. Everything that is not exactly as it should be is refused here.
///
/// @param accessKeyId the key that is said to have signed
/// @param scope what the signature is said to hold for
/// @param names the names of the signed headers, as they stand
/// @param signature 64 hexadecimal digits
/// @param head the header before the signature, if that is the last of it; else empty
record Authorization(String accessKeyId, CredentialScope scope, String names, String signature, String head) {
    static final int LONGEST = 4_096;
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_REGION = 64;
    private static final int SIGNATURE_DIGITS = 64;

    /// @throws Fault MissingAuthenticationToken or IncompleteSignature
    static Authorization parse(@Nullable String header) {
        if (header == null || header.isBlank() || header.startsWith("AWS3")) {
            throw new Fault(FaultType.MISSING_AUTHENTICATION_TOKEN, "The request is not signed");
        }
        if (header.length() > LONGEST) {
            throw incomplete("The Authorization header is too long");
        }
        int space = header.indexOf(' ');
        if (space != CanonicalRequest.ALGORITHM.length() || !header.startsWith(CanonicalRequest.ALGORITHM)) {
            throw incomplete("The Authorization header must begin with " + CanonicalRequest.ALGORITHM);
        }
        String credential = null;
        String names = null;
        String signature = null;
        int begin = space + 1;
        while (begin <= header.length()) {
            int comma = header.indexOf(',', begin);
            int end = comma < 0 ? header.length() : comma;
            String parameter = header.substring(begin, end).strip();
            begin = end + 1;
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = parameter.substring(equals + 1);
            switch (name) {
                case "Credential" -> credential = once(name, credential, value);
                case "SignedHeaders" -> names = once(name, names, value);
                case "Signature" -> signature = once(name, signature, value);
                default -> throw incomplete("The Authorization header has a part that is not known");
            }
        }
        if (credential == null || names == null || signature == null) {
            throw incomplete("The Authorization header needs Credential, SignedHeaders and Signature");
        }
        if (signature.length() != SIGNATURE_DIGITS || !Letters.consistsOf(signature, Letters.HEX)) {
            throw incomplete("Signature must be " + SIGNATURE_DIGITS + " hexadecimal digits in lower case");
        }
        String head = header.endsWith(signature) ? header.substring(0, header.length() - SIGNATURE_DIGITS) : "";
        return of(credential.split("/", -1), names, signature, head);
    }

    /// This one with the signature of a header that differs from it in nothing else, as those of one client do all
    /// day; null if it does.
    @Nullable Authorization again(@Nullable String header) {
        if (header == null
                || head.isEmpty()
                || header.length() != head.length() + SIGNATURE_DIGITS
                || !header.startsWith(head)
                || !Letters.consistsOf(header, head.length(), header.length(), Letters.HEX)) {
            return null;
        }
        return new Authorization(accessKeyId, scope, names, header.substring(head.length()), head);
    }

    private static Authorization of(String[] credential, String names, String signature, String head) {
        if (credential.length != 5
                || !isWord(credential[0], LONGEST_ID)
                || credential[1].length() != 8
                || !Letters.consistsOf(credential[1], Letters.DIGIT)
                || !isWord(credential[2], LONGEST_REGION)
                || !isWord(credential[3], LONGEST_REGION)
                || !credential[4].equals(CredentialScope.TERMINATOR)) {
            throw incomplete("Credential must be KEY/DATE/REGION/SERVICE/" + CredentialScope.TERMINATOR);
        }
        return new Authorization(
                credential[0],
                new CredentialScope(credential[1], credential[2], credential[3]),
                names,
                signature,
                head);
    }

    /// @throws Fault IncompleteSignature if the names of the signed headers are not in lower case, in order, each
    ///         once
    void requireNames() {
        if (!HeaderNames.areInOrder(names)) {
            throw incomplete("SignedHeaders must be names in lower case and in order, each once");
        }
    }

    /// Whether a header is signed.
    ///
    /// @param name in any case
    boolean signs(String name) {
        return HeaderNames.contain(names, name);
    }

    private static boolean isWord(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && Letters.consistsOf(text, Letters.WORD);
    }

    private static String once(String name, @Nullable String before, String value) {
        if (before != null) {
            throw incomplete("The Authorization header has " + name + " twice");
        }
        return value;
    }

    static Fault incomplete(String why) {
        return new Fault(FaultType.INCOMPLETE_SIGNATURE, why);
    }
}
