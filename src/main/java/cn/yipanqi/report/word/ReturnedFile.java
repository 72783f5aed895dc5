package cn.yipanqi.report.word;

/** placeholder while writing */
final class ReturnedFile {
    static final String IDENTIFIER = "urn:uuid:";

    private ReturnedFile() {}
}
