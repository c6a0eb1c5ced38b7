package org.wengang.job;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wengang.database.Scope;
import org.wengang.kernel.OrgPath;
import org.wengang.web.BugTrace;

/** Runs one kind of daily work. */
record DailyTask(DailyWork work, ZoneId zone) {

    private static final Logger LOG = LoggerFactory.getLogger(DailyTask.class);
    private static final LocalTime AT = LocalTime.of(3, 0);

    RecurringTask<Void> task() {
        return Tasks.recurring("daily-" + work.name(), Schedules.daily(zone, AT))
                .execute((instance, context) -> run());
    }

    void run() {
        try {
            Scope.system(OrgPath.ROOT, work.name()).run(work::run);
        } catch (RuntimeException problem) {
            LOG.error("Daily work {} failed{}", work.name(), BugTrace.of(problem));
        }
    }
}
