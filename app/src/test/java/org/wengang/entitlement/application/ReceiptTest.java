package org.wengang.entitlement.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    @Test
    void a_receipt_is_known_however_it_is_typed() {
        var receipt = new Receipt("2345-6789-ABCD-EFGH");
        assertThat(Receipt.typed(" 2345 6789abcd-efgh")).isEqualTo(receipt);
        assertThat(Receipt.typed("2345-6789-ABCD-EFGJ").hash()).isNotEqualTo(receipt.hash());
        assertThat(Receipt.typed("").number()).isEmpty();
    }

    @Test
    void a_file_is_what_its_first_bytes_say() {
        assertThat(Evidence.of("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                .map(Evidence::media)
                .contains("application/pdf");
        assertThat(Evidence.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}))
                .map(Evidence::media)
                .contains("image/jpeg");
        assertThat(Evidence.of("<html><script>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(Evidence.of(new byte[0])).isEmpty();
    }
}
