package org.wengang.bench.population;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import org.wengang.engine.population.AnswerWords;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Type;

/**
 * A part of the population read as a binary COPY, judged by the closures and written back as a
 * binary COPY on a second connection.
 */
final class ClosureCopy {

    private static final byte[] SIGNATURE =
            "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int HEADER = SIGNATURE.length + 8;
    private static final int DAYS_TO_2000 = 10_957;
    private static final int BUFFER = 1 << 20;
    private static final int LARGEST_ROW = 4_000;

    private final FactSchema schema;
    private final AnswerWords words;
    private final List<Fact> facts;
    private final List<Map<String, Long>> codes;
    private final ByteBuffer out = ByteBuffer.allocate(BUFFER);

    ClosureCopy(FactSchema schema, AnswerWords words) {
        this.schema = schema;
        this.words = words;
        this.facts = List.copyOf(schema.facts().values());
        this.codes = facts.stream().map(this::codes).toList();
    }

    private Map<String, Long> codes(Fact fact) {
        var numbers = new HashMap<String, Long>();
        if (fact.type() instanceof Type.Code(String list)) {
            schema.codeList(list)
                    .labels()
                    .keySet()
                    .forEach(code -> numbers.put(code, schema.encode(fact.type(), code)));
        }
        return numbers;
    }

    void run(Connection from, Connection to, String where, String table) throws Exception {
        String columns =
                facts.stream().map(fact -> "p." + fact.column()).collect(Collectors.joining(", "));
        CopyOut read =
                from.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy (select p.person_id, %s from %s p where %s) to stdout (format binary)"
                                        .formatted(columns, People.TABLE, where));
        CopyIn write =
                to.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin (format binary)");
        out.put(SIGNATURE).putInt(0).putInt(0);
        long[] row = new long[words.columns().size()];
        boolean first = true;
        for (byte[] message = read.readFromCopy(); message != null; message = read.readFromCopy()) {
            ByteBuffer in = ByteBuffer.wrap(message);
            if (first) {
                in.position(HEADER);
                first = false;
            }
            while (in.remaining() >= 2 && in.getShort() > 0) {
                in.getInt();
                long person = in.getLong();
                words.answer(Facts.ofNumbers(schema, numbers(in)), row);
                put(person, row);
                if (out.remaining() < LARGEST_ROW) {
                    flush(write);
                }
            }
        }
        out.putShort((short) -1);
        flush(write);
        write.endCopy();
    }

    private long[] numbers(ByteBuffer in) {
        long[] numbers = new long[facts.size()];
        for (int i = 0; i < numbers.length; i++) {
            int length = in.getInt();
            numbers[i] = length < 0 ? Facts.UNKNOWN : number(in, length, i);
        }
        return numbers;
    }

    private long number(ByteBuffer in, int length, int index) {
        return switch (facts.get(index).type()) {
            case Type.Simple.BOOL -> in.get();
            case Type.Simple.INT, Type.Simple.MONEY ->
                    length == 2 ? in.getShort() : length == 4 ? in.getInt() : in.getLong();
            case Type.Simple.DATE -> in.getInt() + DAYS_TO_2000;
            case Type.Simple.REGION -> {
                long digits = 0;
                for (int i = 0; i < length; i++) {
                    digits = digits * 10 + in.get() - '0';
                }
                yield digits;
            }
            case Type.Code _ -> {
                byte[] code = new byte[length];
                in.get(code);
                @Nullable Long number =
                        codes.get(index).get(new String(code, StandardCharsets.US_ASCII));
                yield Objects.requireNonNull(number);
            }
            case Type.Simple.STRING -> throw new IllegalStateException("No text in worker/1.");
            case Type.Codes _ -> throw new IllegalStateException("No fact holds a list.");
            case Type.Tiers _ -> throw new IllegalStateException("No fact holds a table.");
        };
    }

    private void put(long person, long[] row) {
        out.putShort((short) (row.length + 1));
        out.putInt(8).putLong(person);
        for (long word : row) {
            out.putInt(8).putLong(word);
        }
    }

    private void flush(CopyIn write) throws Exception {
        byte[] bytes = Arrays.copyOf(out.array(), out.position());
        write.writeToCopy(bytes, 0, bytes.length);
        out.clear();
    }
}
