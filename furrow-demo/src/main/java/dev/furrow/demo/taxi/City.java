package dev.furrow.demo.taxi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Where the taxis stand. They do not move and are never taken, so that the same question always has the same answer:
/// the demo is about bookings, and its checks must know what a booking should find.
public final class City {
    private static final int TAXIS = 48;
    private static final int KILOMETRES = 20;
    private static final int NEAR_KILOMETRES = 5;
    private static final int MOST_OFFERS = 3;

    /// Any number will do; this one leaves some places without some types.
    private static final long LAYOUT = 7;

    private static final List<Taxi> FLEET = fleet();

    private record Taxi(String id, TaxiType type, int x, int y) {
        int squaredDistance(Place place) {
            int dx = x - place.x();
            int dy = y - place.y();
            return dx * dx + dy * dy;
        }
    }

    private City() {}

    /// The taxis to which a ride is offered: of the wanted type, near the place, the nearest three.
    public static List<String> near(Place place, TaxiType type) {
        return FLEET.stream()
                .filter(taxi -> taxi.type == type && taxi.squaredDistance(place) <= NEAR_KILOMETRES * NEAR_KILOMETRES)
                .sorted(Comparator.comparingInt((Taxi taxi) -> taxi.squaredDistance(place))
                        .thenComparing(Taxi::id))
                .limit(MOST_OFFERS)
                .map(Taxi::id)
                .toList();
    }

    private static List<Taxi> fleet() {
        Random random = new Random(LAYOUT);
        List<Taxi> fleet = new ArrayList<>();
        for (int i = 1; i <= TAXIS; i++) {
            fleet.add(new Taxi(
                    String.format(Locale.ROOT, "T%02d", i),
                    typeOf(i),
                    random.nextInt(KILOMETRES),
                    random.nextInt(KILOMETRES)));
        }
        return List.copyOf(fleet);
    }

    private static TaxiType typeOf(int number) {
        return switch (number % 8) {
            case 0, 1, 2 -> TaxiType.SEDAN;
            case 3, 4 -> TaxiType.VAN;
            case 5, 6 -> TaxiType.ELECTRIC;
            default -> TaxiType.LIMOUSINE;
        };
    }
}
