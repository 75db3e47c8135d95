package dev.furrow.rental.simulators;

import dev.furrow.rental.simulators.temper.Temper;
import java.nio.file.Path;

/// How the simulators run. The credentials are nobody's secret: they are what an application is configured with until
/// it has those of a provider.
///
/// @param host the address to listen at
/// @param port for the web protocols and the page; 0 for any that is free, and so for the others
/// @param storagePort for the object store
/// @param mailPort for SMTP
/// @param data where objects and the service account are kept
/// @param seed what chance follows from
/// @param speed how much faster than the clock delays pass
/// @param temper how all providers' day goes, at first
public record SimulatorSettings(
        String host, int port, int storagePort, int mailPort, Path data, long seed, double speed, Temper temper) {
    /// The account at the provider of SMS and voice.
    public static final String ACCOUNT = "furrow1";

    public static final String API_KEY = "simulated-key";
    public static final String API_TOKEN = "simulated-token";

    /// The key at the provider of codes.
    public static final String OTP_KEY = "simulated-otp-key";

    /// The project at the provider of pushes.
    public static final String PROJECT = "furrow-rental";

    /// The credentials for the object store.
    public static final String ACCESS_KEY_ID = "AKIASIMULATED";

    public static final String SECRET_ACCESS_KEY = "simulated-secret";

    public static SimulatorSettings at(Path data) {
        return new SimulatorSettings("127.0.0.1", 7710, 7711, 7712, data, 1, 1, Temper.calm());
    }

    /// On any free ports, for tests.
    public static SimulatorSettings anywhere(Path data) {
        return new SimulatorSettings("127.0.0.1", 0, 0, 0, data, 1, 1, Temper.calm());
    }

    public SimulatorSettings withSeed(long newSeed) {
        return new SimulatorSettings(host, port, storagePort, mailPort, data, newSeed, speed, temper);
    }

    public SimulatorSettings withSpeed(double newSpeed) {
        return new SimulatorSettings(host, port, storagePort, mailPort, data, seed, newSpeed, temper);
    }

    public SimulatorSettings withTemper(Temper newTemper) {
        return new SimulatorSettings(host, port, storagePort, mailPort, data, seed, speed, newTemper);
    }

    public SimulatorSettings withPorts(int web, int storage, int mail) {
        return new SimulatorSettings(host, web, storage, mail, data, seed, speed, temper);
    }
}
