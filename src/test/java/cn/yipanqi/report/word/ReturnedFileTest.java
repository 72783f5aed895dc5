package cn.yipanqi.report.word;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.report.template.ReportWorld;
import cn.yipanqi.shared.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class ReturnedFileTest {

    private static final String SOURCE = "# 报告\n会议{meeting.special.sessions}次，活动{activity.sessions}场。";
    private static final EditionDocument EDITION = Editions.of(SOURCE);
    private static final byte[] GIVEN = Editions.bytes(EDITION);

    private static void refused(byte[] bytes, String why) {
        assertThatThrownBy(() -> ReturnedDocument.read(bytes, EDITION))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> org.assertj.core.api.Assertions.assertThat(
                                        refusal.sentence().key())
                                .isEqualTo("report.returned." + why));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsNoZipIsNoWordDocument() {
        refused(new byte[0], "empty");
        refused(text("报告"), "kind");
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3}, "old");
        refused(Arrays.copyOf(text("PK\u0003\u0004"), ReturnedDocument.LARGEST + 1), "large");
    }

    @Test
    void aWorkbookIsNoWordDocument() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("台账");
            workbook.write(bytes);
        }
        refused(bytes.toByteArray(), "kind");
    }

    @Test
    void aZipOfSomethingElseIsNoWordDocument() {
        refused(new Docx(GIVEN).without("[Content_Types].xml").bytes(), "broken");
    }

    @Test
    void halfAFileIsBroken() {
        refused(Arrays.copyOf(GIVEN, GIVEN.length / 2), "broken");
    }

    @Test
    void macrosAreNotRead() {
        refused(
                new Docx(GIVEN)
                        .edit(
                                "[Content_Types].xml",
                                xml -> xml.replace(
                                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                                        "application/vnd.ms-word.document.macroEnabled.main+xml"))
                        .bytes(),
                "macros");
        refused(
                new Docx(GIVEN)
                        .edit(
                                "[Content_Types].xml",
                                xml -> xml.replace(
                                        "</Types>",
                                        "<Override PartName=\"/word/vbaProject.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>"))
                        .with("word/vbaProject.bin", new byte[] {1, 2, 3})
                        .bytes(),
                "macros");
    }

    @Test
    void aZipBombIsNotUnpackedToItsEnd() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1024 * 1024];
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            for (int i = 0; i < 150; i++) {
                zip.write(zeros);
            }
        }
        refused(bytes.toByteArray(), "bomb");
    }

    @Test
    void thousandsOfPartsAreABombToo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 3_000; i++) {
                zip.putNextEntry(new ZipEntry("word/part" + i + ".xml"));
            }
        }
        refused(bytes.toByteArray(), "bomb");
    }

    @Test
    void entitiesAreRefusedNotResolved() {
        refused(
                new Docx(GIVEN)
                        .body(xml -> xml.replaceFirst(
                                        "<w:document",
                                        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><w:document")
                                .replace("会议", "&x;"))
                        .bytes(),
                "broken");
    }

    @Test
    void brokenOrEndlesslyNestedXmlIsBroken() {
        refused(new Docx(GIVEN).body(xml -> xml.substring(0, xml.length() / 2)).bytes(), "broken");
        refused(
                new Docx(GIVEN)
                        .body(xml -> xml.replace("<w:body>", "<w:body>" + "<w:ins>".repeat(5_000)))
                        .bytes(),
                "broken");
    }

    @Test
    void hundredsOfThousandsOfCharactersAreNoReport() {
        StringBuilder words = new StringBuilder();
        new Random(1).ints(400_000, 0x4E00, 0x9FA0).forEach(words::appendCodePoint);

        refused(new Docx(GIVEN).words("会议", words.toString()).bytes(), "long");
    }

    @Test
    void aPartThatSwellsAHundredfoldIsABomb() {
        refused(new Docx(GIVEN).words("会议", "会议".repeat(600_000)).bytes(), "bomb");
    }

    @Test
    void anotherEditionsFileIsSentBackToItsOwn() {
        byte[] other = Editions.bytes(Editions.of(SOURCE, UUID.randomUUID(), ReportWorld.all(), true));

        refused(other, "other");
        refused(new Docx(other).withoutIdentifier().bytes(), "other");
    }

    @Test
    void aDocumentThatHasNothingInCommonIsStrange() {
        refused(
                new Docx(GIVEN)
                        .body(xml -> xml.replaceAll(
                                "<w:body>.*</w:body>", "<w:body><w:p><w:r><w:t>菜单</w:t></w:r></w:p></w:body>"))
                        .withoutIdentifier()
                        .bytes(),
                "strange");
    }
}
