package dev.furrow.rental.report;

import dev.furrow.FurrowClient;
import dev.furrow.rental.time.Pace;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the studio together. All reports are read and checked before the application answers.
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    Shelf reportShelf(ReportSettings settings) {
        return Shelf.open(settings.folder().isEmpty() ? null : Path.of(settings.folder()));
    }

    @Bean
    RunLog reportRunLog(DataSource data, Pace clock) {
        return new RunLog(data, clock);
    }

    @Bean
    Studio reportStudio(DataSource data, Shelf shelf, RunLog log, Pace clock) {
        Studio studio = new Studio(data, shelf, log, clock, Studio.Limits.DEFAULT);
        studio.checkAll();
        return studio;
    }

    @Bean
    Schedules reportSchedules(FurrowClient furrow, Shelf shelf, DataSource data) {
        return new Schedules(furrow, shelf, data);
    }

    /// Where workers run, because they register the workflow's type.
    @Bean
    @ConditionalOnProperty(name = "furrow.worker.enabled", havingValue = "true", matchIfMissing = true)
    ApplicationListener<ApplicationReadyEvent> reportSchedulesAtTheStart(ObjectProvider<Schedules> schedules) {
        return _ -> schedules.ifAvailable(Schedules::arrange);
    }
}
