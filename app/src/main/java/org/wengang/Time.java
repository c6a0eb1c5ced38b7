package org.wengang;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one clock, in China's time. For demonstrations and rehearsals {@code wengang.today} moves it
 * to another day.
 */
@Configuration(proxyBeanMethods = false)
class Time {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /**
     * @param today the day to take today for, yyyy-mm-dd; the hours go on as they are. Null: the
     *     real one.
     */
    @Bean
    Clock clock(@Value("${wengang.today:#{null}}") @Nullable String today) {
        var real = Clock.system(CHINA);
        return today == null || today.isBlank() ? real : movedTo(LocalDate.parse(today), real);
    }

    static Clock movedTo(LocalDate today, Clock real) {
        var days = LocalDate.now(real).until(today, ChronoUnit.DAYS);
        return Clock.offset(real, Duration.ofDays(days));
    }
}
