package dev.furrow.rental.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses writes of an account that writes too much, and of an address that does so without an account. Reads are
/// cheap and many: a screen reads again whenever something changes.
///
/// Each process counts for itself, in memory, by the wall's clock; behind several the limit is as many times as high.
final class RateLimits extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MOST_KNOWN = 100_000;

    private final LimitProperties limits;
    private final LongSupplier nanos;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    RateLimits(LimitProperties limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod()) || !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        boolean isKnown = who != null && who.getPrincipal() instanceof Account;
        String key = who != null && who.getPrincipal() instanceof Account known
                ? known.id()
                : "from " + request.getRemoteAddr();
        int perMinute = isKnown ? limits.account() : limits.address();
        if (admits(key, perMinute)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(Math.ceilDiv(60, perMinute)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write(
                        "{\"status\":429,\"title\":\"Too Many Requests\",\"detail\":\"Too much at once. Please wait a little.\"}");
    }

    boolean admits(String key, int perMinute) {
        long now = nanos.getAsLong();
        return buckets.get(key, _ -> new Bucket(perMinute, now)).take(perMinute, now);
    }

    /// What is left of a minute's worth; it fills again as time goes by.
    private static final class Bucket {
        private double left;
        private long at;

        Bucket(int perMinute, long now) {
            this.left = perMinute;
            this.at = now;
        }

        synchronized boolean take(int perMinute, long now) {
            left = Math.min(perMinute, left + (now - at) * (double) perMinute / MINUTE);
            at = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
