package org.wengang.job;

/**
 * Work of the system's own, done every night, or as soon as the program runs again. Within the
 * scope of the whole country; nobody is signed in. What goes wrong is logged, and tried again the
 * next night.
 */
public interface DailyWork {

    /** In kebab-case, never changed: the schedule is kept under it. */
    String name();

    void run();
}
