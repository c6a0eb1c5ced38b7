package org.wengang.entitlement.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.entitlement.award.AwardStatus;

/**
 * Which awards a reviewer looks at.
 *
 * @param policy null for all
 */
public record QueueFilter(AwardStatus status, @Nullable UUID policy, Task task) {

    /** Of any task. */
    public QueueFilter(AwardStatus status, @Nullable UUID policy) {
        this(status, policy, Task.ANY);
    }

    /** Whose task an award is, and whether its day has come. */
    public enum Task {
        ANY,
        /** Assigned to whoever looks. */
        MINE,
        /** Assigned to nobody. */
        FREE,
        /** The due day is past. */
        OVERDUE;

        /** As a query says it: {@code mine}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Key of its name for people. */
        public String key() {
            return "life.task." + word();
        }

        /** Anything unknown is any. */
        static Task of(String word) {
            return Arrays.stream(values())
                    .filter(task -> task.word().equals(word))
                    .findFirst()
                    .orElse(ANY);
        }
    }

    /** Path of the list, ready for one more query part. */
    public String path() {
        return "/reviews?status=%s&policy=%s&task=%s"
                .formatted(status.stored(), policy == null ? "" : policy, task.word());
    }
}
