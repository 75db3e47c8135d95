package dev.furrow.rental.time;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one clock of the application.
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Pace pace(ObjectProvider<FasterTime> faster) {
        FasterTime other = faster.getIfAvailable();
        return other == null ? Pace.of(Clock.systemUTC()) : other.pace();
    }
}
