package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.names.CountyNames;
import cn.yipanqi.intake.reading.names.Home;
import cn.yipanqi.intake.reading.names.NameBook;
import cn.yipanqi.intake.reading.names.NameBook.KnownHome;
import cn.yipanqi.intake.reading.names.NameBook.KnownTownship;
import cn.yipanqi.intake.reading.names.NameBook.KnownUnit;
import cn.yipanqi.intake.reading.names.Township;
import cn.yipanqi.intake.reading.workbook.WorkbookReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The sample county as the registers would know it, and its workbooks. */
final class Banma {

    static final Path FOLDER = Path.of("demo/banma-2022");

    private Banma() {}

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static Context context() {
        CountyNames county = CountyNames.of("班玛县", List.of("久治县", "达日县", "甘德县", "玛沁县", "玛多县"));
        return Context.of(2022, county, names(county));
    }

    private static NameBook names(CountyNames county) {
        List<KnownUnit> units = Stream.of("总工会", "团县委", "妇联", "科协", "红十字会", "残联", "工商联")
                .map(name -> new KnownUnit(id(name), name, List.of()))
                .toList();
        List<KnownTownship> townships = new ArrayList<>();
        long code = 632622100000L;
        for (String name : List.of("赛来塘镇", "多贡麻乡", "马可河乡", "吉卡乡", "达卡乡", "知钦乡", "江日堂乡", "亚尔堂乡", "灯塔乡")) {
            code += 1000;
            townships.add(new KnownTownship(new Township(code, name), List.of(name)));
        }
        List<KnownHome> homes = Stream.of("职工之家", "青年之家", "妇女儿童之家")
                .map(name -> new KnownHome(new Home(id(name), name), List.of(name)))
                .toList();
        return new NameBook(county, units, townships, homes);
    }

    static List<RecognisedSheet> sheets() {
        Recogniser recogniser = new Recogniser();
        Context context = context();
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted()
                    .flatMap(file -> new WorkbookReader().read(String.valueOf(file.getFileName()), file).stream())
                    .map(grid -> recogniser.recognise(grid, context))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
