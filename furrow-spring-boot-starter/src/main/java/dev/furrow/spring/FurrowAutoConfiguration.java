package dev.furrow.spring;

import dev.furrow.Furrow;
import dev.furrow.FurrowClient;
import dev.furrow.FurrowOptions;
import dev.furrow.micrometer.FurrowMetrics;
import dev.furrow.spi.Credentials;
import dev.furrow.spi.Interceptor;
import dev.furrow.spi.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/// Connects to a workflow service, offers a [FurrowClient], and serves the classes with [FurrowWorkflow] and the
/// beans with [FurrowActivities].
///
/// Beans of type [Interceptor], one of type [Telemetry] and any of type [FurrowCustomizer] are taken up; where
/// Micrometer and `furrow-sdk-micrometer` are there, so are metrics, and where Spring Boot's health is, so is a
/// health indicator called `furrow`. An application that has a [Furrow] of its own keeps it.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration"
        })
@EnableConfigurationProperties(FurrowProperties.class)
public class FurrowAutoConfiguration {

    /// For Spring.
    public FurrowAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Furrow furrow(
            FurrowProperties properties,
            ObjectProvider<FurrowCustomizer> customizers,
            ObjectProvider<Interceptor> interceptors,
            ObjectProvider<Telemetry> telemetry) {
        FurrowOptions options = FurrowOptions.domain(properties.domain());
        URI endpoint = properties.endpoint();
        String region = properties.region();
        options = endpoint == null ? options : options.endpoint(endpoint);
        options = region == null ? options : options.region(region);
        String id = properties.accessKeyId();
        String secret = properties.secretAccessKey();
        if (id != null && secret != null) {
            options = options.credentials(new Credentials(id, secret));
        }
        options = options.interceptors(interceptors.orderedStream().toArray(Interceptor[]::new))
                .telemetry(telemetry.getIfAvailable(() -> Telemetry.NONE));
        for (FurrowCustomizer customizer : customizers.orderedStream().toList()) {
            options = customizer.connection(options);
        }
        if (properties.local()) {
            return Furrow.local(options);
        }
        Furrow furrow = Furrow.connect(options);
        if (properties.registerDomain()) {
            furrow.registerDomain();
        }
        return furrow;
    }

    @Bean
    @ConditionalOnMissingBean
    FurrowClient furrowClient(Furrow furrow) {
        return furrow.client();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "furrow.worker.enabled", matchIfMissing = true)
    FurrowWorkers furrowWorkers(
            Furrow furrow,
            FurrowProperties properties,
            ObjectProvider<FurrowCustomizer> customizers,
            ListableBeanFactory beans) {
        return new FurrowWorkers(
                furrow,
                properties,
                customizers.orderedStream().toList(),
                workflows(beans),
                beans.getBeansWithAnnotation(FurrowActivities.class).values());
    }

    /// The classes with the annotation, in the packages that the application scans.
    private static Set<Class<?>> workflows(BeanFactory beans) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(FurrowWorkflow.class));
        Set<Class<?>> found = new LinkedHashSet<>();
        List<String> packages = AutoConfigurationPackages.has(beans) ? AutoConfigurationPackages.get(beans) : List.of();
        for (String name : packages) {
            for (BeanDefinition candidate : scanner.findCandidateComponents(name)) {
                found.add(ClassUtils.resolveClassName(
                        String.valueOf(candidate.getBeanClassName()), ClassUtils.getDefaultClassLoader()));
            }
        }
        return found;
    }

    /// Where Spring Boot's health is.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class HealthConfiguration {
        @Bean("furrowHealthIndicator")
        @ConditionalOnMissingBean(name = "furrowHealthIndicator")
        HealthIndicator furrowHealth(Furrow furrow) {
            return new FurrowHealth(furrow);
        }
    }

    /// Where Micrometer is.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({MeterRegistry.class, FurrowMetrics.class})
    static class MetricsConfiguration {
        @Bean
        @ConditionalOnMissingBean(Telemetry.class)
        Telemetry furrowTelemetry(ObjectProvider<MeterRegistry> registries) {
            MeterRegistry registry = registries.getIfAvailable();
            return registry == null ? Telemetry.NONE : new FurrowMetrics(registry);
        }
    }
}
