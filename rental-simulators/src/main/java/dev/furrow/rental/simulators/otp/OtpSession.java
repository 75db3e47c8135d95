package dev.furrow.rental.simulators.otp;

import dev.furrow.rental.simulators.phone.PhoneNumber;
import java.time.Instant;

/// One code that was sent. Guarded by itself.
final class OtpSession {
    private final PhoneNumber to;
    private final String code;
    private final Instant expires;
    private int attempts;
    private boolean matched;

    /// What a try comes to.
    enum Verdict {
        MATCHED("OTP Matched"),
        MISMATCH("OTP Mismatch"),
        EXPIRED("OTP Expired"),
        TOO_MANY("OTP Verification Attempts Exceeded"),
        USED("OTP Already Verified");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    OtpSession(PhoneNumber to, String code, Instant expires) {
        this.to = to;
        this.code = code;
        this.expires = expires;
    }

    PhoneNumber to() {
        return to;
    }

    String code() {
        return code;
    }

    /// Tries a code. A code is good once.
    synchronized Verdict attempt(String tried, int most, Instant now) {
        if (matched) {
            return Verdict.USED;
        }
        if (!now.isBefore(expires)) {
            return Verdict.EXPIRED;
        }
        if (attempts >= most) {
            return Verdict.TOO_MANY;
        }
        attempts++;
        if (!tried.equals(code)) {
            return Verdict.MISMATCH;
        }
        matched = true;
        return Verdict.MATCHED;
    }
}
