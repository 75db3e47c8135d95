package dev.furrow.rental.access;

import dev.furrow.rental.RentalProperties;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Makes the account that opens the hubs of a new marketplace: `rental.first-manager` is its phone.
@Component
class FirstManager {
    private final Accounts accounts;
    private final String phone;

    FirstManager(Accounts accounts, RentalProperties properties) {
        this.accounts = accounts;
        this.phone = properties.firstManager();
    }

    @EventListener(ApplicationReadyEvent.class)
    void register() {
        if (!phone.isEmpty()) {
            accounts.register(phone, "Management", Role.MANAGEMENT, null, "en");
        }
    }
}
