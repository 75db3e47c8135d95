package dev.furrow.rental.privacy;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.OPERATOR;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What somebody may ask for about themselves, and nobody about anybody else.
@RestController
class PersonalDataController {
    private final PersonalData data;

    PersonalDataController(PersonalData data) {
        this.data = data;
    }

    /// As a file.
    @GetMapping("/api/me/data")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    ResponseEntity<Map<String, List<Map<String, @Nullable Object>>>> export(Actor caller) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                .cacheControl(CacheControl.noStore())
                .body(data.of(caller.account()));
    }

    /// Needs no key: whoever is gone is signed out and cannot go again.
    @DeleteMapping("/api/me")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    void erase(Actor caller) {
        data.erase(caller);
    }
}
