package dev.furrow.rental.local;

import dev.furrow.rental.simulators.SimulatorSettings;
import dev.furrow.rental.simulators.Simulators;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The simulated providers, and the properties by which the application finds them.
public final class LocalProviders implements AutoCloseable {
    private static final String EXOPHONE = "+918047100000";
    private static final String BUSINESS = "1101000000000000001";

    private final Simulators simulators;

    private LocalProviders(Simulators simulators) {
        this.simulators = simulators;
    }

    /// Starts them.
    public static LocalProviders start(SimulatorSettings settings) throws IOException {
        return new LocalProviders(Simulators.start(settings));
    }

    /// The simulators themselves: the phones, and who holds them.
    public Simulators simulators() {
        return simulators;
    }

    /// Our number, which people call and send replies to.
    public static String exophone() {
        return EXOPHONE;
    }

    /// What the application is started with so that it uses them. Each may be replaced by the real provider's.
    public Map<String, String> properties() {
        String web = simulators.url().toString();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("rental.channels.dashboard", web);
        properties.put("rental.channels.exotel.base", web);
        properties.put("rental.channels.exotel.account-sid", SimulatorSettings.ACCOUNT);
        properties.put("rental.channels.exotel.api-key", SimulatorSettings.API_KEY);
        properties.put("rental.channels.exotel.api-token", SimulatorSettings.API_TOKEN);
        properties.put("rental.channels.exotel.exophone", EXOPHONE);
        properties.put("rental.channels.exotel.dlt-entity-id", BUSINESS);
        properties.put("rental.channels.fcm.base", web);
        properties.put(
                "rental.channels.fcm.service-account",
                simulators.fcm().accountFile().toAbsolutePath().toString());
        properties.put("rental.otp.base", web);
        properties.put("rental.otp.key", SimulatorSettings.OTP_KEY);
        properties.put("rental.assets.endpoint", simulators.storageUrl().toString());
        properties.put("rental.assets.access-key-id", SimulatorSettings.ACCESS_KEY_ID);
        properties.put("rental.assets.secret-access-key", SimulatorSettings.SECRET_ACCESS_KEY);
        properties.put("spring.mail.host", "127.0.0.1");
        properties.put("spring.mail.port", Integer.toString(simulators.mailPort()));
        return properties;
    }

    @Override
    public void close() {
        simulators.close();
    }
}
