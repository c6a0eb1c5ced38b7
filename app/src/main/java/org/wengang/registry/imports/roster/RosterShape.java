package org.wengang.registry.imports.roster;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wengang.organisation.Divisions;
import org.wengang.registry.imports.OpenFile;
import org.wengang.registry.imports.Shape;
import org.wengang.registry.roster.RosterReader;
import org.wengang.security.FieldCipher;

/** Rosters of workers. */
@Component
@Order(0)
final class RosterShape implements Shape {

    private final RosterMergeRepository register;
    private final Divisions divisions;
    private final FieldCipher cipher;
    private final Clock clock;

    RosterShape(
            RosterMergeRepository register, Divisions divisions, FieldCipher cipher, Clock clock) {
        this.register = register;
        this.divisions = divisions;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    public List<String> schemas() {
        return List.of("worker/1");
    }

    @Override
    public String title(String schema, Text text) {
        return text.of("registry.template.sheet");
    }

    @Override
    public OpenFile open(String schema, String fileName, byte[] file) {
        return new RosterFile(
                RosterReader.open(
                        new ByteArrayInputStream(file), fileName, divisions, LocalDate.now(clock)),
                register,
                cipher,
                clock);
    }

    @Override
    public void writeTemplate(String schema, Text text, OutputStream out) {
        new RosterTemplate(text).write(out);
    }
}
