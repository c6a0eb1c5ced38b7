package org.wengang.registry.imports;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.wengang.database.Scope;
import org.wengang.job.JobRun;
import org.wengang.job.JobWork;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.GivenRoster;
import org.wengang.security.Accounts;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Officers of some counties who bring rosters in and wait until they are merged. */
public final class RosterDesk {

    public static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");
    public static final OrgPath YUHUA = new OrgPath("cn/13/1301/130108/");
    public static final String PASSWORD = "a password for tests";

    private final Imports imports;
    private final FileImport work;
    private final JobWork undoing;
    private final Accounts accounts;

    public RosterDesk(ApplicationContext context) {
        this.imports = context.getBean(Imports.class);
        this.work = context.getBean(FileImport.class);
        this.undoing =
                context.getBeansOfType(JobWork.class).values().stream()
                        .filter(kind -> kind.kind().equals("roster-undo"))
                        .findFirst()
                        .orElseThrow();
        this.accounts = context.getBean(Accounts.class);
    }

    public Officer officer(OrgPath org, String username, Role... roles) {
        var id =
                Scope.system(OrgPath.ROOT, "test")
                        .call(() -> accounts.open(org, username, "经办试一", PASSWORD, Set.of(roles)));
        return new Officer(id, username, "经办试一", org, Set.of(roles));
    }

    public ImportBatch bring(Officer officer, GivenRoster roster) {
        return bring(officer, "名册.xlsx", roster.xlsx());
    }

    public ImportBatch bring(Officer officer, String fileName, byte[] file) {
        return bring(officer, "worker/1", fileName, file);
    }

    /**
     * @param schema what the rows of the file are
     */
    public ImportBatch bring(Officer officer, String schema, String fileName, byte[] file) {
        var id = receive(officer, schema, fileName, file);
        run(officer, id);
        return get(officer, id);
    }

    UUID receive(Officer officer, String fileName, byte[] file) {
        return receive(officer, "worker/1", fileName, file);
    }

    UUID receive(Officer officer, String schema, String fileName, byte[] file) {
        return as(
                officer,
                () ->
                        imports.receiveAtOnce(
                                officer, schema, fileName, new ByteArrayResource(file)));
    }

    public ImportBatch get(Officer officer, UUID id) {
        return as(officer, () -> imports.get(id));
    }

    /** Does the work here; if the scheduler was faster, waits for it and does nothing. */
    void run(Officer officer, UUID id) {
        as(
                officer,
                () -> {
                    work.run(new Run(id));
                    return true;
                });
    }

    /** Like {@link #run}, for an import that is to be undone. */
    public void undo(Officer officer, UUID id) {
        as(
                officer,
                () -> {
                    undoing.run(new Run(id));
                    return true;
                });
    }

    public static <T> T as(Officer officer, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Objects.requireNonNull(
                Scope.within(officer.org(), officer.id()).<T, RuntimeException>call(work));
    }

    private record Run(UUID subject) implements JobRun {

        @Override
        public UUID jobId() {
            return subject;
        }

        @Override
        public void progress(long done, long total) {}
    }
}
