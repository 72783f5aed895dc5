package cn.yipanqi.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.intake.reading.names.CountyNames;
import cn.yipanqi.intake.reading.names.NameBook;
import cn.yipanqi.intake.reading.names.NameBook.KnownTownship;
import cn.yipanqi.intake.reading.names.NameBook.KnownUnit;
import cn.yipanqi.intake.reading.names.Township;
import cn.yipanqi.intake.reading.workbook.WorkbookReader;
import cn.yipanqi.ledger.Measure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** A county that is not in the sample, whose offices keep their books otherwise. */
class OtherCountyTest {

    private static final Context CONTEXT = context();

    private static Context context() {
        CountyNames county = CountyNames.of("云岭市", List.of("班玛县", "山前县"));
        List<KnownUnit> units = Stream.of("总工会", "团市委", "妇联", "科协", "红十字会", "残联", "工商联", "文联", "侨联")
                .map(name -> new KnownUnit(Banma.id(name), name, List.of()))
                .toList();
        List<KnownTownship> townships = new ArrayList<>();
        for (String name : List.of("河口镇", "石门街道", "新民乡")) {
            townships.add(
                    new KnownTownship(new Township(530000100000L + townships.size() * 1000L, name), List.of(name)));
        }
        return Context.of(2023, county, new NameBook(county, units, townships, List.of()));
    }

