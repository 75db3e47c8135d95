package dev.furrow.spring;

import dev.furrow.OnBug;
import dev.furrow.Registration;
import dev.furrow.lint.LintLevel;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What `application.properties` says.
///
/// @param domain where workflows live
/// @param endpoint scheme, host and port; without it Amazon SWF in the region
/// @param region for which requests are signed; without it `AWS_REGION`
/// @param accessKeyId with the secret, in place of the environment's credentials
/// @param secretAccessKey the secret
/// @param registerDomain whether the domain is registered at the start if there is none
/// @param local whether to run on a service inside the process, which `furrow-testkit` brings
/// @param taskList which list workers poll that name none
/// @param worker how workers work
@ConfigurationProperties("furrow")
public record FurrowProperties(
        @DefaultValue("default") String domain,
        @Nullable URI endpoint,
        @Nullable String region,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @DefaultValue("false") boolean registerDomain,
        @DefaultValue("false") boolean local,
        @DefaultValue("default") String taskList,
        @DefaultValue Worker worker) {

    /// How workers work; see [dev.furrow.WorkerOptions].
    ///
    /// @param enabled whether there are any
    /// @param identity who they are, in histories
    /// @param decisionPollers how many polls for decisions wait at once
    /// @param activityPollers how many polls for activities wait at once
    /// @param decisionsAtOnce how many decisions are made at once
    /// @param activitiesAtOnce how many activities run at once
    /// @param activitiesPerSecond how many activities begin in a second; 0 for no bound
    /// @param warm how many executions stay in memory
    /// @param affinity how long a decision waits for the worker that has the execution in memory
    /// @param registration what happens to types that the service does not have, or has in another way
    /// @param lint what happens when workflow code calls what it must not
    /// @param onBug what becomes of an execution whose code throws what it does not declare
    /// @param stopGrace how long tasks that run may take when the application stops
    public record Worker(
            @DefaultValue("true") boolean enabled,
            @Nullable String identity,
            @DefaultValue("2") int decisionPollers,
            @DefaultValue("2") int activityPollers,
            @DefaultValue("100") int decisionsAtOnce,
            @DefaultValue("200") int activitiesAtOnce,
            @DefaultValue("0") double activitiesPerSecond,
            @DefaultValue("600") int warm,
            @Nullable Duration affinity,
            @DefaultValue("auto") Registration registration,
            @DefaultValue("warn") LintLevel lint,
            @DefaultValue("fail") OnBug onBug,
            @DefaultValue("30s") Duration stopGrace) {}
}
