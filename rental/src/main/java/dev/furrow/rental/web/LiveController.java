package dev.furrow.rental.web;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.OPERATOR;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The stream on which a screen hears that it should look again.
@RestController
class LiveController {
    private final Watch watch;

    LiveController(Watch watch) {
        this.watch = watch;
    }

    @GetMapping(value = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    SseEmitter live(Actor caller) {
        return watch.listen(caller);
    }
}
