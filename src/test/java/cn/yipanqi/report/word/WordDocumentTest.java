package cn.yipanqi.report.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WordDocumentTest {

    @Test
    void theSameEditionGivesTheSameBytes() throws Exception {
        byte[] first = Editions.bytes(Editions.yearly());
        Files.write(Path.of("target", "edition.docx"), first);
        Thread.sleep(2100);
        assertThat(Editions.bytes(Editions.yearly())).isEqualTo(first);
    }
}
