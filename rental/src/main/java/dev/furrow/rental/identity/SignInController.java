package dev.furrow.rental.identity;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.OPERATOR;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Sessions;
import dev.furrow.rental.refusal.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and out, and the list of one's devices. A browser gets its session in a cookie that no script can read;
/// the token in the answer is for programs.
@RestController
class SignInController {
    private static final int LONGEST_NAME = 120;
    private static final Duration LIFE = Duration.ofDays(90);

    private final SignIns signIns;
    private final Devices devices;
    private final Sessions sessions;

    SignInController(SignIns signIns, Devices devices, Sessions sessions) {
        this.signIns = signIns;
        this.devices = devices;
        this.sessions = sessions;
    }

    record Phone(String phone) {}

    @PostMapping("/api/open/sign-in")
    SignIns.Begun begin(@RequestBody Phone phone, HttpServletRequest request) {
        return signIns.begin(phone.phone(), request.getRemoteAddr());
    }

    @PostMapping("/api/open/sign-in/{id}/sms")
    SignIns.Begun again(@PathVariable String id) {
        return signIns.again(id, OneTimeCodes.Way.SMS);
    }

    @PostMapping("/api/open/sign-in/{id}/voice")
    SignIns.Begun byVoice(@PathVariable String id) {
        return signIns.again(id, OneTimeCodes.Way.VOICE);
    }

    /// @param device what its owner calls it
    /// @param name of somebody new
    /// @param role of somebody new: a farmer, or a supplier, who then applies with documents
    record Code(
            String code,
            String device,
            @Nullable String name,
            @Nullable String language,
            @Nullable Role role) {}

    /// Who is in.
    record Entered(String token, String accountId, String name, Role role, String language) {}

    @PostMapping("/api/open/sign-in/{id}/code")
    ResponseEntity<Entered> verify(@PathVariable String id, @RequestBody Code code, HttpServletRequest request) {
        if (code.device().isBlank() || code.device().length() > LONGEST_NAME) {
            throw RefusedException.invalid("device is a name of at most " + LONGEST_NAME + " characters");
        }
        SignIns.SignedIn in = signIns.verify(
                id,
                code.code(),
                code.device(),
                code.name(),
                code.language() == null ? "en" : code.language(),
                code.role() == SUPPLIER ? SUPPLIER : FARMER);
        Account account = in.account();
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie(in.token(), LIFE, request.isSecure()))
                .body(new Entered(in.token(), account.id(), account.name(), account.role(), account.language()));
    }

    private static String cookie(String token, Duration life, boolean secure) {
        return ResponseCookie.from(Sessions.COOKIE, token)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path("/")
                .maxAge(life)
                .build()
                .toString();
    }

    /// Signs this device out. Needs no key: out twice is out.
    @DeleteMapping("/api/session")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    ResponseEntity<Void> out(HttpServletRequest request) {
        String token = Sessions.tokenOf(request);
        if (token != null) {
            sessions.revoke(token);
        }
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request.isSecure()))
                .build();
    }

    /// A device that is signed in.
    record Device(String id, String device, Instant openedAt, Instant expiresAt, boolean isThis) {}

    @GetMapping("/api/devices")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    List<Device> devices(Actor caller, HttpServletRequest request) {
        return devices.of(caller.account(), Sessions.tokenOf(request));
    }

    /// Needs no key: gone twice is gone once.
    @DeleteMapping("/api/devices/{id}")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    void revoke(Actor caller, @PathVariable String id) {
        if (!devices.revoke(caller.account(), id)) {
            throw RefusedException.notFound("device " + id);
        }
    }

    /// Signs all devices out, this one too.
    @DeleteMapping("/api/devices")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    void revokeAll(Actor caller) {
        sessions.revokeAll(caller.account());
    }
}
