package dev.furrow.rental.asset;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.OPERATOR;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.request.Idempotency;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Uploads, and links to what was uploaded.
@RestController
class AssetController {
    private final Assets assets;
    private final AssetProperties limits;

    AssetController(Assets assets, AssetProperties limits) {
        this.assets = assets;
        this.limits = limits;
    }

    /// The body is the file.
    @PostMapping("/api/assets")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    Assets.Asset put(
            Actor caller,
            @RequestHeader(Idempotency.HEADER) String requestKey,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String mediaType,
            @RequestParam(defaultValue = "false") boolean open,
            HttpServletRequest request)
            throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(limits.largest() + 1);
        return assets.put(caller, requestKey, mediaType, bytes, open);
    }

    /// Leads to the store, which sends the file.
    @GetMapping("/api/assets")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    ResponseEntity<Void> read(Actor caller, @RequestParam String key) {
        URI link = assets.link(caller, key);
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(link)
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /// Needs no key: gone twice is gone once.
    @DeleteMapping("/api/assets")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    void delete(Actor caller, @RequestParam String key) {
        assets.delete(caller, key);
    }
}
