package dev.furrow.spring;

import dev.furrow.Furrow;
import dev.furrow.Worker;
import dev.furrow.WorkerBuilder;
import dev.furrow.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.SmartLifecycle;

/// The application's workers, one for each task list. They begin when everything else has, and stop first: no task
/// that runs is lost as long as it ends within the grace.
public final class FurrowWorkers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FurrowWorkers.class);

    private final Furrow furrow;
    private final FurrowProperties properties;
    private final List<FurrowCustomizer> customizers;
    private final Map<String, Set<Class<?>>> workflows;
    private final Map<String, List<Object>> activities;
    private final List<Worker> running = new CopyOnWriteArrayList<>();

    FurrowWorkers(
            Furrow furrow,
            FurrowProperties properties,
            List<FurrowCustomizer> customizers,
            Collection<Class<?>> workflows,
            Collection<Object> activities) {
        this.furrow = furrow;
        this.properties = properties;
        this.customizers = List.copyOf(customizers);
        this.workflows = new LinkedHashMap<>();
        for (Class<?> type : workflows) {
            FurrowWorkflow annotation = type.getAnnotation(FurrowWorkflow.class);
            this.workflows
                    .computeIfAbsent(
                            list(annotation == null ? "" : annotation.taskList()), name -> new LinkedHashSet<>())
                    .add(type);
        }
        this.activities = new LinkedHashMap<>();
        for (Object bean : activities) {
            FurrowActivities annotation = AopUtils.getTargetClass(bean).getAnnotation(FurrowActivities.class);
            this.activities
                    .computeIfAbsent(list(annotation == null ? "" : annotation.taskList()), name -> new ArrayList<>())
                    .add(bean);
        }
    }

    private String list(String named) {
        return named.isEmpty() ? properties.taskList() : named;
    }

    /// The workers that run.
    public List<Worker> running() {
        return List.copyOf(running);
    }

    @Override
    public void start() {
        Set<String> lists = new LinkedHashSet<>(workflows.keySet());
        lists.addAll(activities.keySet());
        for (String list : lists) {
            WorkerBuilder builder = furrow.worker(list).options(options(list));
            workflows.getOrDefault(list, Set.of()).forEach(type -> builder.workflows(type));
            activities.getOrDefault(list, List.of()).forEach(bean -> builder.activities(bean));
            running.add(builder.start());
            LOG.info(
                    "Working on {} in {}: {} workflows, {} activity beans",
                    list,
                    furrow.options().domain(),
                    workflows.getOrDefault(list, Set.of()).size(),
                    activities.getOrDefault(list, List.of()).size());
        }
    }

    private WorkerOptions options(String list) {
        FurrowProperties.Worker said = properties.worker();
        WorkerOptions options = WorkerOptions.defaults()
                .pollers(said.decisionPollers(), said.activityPollers())
                .atOnce(said.decisionsAtOnce(), said.activitiesAtOnce())
                .activitiesPerSecond(said.activitiesPerSecond())
                .warm(said.warm())
                .registration(said.registration())
                .lint(said.lint())
                .onBug(said.onBug());
        String identity = said.identity();
        Duration affinity = said.affinity();
        options = identity == null ? options : options.identity(identity);
        options = affinity == null ? options : options.affinity(affinity);
        for (FurrowCustomizer customizer : customizers) {
            options = customizer.worker(list, options);
        }
        return options;
    }

    @Override
    public void stop() {
        List<Thread> stopping = new ArrayList<>();
        for (Worker worker : running) {
            stopping.add(Thread.ofVirtual().start(() -> stop(worker)));
        }
        running.clear();
        for (Thread thread : stopping) {
            join(thread);
        }
    }

    private void stop(Worker worker) {
        List<String> abandoned = worker.stop(properties.worker().stopGrace());
        if (!abandoned.isEmpty()) {
            LOG.warn("Activities that took too long were interrupted: {}", abandoned);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }
}
