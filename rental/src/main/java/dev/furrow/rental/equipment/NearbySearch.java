package dev.furrow.rental.equipment;

import dev.furrow.rental.place.Place;
import dev.furrow.rental.pricing.Terms;
import dev.furrow.rental.time.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a farmer finds: machines nearby, how far they are, when they are free and what they cost.
@Component
public class NearbySearch {
    private static final int MOST = 50;

    private final Catalogue catalogue;
    private final Calendar calendar;
    private final Pace clock;

    /// @param clock of the business
    public NearbySearch(Catalogue catalogue, Calendar calendar, Pace clock) {
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.clock = clock;
    }

    /// The nearest machines of a kind.
    ///
    /// @param from when the work shall begin; null for now
    /// @param minutes how long it takes
    public List<Found> near(EquipmentKind kind, Place field, int within, @Nullable Instant from, int minutes) {
        Instant start = from == null ? clock.instant() : from;
        Duration length = Duration.ofMinutes(Math.max(1, minutes));
        List<Equipment> machines =
                catalogue.near(kind, field, within).stream().limit(MOST).toList();
        Map<String, Instant> free = calendar.nextFree(machines, start, length);
        Map<String, Offered> offered = catalogue.offered(machines);
        return machines.stream()
                .map(machine -> new Found(
                        machine,
                        machine.home().metresTo(field),
                        free.get(machine.id()),
                        Objects.requireNonNull(offered.get(machine.id())).prices()))
                .toList();
    }

    /// A machine that was found.
    ///
    /// @param metres to the field
    /// @param nextFree when it could come; null if not within two weeks
    public record Found(
            Equipment machine, int metres, @Nullable Instant nextFree, List<Terms> prices) {}
}
