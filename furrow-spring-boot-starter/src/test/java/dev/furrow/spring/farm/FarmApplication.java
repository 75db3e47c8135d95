package dev.furrow.spring.farm;

import dev.furrow.spi.Intercepted;
import dev.furrow.spi.Interceptor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class FarmApplication {
    @Bean
    AtomicInteger fetched() {
        return new AtomicInteger();
    }

    @Bean
    MeterRegistry registry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    List<String> started() {
        return new CopyOnWriteArrayList<>();
    }

    @Bean
    Interceptor noting(List<String> started) {
        return (what, next) -> {
            if (what instanceof Intercepted.StartWorkflow start) {
                started.add(start.workflowId());
            }
            return next.proceed();
        };
    }
}
