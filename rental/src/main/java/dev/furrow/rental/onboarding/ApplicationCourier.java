package dev.furrow.rental.onboarding;

import dev.furrow.FurrowClient;
import dev.furrow.rental.outbox.Courier;
import org.springframework.stereotype.Component;

/// Tells the onboarding of a supplier that something has changed, and starts it if there is none.
@Component
class ApplicationCourier implements Courier {
    private final FurrowClient furrow;

    ApplicationCourier(FurrowClient furrow) {
        this.furrow = furrow;
    }

    @Override
    public String topic() {
        return Applications.CHANGED;
    }

    @Override
    public void deliver(String supplierId, String body) {
        Onboarding onboarding = furrow.workflow(Onboarding.class, Onboarding.idOf(supplierId));
        // Whether it was started tells nothing to anybody.
        boolean _ = furrow.signalOrStart(() -> onboarding.welcome(supplierId), onboarding::changed);
    }
}
