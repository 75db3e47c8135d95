package dev.furrow.rental.notification;

import dev.furrow.rental.outbox.Courier;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes apps listen to push topics, and to others no more.
@Configuration(proxyBeanMethods = false)
class TopicCouriers {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCouriers.class);

    @Bean
    Courier hearingApp(PushSender pushes) {
        return new Listening(PushDevices.HEARING, true, pushes);
    }

    @Bean
    Courier deafApp(PushSender pushes) {
        return new Listening(PushDevices.DEAF, false, pushes);
    }

    private record Listening(String topic, boolean isOn, PushSender pushes) implements Courier {
        @Override
        public void deliver(String app, String tokenAndTopics) {
            int space = tokenAndTopics.indexOf(' ');
            if (!pushes.isConfigured()) {
                return;
            }
            try {
                List<String> topics =
                        List.of(tokenAndTopics.substring(space + 1).split(","));
                pushes.listen(tokenAndTopics.substring(0, space), topics, isOn);
            } catch (ProviderException refused) {
                if (refused.isPassing()) {
                    throw refused;
                }
                LOG.info("An app could not change what it listens to: {}", refused.code());
            }
        }
    }
}
