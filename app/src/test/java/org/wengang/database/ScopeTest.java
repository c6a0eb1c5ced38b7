package org.wengang.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.wengang.kernel.OrgPath;

class ScopeTest {

    private static final UUID OFFICER = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final Scope LUQUAN = Scope.within(new OrgPath("cn/13/1301/130110/"), OFFICER);
    private static final Scope HEBEI = Scope.system(new OrgPath("cn/13/"), "nightly check");

    @Test
    void there_is_none_until_one_is_opened() {
        assertThat(Scope.find()).isEmpty();
        assertThatIllegalStateException().isThrownBy(Scope::current).withMessageContaining("Maybe");
    }

    @Test
    void it_holds_for_the_work_and_no_longer() {
        assertThat(LUQUAN.<Scope, RuntimeException>call(Scope::current)).isEqualTo(LUQUAN);
        LUQUAN.run(() -> assertThat(Scope.find()).contains(LUQUAN));
        assertThat(Scope.find()).isEmpty();
    }

    @Test
    void an_inner_one_replaces_the_outer_for_its_work() {
        LUQUAN.run(() -> {
            HEBEI.run(() -> assertThat(Scope.current()).isEqualTo(HEBEI));
            assertThat(Scope.current()).isEqualTo(LUQUAN);
        });
    }

    @Test
    void another_thread_has_none() {
        LUQUAN.run(() ->
                assertThat(CompletableFuture.supplyAsync(Scope::find).join())
                        .isEqualTo(Optional.empty()));
    }

    @Test
    void what_the_work_throws_comes_out_as_it_is() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        LUQUAN.call(() -> {
                            throw new IOException("unreadable");
                        }))
                .withMessage("unreadable");
    }
}
