package dev.furrow.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Furrow;
import dev.furrow.FurrowClient;
import dev.furrow.Worker;
import dev.furrow.WorkerOptions;
import dev.furrow.lint.LintLevel;
import dev.furrow.spring.farm.FarmApplication;
import dev.furrow.spring.farm.Orders;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/// A whole application, on the engine inside the process.
@Timeout(60)
class FurrowAutoConfigurationTest {

    private static ConfigurableApplicationContext run(String... properties) {
        return new SpringApplicationBuilder(FarmApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(List.of(properties).stream().map(each -> "--" + each).toArray(String[]::new));
    }

    @Test
    void workflowsAndActivitiesAreFoundAndRun() {
        try (ConfigurableApplicationContext application =
                run("furrow.local=true", "furrow.domain=farm", "furrow.task-list=orders")) {
            Orders orders = application.getBean(FurrowClient.class).workflow(Orders.class, "o-1");
            assertThat(orders.place("hay")).isEqualTo("hay 1");

            assertThat(application.getBean(FurrowWorkers.class).running()).hasSize(1);
            assertThat(application.getBean("started")).isEqualTo(List.of("o-1"));
            assertThat(application
                            .getBean(MeterRegistry.class)
                            .get("furrow.activity")
                            .tag("activity", "Barn.fetch")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(application.getBean(Furrow.class).options().domain()).isEqualTo("farm");
        }
    }

    @Test
    void healthFollowsTheService() {
        try (ConfigurableApplicationContext application = run("furrow.local=true", "furrow.domain=farm")) {
            HealthIndicator health = application.getBean("furrowHealthIndicator", HealthIndicator.class);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(health.health().getDetails()).containsEntry("domain", "farm");
        }
        try (ConfigurableApplicationContext application =
                run("furrow.endpoint=http://localhost:1", "furrow.worker.enabled=false", "furrow.region=eu-west-1")) {
            HealthIndicator health = application.getBean("furrowHealthIndicator", HealthIndicator.class);
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(application.getBeansOfType(FurrowWorkers.class)).isEmpty();
            assertThat(application.getBean(Furrow.class).options().endpoint())
                    .isEqualTo(URI.create("http://localhost:1"));
        }
    }

    @Test
    void workersStopBeforeTheConnection() {
        Worker worker;
        FurrowWorkers workers;
        try (ConfigurableApplicationContext application = run("furrow.local=true")) {
            workers = application.getBean(FurrowWorkers.class);
            worker = workers.running().getFirst();
            assertThat(workers.isRunning()).isTrue();
        }
        assertThat(workers.isRunning()).isFalse();
        // It has stopped, so there is nothing left to stop.
        assertThat(worker.stop(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void propertiesAndCustomizersDecideHowAWorkerWorks() {
        WorkerOptions[] seen = new WorkerOptions[1];
        FurrowCustomizer customizer = new FurrowCustomizer() {
            @Override
            public WorkerOptions worker(String taskList, WorkerOptions options) {
                seen[0] = options;
                return options.warm(7);
            }
        };
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(FarmApplication.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> context.getBeanFactory().registerSingleton("customizer", customizer))
                .run(
                        "--furrow.local=true",
                        "--furrow.worker.lint=fail",
                        "--furrow.worker.activities-at-once=3",
                        "--furrow.worker.affinity=5s",
                        "--furrow.worker.identity=tractor")) {
            assertThat(application.isActive()).isTrue();
            assertThat(seen[0].lint()).isEqualTo(LintLevel.FAIL);
            assertThat(seen[0].activitiesAtOnce()).isEqualTo(3);
            assertThat(seen[0].affinity()).isEqualTo(Duration.ofSeconds(5));
            assertThat(seen[0].identity()).isEqualTo("tractor");
        }
    }
}
