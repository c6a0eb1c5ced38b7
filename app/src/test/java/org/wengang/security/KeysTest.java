package org.wengang.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wengang.database.CannotStart;

class KeysTest {

    @TempDir Path folder;

    @Test
    void are_made_once_and_read_again() {
        var file = folder.resolve("data/keys.properties");
        var made = Keys.at(file);
        var read = Keys.at(file);
        assertThat(read.field()).isEqualTo(made.field()).hasSize(16);
        assertThat(read.index()).isEqualTo(made.index()).hasSize(32);
        assertThat(read.audit()).isEqualTo(made.audit()).hasSize(32);
        assertThat(read.sign()).isEqualTo(made.sign()).hasSize(32);
    }

    @Test
    void a_file_from_before_files_were_signed_is_given_the_key_for_it() throws Exception {
        var file = folder.resolve("keys.properties");
        var made = Keys.at(file);
        Files.writeString(file, Files.readString(file).replaceFirst("sign.1=.*", ""));
        var read = Keys.at(file);
        assertThat(read.field()).isEqualTo(made.field());
        assertThat(read.sign()).isNotEqualTo(made.sign());
        assertThat(Keys.at(file).sign()).isEqualTo(read.sign());
    }

    @Test
    void only_their_user_may_read_the_file() throws Exception {
        var file = folder.resolve("keys.properties");
        Keys.at(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_file_cut_off_is_named_instead_of_made_anew() throws Exception {
        var file = folder.resolve("keys.properties");
        Keys.at(file);
        Files.writeString(file, "field.1=00");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Keys.at(file))
                .withMessageContaining("keys.properties")
                .withMessageContaining("not 16 bytes in hex");
    }

    @Test
    void never_show_themselves() {
        assertThat(Keys.at(folder.resolve("k"))).hasToString("Keys[hidden]");
    }
}
