package org.wengang.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The one scheduler: two jobs at a time, a dead one taken up again within about half a minute;
 * daily work at night.
 */
@Configuration(proxyBeanMethods = false)
class JobScheduling {

    @Bean(destroyMethod = "stop")
    @DependsOn("connectionDetails")
    Scheduler scheduler(
            DataSource dataSource,
            JobTask jobTask,
            List<DailyWork> daily,
            Clock clock,
            @Value("${wengang.job.heartbeat:5s}") Duration heartbeat) {
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), jobTask.task())
                .startTasks(
                        daily.stream()
                                .map(work -> new DailyTask(work, clock.getZone()).task())
                                .toList())
                .tableName("job.scheduled_tasks")
                .threads(2)
                .pollingInterval(Duration.ofMillis(500))
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
    }

    @Bean
    Starter jobStarter(Scheduler scheduler) {
        return new Starter(scheduler);
    }

    /** Takes up work only when the whole application stands. */
    record Starter(Scheduler scheduler) {

        @EventListener(ApplicationReadyEvent.class)
        void start() {
            scheduler.start();
        }
    }
}
