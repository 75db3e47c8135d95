package dev.furrow.rental.time;

import dev.furrow.rental.RentalProperties;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one clock of the application.
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Pace pace(RentalProperties properties) {
        Clock wall = Clock.systemUTC();
        if (properties.speed() == 1) {
            return Pace.of(wall);
        }
        Instant start = properties.startAt().isEmpty() ? wall.instant() : Instant.parse(properties.startAt());
        return Pace.faster(wall, start, properties.speed());
    }
}
