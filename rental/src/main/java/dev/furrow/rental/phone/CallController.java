package dev.furrow.rental.phone;

import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.time.Pace;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Calls, for the desk of an area and for management.
@RestController
class CallController {
    private static final int SHOWN = 200;
    private static final Duration MONTH = Duration.ofDays(30);

    private final CallLog log;
    private final Pace clock;

    CallController(CallLog log, Pace clock) {
        this.log = log;
        this.clock = clock;
    }

    @GetMapping("/api/calls")
    @Allowed({HUB, MANAGEMENT})
    List<CallLog.Entry> calls(Actor caller, @RequestParam(required = false) @Nullable String after) {
        if (caller.role() == Role.HUB) {
            return caller.hubId() == null ? List.of() : log.latest(caller.hubId(), after, SHOWN);
        }
        return log.latest(null, after, SHOWN);
    }

    @GetMapping("/api/calls/summary")
    @Allowed(MANAGEMENT)
    List<CallLog.Day> summary() {
        return log.summary(clock.instant().minus(MONTH));
    }
}
