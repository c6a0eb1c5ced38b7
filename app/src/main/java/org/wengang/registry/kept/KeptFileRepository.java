package org.wengang.registry.kept;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.security.FieldCipher;

/** The files that were brought in, as they came: error workbooks are made from them. */
@Component
public final class KeptFileRepository {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    KeptFileRepository(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /**
     * Keeps the file of an import that is on record, to its end.
     *
     * @return how many bytes it has
     */
    public long keep(UUID batch, OrgPath organisation, InputStream file) throws IOException {
        var number = new AtomicInteger();
        try (var pieces =
                new SealedPieces(
                        cipher,
                        sealed -> insert(batch, organisation, number.getAndIncrement(), sealed))) {
            return file.transferTo(pieces);
        }
    }

    /**
     * The file of an import, to be read in one transaction; a piece is fetched when it is needed.
     *
     * @throws Refused registry-import-file-gone
     */
    public InputStreamSource of(UUID batch) {
        if (piece(batch, 0).isEmpty()) {
            throw new Refused(RegistryProblem.IMPORT_FILE_GONE);
        }
        return () -> OpenedPieces.stream(cipher, number -> piece(batch, number), bytes(batch));
    }

    private void insert(UUID batch, OrgPath organisation, int number, byte[] sealed) {
        jdbc.sql(
                        """
                        insert into registry.import_file (batch_id, piece, org_path, sealed)
                        values (:batch, :number, :org, :sealed)\
                        """)
                .param("batch", batch)
                .param("number", number)
                .param("org", organisation.value())
                .param("sealed", sealed)
                .update();
    }

    private long bytes(UUID batch) {
        return jdbc.sql("select file_bytes from registry.import_batch where batch_id = :batch")
                .param("batch", batch)
                .query(Long.class)
                .single();
    }

    private Optional<byte[]> piece(UUID batch, int number) {
        return jdbc.sql(
                        """
                        select sealed from registry.import_file where batch_id = :batch and piece = :number\
                        """)
                .param("batch", batch)
                .param("number", number)
                .query(byte[].class)
                .optional();
    }
}
