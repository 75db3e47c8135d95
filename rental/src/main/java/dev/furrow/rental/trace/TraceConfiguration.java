package dev.furrow.rental.trace;

import dev.furrow.opentelemetry.FurrowTracing;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets what clients and workers do for workflows be traced like everything else in the application. Where the traces
/// go is said by `management.opentelemetry.tracing.export.otlp.endpoint`; without it they go nowhere.
@Configuration(proxyBeanMethods = false)
class TraceConfiguration {

    @Bean
    FurrowTracing furrowTracing(OpenTelemetry telemetry) {
        return new FurrowTracing(telemetry);
    }
}