    /** Writes a workbook of the given sheets (see {@link Sheets}) in either format and reads it back. */
    private static List<RecognisedSheet> read(String file, Map<String, String> sheets) {
        try (Workbook workbook = file.endsWith(".xls") ? new HSSFWorkbook() : new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            sheets.forEach((name, rows) -> fill(workbook.createSheet(name), rows));
            workbook.write(bytes);
            return new WorkbookReader()
                    .read(file, bytes.toByteArray()).stream()
                            .map(grid -> new Recogniser().recognise(grid, CONTEXT))
                            .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void fill(Sheet sheet, String rows) {
        int number = 0;
        for (String line : rows.split("\n")) {
            Row row = sheet.createRow(number++);
            int column = 0;
            for (String text : line.split("\\|", -1)) {
                String cell = text.strip();
                if (cell.startsWith("#")) {
                    row.createCell(column).setCellValue(Double.parseDouble(cell.substring(1)));
                } else if (!cell.isEmpty()) {
                    row.createCell(column).setCellValue(cell);
                }
                column++;
            }
        }
    }

    private static RecognisedSheet read(String file, String rows) {
        return read(file, Map.of("Sheet1", rows)).get(0);
    }

    private static void clean(RecognisedSheet sheet, String kind, int rows) {
        assertThat(sheet.kind().code())
                .as("%s %s", sheet.sheet(), sheet.reasons())
                .isEqualTo(kind);
        assertThat(sheet.allProblems()).as(sheet.sheet()).isEmpty();
        assertThat(sheet.dataRows()).as(sheet.sheet()).hasSize(rows);
    }

    @Test
    void anOldWorkbookOfOneUnitWithASheetForEachKind() {
        Map<String, String> sheets = new LinkedHashMap<>();
        sheets.put("文艺活动", """
                云岭市文学艺术界联合会
                2023年开展活动情况统计表

                活动题目|举行时间|举行地点|合作单位|参与群众|经费支出（元）
                迎新春送春联|2023.1.12|河口镇综合文化站|市总工会 团市委|300余人|5000
                文艺轻骑兵下乡|5月23日-25日|新民乡||1,200人次|1.2万元
                合计|2次|||1500|17000
                """);
        sheets.put("志愿", """
                文艺志愿服务情况
                时间|服务项目类型|队伍名称|服务时数|出动志愿者|发放宣传单（张）
                2.14|文艺辅导|百花文艺志愿服务队|2小时30分|12人|—
                3.5|文化惠民|百花文艺志愿服务队|3|20|200
                """);
        sheets.put("宣讲", """
                宣讲情况汇总
                日期|宣讲题目|宣讲团|走进|听众人数
                6月1日|党的二十大精神|青年讲师团|进校园|85
                6月2日|民法典|青年讲师团|进社区|40
                """);
        sheets.put("开会", """
                会议情况登记
                召开时间|会议主题|会议形式|出席人数|到会单位数|主持人
                1月5日|第一季度联席会|联席会议|12|9|王某
                2月5日|工作例会|月例会|8|9|王某
                """);
        List<RecognisedSheet> read = read("文联台账.xls", sheets);
        clean(read.get(0), "activity", 2);
        clean(read.get(1), "volunteer", 2);
        clean(read.get(2), "talk", 2);
        clean(read.get(3), "meeting", 2);
        assertThat(read)
                .allMatch(sheet -> sheet.unit() != null && sheet.unit().name().equals("文联"));
        Draft spring = read.get(0).drafts().get(0);
        assertThat(spring.partners()).hasToString("[总工会, 团市委]");
        assertThat(spring.about()).containsExactly(Measure.PARTICIPANTS);
        assertThat(spring.measures()).containsEntry(Measure.COST, new BigDecimal("5000.00"));
        assertThat(spring.township()).isNotNull();
        assertThat(read.get(0).drafts().get(1).lastDay()).hasToString("2023-05-25");
        assertThat(read.get(0).totals()).hasSize(3).allMatch(TotalsCheck::agrees);
        assertThat(read.get(1).drafts().get(0).measures()).containsEntry(Measure.MINUTES, BigDecimal.valueOf(150));
        assertThat(read.get(1).drafts().get(0).category()).isEqualTo("文艺辅导");
        assertThat(read.get(3).drafts()).extracting(Draft::category).containsExactly("联席", "例会");
        assertThat(read.get(3).leftOutColumns()).anyMatch(c -> c.message().key().endsWith("personal"));
    }

    @Test
    void aSheetForEachMonthWithTheHeaderInTheFourthRow() {
        Map<String, String> sheets = new LinkedHashMap<>();
        for (int month = 1; month <= 12; month++) {
            sheets.put(month + "月", """
                    妇联工作动态

                    填报单位：云岭市妇女联合会   填报时间：2023年12月   单位：人、万元
                    编号|开展活动内容|日期|协作单位|受益人数|慰问资金（万元）|活动照片
                    1|走访慰问单亲母亲|5日|红十字会、市民政局|30|0.6|
                    2|家庭教育讲座|%d.18||60||
                    """.formatted(month));
        }
        List<RecognisedSheet> read = read("云岭市妇联2023年.xlsx", sheets);
        assertThat(read).hasSize(12).allSatisfy(sheet -> clean(sheet, "activity", 2));
        Draft july = read.get(6).drafts().get(0);
        assertThat(july.firstDay()).hasToString("2023-07-05");
        assertThat(july.partners()).hasToString("[红十字会, 市民政局]");
        assertThat(july.measures())
                .containsEntry(Measure.RECIPIENTS, BigDecimal.valueOf(30))
                .containsEntry(Measure.GIVEN_CASH, new BigDecimal("6000.00"));
    }

    @Test
    void oneBookForAllUnitsWithHostsAndHelpersApart() {
        RecognisedSheet sheet = read("2023年度群团活动汇总.xlsx", """
                云岭市群团组织2023年度活动汇总表
                序号|活动主题内容|举办时间|活动地址|主办单位|承办单位|参与单位|覆盖人数|投入资金（万元）
                1|职工运动会|2023/4/28至4/30|市体育馆|云岭市总工会|市体育局|各基层工会|1500|12.5
                2|青年集体婚礼|2023年5月20日|石门街道人民广场|共青团云岭市委员会、市妇联|||260|3
                3|侨法宣传|20230611|河口镇|云岭市归国华侨联合会||市司法局|约90|
                小计||||||||15.5
                """);
        clean(sheet, "activity", 3);
        assertThat(sheet.drafts())
                .extracting(draft -> String.valueOf(draft.lead()))
                .containsExactly("总工会", "团市委", "侨联");
        assertThat(sheet.drafts().get(1).partners()).hasToString("[妇联]");
        assertThat(sheet.drafts().get(0).partners()).hasToString("[市体育局, 各基层工会]");
        assertThat(sheet.totals()).singleElement().matches(TotalsCheck::agrees);
    }

    @Test
    void windowHomesBriefingsVideosAndTheRest() {
        clean(read("服务大厅.xlsx", """
                云岭市群团窗口接待登记簿
                日期|入驻单位|业务类型|接待人次|办理结果
                1月3日|市总工会|维权|3|已办
                1月4日|市妇联|政策咨询|5|已办
                """), "window", 2);
        List<RecognisedSheet> homes = read("阵地.xlsx", Map.of("职工之家", """
                职工之家使用记录
                使用时间|使用部门|使用事由|使用人数
                1月3日|市总工会|健身|12
                1月4日|市残联|培训|30
                开放时间：周一至周日9:00—21:00，周二闭馆
                """));
        clean(homes.get(0), "venue_use", 2);
        assertThat(homes.get(0).drafts())
                .allMatch(d -> d.home() != null && d.home().name().equals("职工之家"));
        assertThat(homes.get(0).openingDays().get(0).days().days()).hasSize(6);
        clean(read("宣传.xlsx", """
                信息报送情况统计表
                序号|信息标题|报送单位|采用媒体|刊发时间
                1|云岭：暖心驿站上线|市总工会|工人日报|2023-02-01
                """), "briefing", 1);
        clean(read("宣传.xlsx", """
                短视频发布统计
                作品名称|发布账号|上线时间|播放量（万次）|拍摄单位
                一分钟读懂工会法|云岭工会|2023-02-01|1.2|市总工会
                """), "video", 1);
        clean(read("学习.xlsx", """
                理论学习中心组学习记录
                学习时间|学习主题|参学人数|学习时长
                1月4日|二十大报告|25|2小时
                """), "study", 1);
        clean(read("学习.xlsx", """
                书记讲党课情况
                授课时间|授课题目|授课人职务|听课人数
                7月1日|初心|书记|60
                """), "lecture", 1);
        clean(read("学习.xlsx", """
                2023年教育培训情况统计
                培训班次|培训时间|培训形式|课时|参训人数|培训地点
                基层工会主席班|3月6日至8日|请进来|24|50|市委党校
                """), "training", 1);
    }

    @Test
    void stationsWithOtherWordsAndPlansAndFundsAreKnown() {
        RecognisedSheet stations = read("基层.xlsx", """
                乡镇（街道）群团服务站基本情况
                序号|乡镇（街道）|站点名称|负责人职务|工作人员|有人员|有场地|有标牌|有经费|有制度|有活动|有档案
                1|河口镇|河口镇群团服务站|副书记|3|是|是|否|是|是|是|是
                2|新民乡|新民乡群团服务站|副乡长|2人|√|√|√|√||√|√
                """);
        clean(stations, "station_register", 2);
        assertThat(stations.stations()).extracting(s -> s.haves().size()).containsExactly(6, 6);
        assertThat(stations.stations().get(1).staff()).isEqualTo(2);
        assertThat(read("计划.xlsx", """
                        云岭市2023年群团重点工作任务分解表
                        序号|重点任务|工作措施|责任单位|完成时限
                        1|建站|选址|市总工会|6月底
                        """).kind().code()).isEqualTo("task_list");
        assertThat(read("经费.xlsx", """
                        2023年群团工作经费预算表
                        科目|预算金额（元）|备注
                        活动费|10000|
                        """).kind().code()).isEqualTo("budget");
    }
}
