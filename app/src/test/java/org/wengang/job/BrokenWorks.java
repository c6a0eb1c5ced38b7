package org.wengang.job;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.wengang.security.Role;

/**
 * Work that breaks down, in every test's context: whichever scheduler takes such a job knows it.
 */
final class BrokenWorks {

    private BrokenWorks() {}

    /** Throws what a library says that quotes a row. */
    @Component
    static class Quoting implements JobWork {

        @Override
        public String kind() {
            return "quoting";
        }

        @Override
        public String resultPath(Job job) {
            return "/";
        }

        @Override
        public Set<Role> mayCancel() {
            return Set.of(Role.CASEWORKER);
        }

        @Override
        public void run(JobRun run) {
            Integer.parseInt("张试一");
        }
    }

    /** As if the memory did not suffice. */
    @Component
    static class TooLarge implements JobWork {

        @Override
        public String kind() {
            return "too-large";
        }

        @Override
        public String resultPath(Job job) {
            return "/";
        }

        @Override
        public Set<Role> mayCancel() {
            return Set.of(Role.CASEWORKER);
        }

        @Override
        public void run(JobRun run) {
            throw new OutOfMemoryError();
        }
    }
}
