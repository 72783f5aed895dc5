package cn.yipanqi.intake;

/**
 * One worksheet of an intake.
 *
 * @param file position of its file
 * @param sheet its name in the file
 */
public record SheetRef(int file, String sheet) {

    public static SheetRef of(SheetReading reading) {
        return new SheetRef(reading.file(), reading.name());
    }
}
