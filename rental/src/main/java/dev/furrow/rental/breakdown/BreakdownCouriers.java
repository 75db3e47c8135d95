package dev.furrow.rental.breakdown;

import dev.furrow.FurrowClient;
import dev.furrow.OnDuplicate;
import dev.furrow.StartOptions;
import dev.furrow.api.fault.FaultType;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.outbox.Courier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the breakdowns' workflows hear.
@Configuration(proxyBeanMethods = false)
class BreakdownCouriers {

    /// A breakdown begins.
    @Bean
    Courier breakdownOpening(Breakdowns breakdowns, FurrowClient furrow) {
        return new Courier() {
            @Override
            public String topic() {
                return Orders.BROKEN;
            }

            @Override
            public void deliver(String orderAndVersion, String description) {
                String id = orderAndVersion.replace(':', '-');
                String order = orderAndVersion.substring(0, orderAndVersion.indexOf(':'));
                breakdowns.open(id, order, description);
                StartOptions once = StartOptions.defaults().onDuplicate(OnDuplicate.USE_EXISTING);
                BreakdownCare care = furrow.workflow(BreakdownCare.class, BreakdownCare.idOf(id), once);
                furrow.start(() -> care.care(id));
            }
        };
    }

    /// Somebody has chosen.
    @Bean
    Courier breakdownChoice(FurrowClient furrow) {
        return new Courier() {
            @Override
            public String topic() {
                return Breakdowns.CHOSEN;
            }

            @Override
            public void deliver(String id, String choice) {
                BreakdownCare care = furrow.workflow(BreakdownCare.class, BreakdownCare.idOf(id));
                unlessClosed(() -> care.chosen(Choice.valueOf(choice)));
            }
        };
    }

    /// The broken order has moved; perhaps the machine works again.
    @Bean
    Courier breakdownEnding(Breakdowns breakdowns, FurrowClient furrow) {
        return new Courier() {
            @Override
            public String topic() {
                return Orders.MOVED;
            }

            @Override
            public void deliver(String orderId, String state) {
                breakdowns
                        .newest(orderId)
                        .filter(breakdown -> breakdown.closedAt() == null)
                        .map(breakdown -> furrow.workflow(BreakdownCare.class, BreakdownCare.idOf(breakdown.id())))
                        .ifPresent(care -> unlessClosed(care::moved));
            }

            @Override
            public boolean covers(String later, String earlier) {
                return true;
            }
        };
    }

    private static void unlessClosed(Runnable signal) {
        try {
            signal.run();
        } catch (SwfException refused) {
            if (refused.type() != FaultType.UNKNOWN_RESOURCE) {
                throw refused;
            }
        }
    }
}
