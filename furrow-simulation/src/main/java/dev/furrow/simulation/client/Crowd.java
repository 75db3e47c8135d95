package dev.furrow.simulation.client;

import java.util.ArrayList;
import java.util.List;

/// The clients of a simulated world.
public final class Crowd {
    private Crowd() {}

    /// So many clients, of all kinds.
    public static List<Client> of(int size, Vocabulary words) {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            clients.add(
                    switch (i % 12) {
                        case 0, 6 -> new Starter("starter" + i, words);
                        case 1, 3, 5, 7, 9 -> new Decider("decider" + i, words);
                        case 2, 4, 8 -> new Worker("worker" + i, words);
                        case 10 -> new Reader("reader" + i, words);
                        default -> new Operator("operator" + i, words);
                    });
        }
        return clients;
    }
}
