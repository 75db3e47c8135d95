package dev.furrow.rental.notice;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.OPERATOR;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The bell of every screen.
@RestController
class NoticeController {
    private static final int SHOWN = 100;

    private final InAppNotices notices;

    NoticeController(InAppNotices notices) {
        this.notices = notices;
    }

    @GetMapping("/api/notices")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    List<InAppNotices.Kept> notices(Actor caller, @RequestParam(required = false) @Nullable String after) {
        return notices.latest(caller.account(), after, SHOWN);
    }

    /// Needs no key: marking twice is marking once.
    @PutMapping("/api/notices/{id}/read")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    void read(Actor caller, @PathVariable String id) {
        notices.read(caller.account(), id);
    }
}
