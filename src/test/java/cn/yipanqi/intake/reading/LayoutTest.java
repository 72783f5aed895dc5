package cn.yipanqi.intake.reading;

import static cn.yipanqi.intake.reading.Sheets.read;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Measure;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sheets laid out in every way offices lay them out. */
class LayoutTest {

    private static List<Field> fields(RecognisedSheet sheet) {
        return sheet.mapping().columns().stream().map(Mapping.Column::field).toList();
    }

    private static List<String> left(RecognisedSheet sheet) {
        return sheet.leftOut().stream()
                .map(row ->
                        row.why() + " " + row.firstRow() + (row.lastRow() > row.firstRow() ? "-" + row.lastRow() : ""))
                .toList();
    }

    private static List<String> problems(RecognisedSheet sheet) {
        return sheet.allProblems().stream()
                .map(p -> p.row() + " " + p.column() + " " + p.cell() + " "
                        + p.message().key())
                .toList();
    }

    @Test
    void theHeaderMayStandAnywhereAndTheColumnsInAnyOrder() {
        RecognisedSheet sheet = read("妇联.xlsx", "Sheet1", """
                班玛县妇联工作

                2022年度活动情况统计表
                填报单位：班玛县妇联||||单位：万元
                活动主题内容|参与单位|覆盖人数|举办时间|活动地址|投入资金|佐证材料
                三八节表彰|县总工会|#120|3月8日|灯塔乡文化广场|#0.5|附件1
                普法宣传||#60|3.15|县城|#0.12|附件2
                """);
        assertThat(sheet.kind().code()).isEqualTo("activity");
        assertThat(fields(sheet))
                .containsExactly(
                        Field.TITLE,
                        Field.PARTNERS,
                        Field.PARTICIPANTS,
                        Field.DAY,
                        Field.PLACE,
                        Field.MONEY,
                        Field.IGNORE);
        assertThat(left(sheet)).containsExactly("TITLE 1", "BLANK 2", "TITLE 3", "SIGNATURE 4", "HEADER 5");
        assertThat(sheet.unit()).hasToString("妇联");
        assertThat(problems(sheet)).isEmpty();
        assertThat(sheet.drafts().get(0).measures()).containsEntry(Measure.GIVEN, new BigDecimal("5000.00"));
        assertThat(sheet.drafts().get(0).partners()).hasToString("[总工会]");
        assertThat(sheet.drafts().get(1).firstDay()).hasToString("2022-03-15");
    }

    @Test
    void groupsOfColumnsNeedNotBeMerged() {
        RecognisedSheet sheet = read("红十字会活动台账.xlsx", "活动", """
                序号|日期|活动名称|活动情况||发放款物||备注
                |||参加人数|其中：女|现金（元）|物资折价（元）|
                #1|3月5日|博爱送万家|#50|#20|#3000|#2000|
                #2|3月6日|急救培训|#30|#10|||
                """);
        assertThat(sheet.mapping().headerRows()).containsExactly(1, 2);
        assertThat(fields(sheet))
                .containsExactly(
                        Field.SEQUENCE,
                        Field.DAY,
                        Field.TITLE,
                        Field.PARTICIPANTS,
                        Field.IGNORE,
                        Field.GIVEN_CASH,
                        Field.GIVEN_GOODS,
                        Field.NOTE);
        assertThat(sheet.drafts()).hasSize(2).noneMatch(Draft::moneyUnclear);
        assertThat(sheet.mapping().columns().get(5).label()).isEqualTo("发放款物/现金（元）");
    }

    @Test
    void threeHeaderRowsMergedAreReadAsOne() {
        RecognisedSheet sheet =
                read("总工会活动台账.xlsx", "活动", """
                总工会活动台账
                序号|日期|活动名称|活动情况||||备注
                |||参加人数||发放款物||
                |||合计|其中：女|现金|物资|
                #1|3月5日|慰问环卫工人|#50|#20|#3000|#2000|
                """, "A1:H1", "A2:A4", "B2:B4", "C2:C4", "D2:G2", "D3:E3", "F3:G3", "H2:H4");
        assertThat(sheet.mapping().headerRows()).containsExactly(2, 3, 4);
        assertThat(fields(sheet))
                .containsExactly(
                        Field.SEQUENCE,
                        Field.DAY,
                        Field.TITLE,
                        Field.PARTICIPANTS,
                        Field.IGNORE,
                        Field.GIVEN_CASH,
                        Field.GIVEN_GOODS,
                        Field.NOTE);
        assertThat(sheet.drafts().get(0).measures()).containsEntry(Measure.RECIPIENTS, BigDecimal.valueOf(50));
    }

    @Test
    void monthsMayHeadTheRowsAndLendThemTheirMonth() {
        RecognisedSheet sheet = read("科协活动台账.xlsx", "2022年", """
                序号|日期|活动名称|参加人数
                一月份|||
                #1|5日|科普进校园|#10
                小计|||#10
                二月份|||
                #2|7日|科普进社区|#20
                #3|8-9日|科普进乡村|#30
                小计|||#51
                合计|3场次||#60
                """, "A2:D2", "A5:D5");
        assertThat(sheet.drafts().stream().map(draft -> draft.firstDay() + " " + draft.lastDay()))
                .containsExactly("2022-01-05 2022-01-05", "2022-02-07 2022-02-07", "2022-02-08 2022-02-09");
        assertThat(left(sheet)).containsExactly("HEADER 1", "SECTION 2", "TOTAL 4", "SECTION 5", "TOTAL 8", "TOTAL 9");
        assertThat(sheet.totals().stream().map(t -> t.row() + " " + t.stated() + " " + t.summed() + " " + t.agrees()))
                .containsExactly("4 10 10 true", "8 51 50 false", "9 3 3 true", "9 60 60 true");
        assertThat(sheet.totals().get(1).difference()).isEqualByComparingTo("1");
    }

    @Test
    void aSheetOfAMonthLendsItsNameToItsDays() {
        RecognisedSheet sheet = read("残联2022年活动台账.xlsx", "3月", """
                日期|活动名称|参加人数
                #5|助残日|#10
                6日|爱耳日|#20
                """);
        assertThat(sheet.drafts().stream().map(draft -> String.valueOf(draft.firstDay())))
                .containsExactly("2022-03-05", "2022-03-06");
    }

    @Test
    void totalsMayStandAboveTheRows() {
        RecognisedSheet sheet = read("科协活动台账.xlsx", "2022年", """
                科协活动台账
                合计：2场次|||#30|#1200
                序号|日期|活动名称|参加人数|经费（元）
                #1|1月5日|科普进校园|#10|#1000
                #2|2月5日|科普进社区|#21|200元
                """);
        assertThat(sheet.totals().stream()
                        .map(t -> t.column() + " " + t.stated() + " " + t.summed() + " " + t.agrees()))
                .containsExactly("A 2 2 true", "D 30 31 false", "E 1200 1200 true");
    }

    @Test
    void aTotalRightUnderTheHeaderIsNoData() {
        RecognisedSheet sheet = read("科协活动台账.xlsx", "2022年", """
                序号|日期|活动名称|参加人数
                合 计||2场|#31
                #1|1月5日|科普进校园|#10
                #2|2月5日|科普进社区|#21
                """);
        assertThat(sheet.drafts()).hasSize(2);
        assertThat(sheet.totals()).hasSize(2).allMatch(TotalsCheck::agrees);
    }

    @Test
    void aRowWithAProblemStillCountsAsARowInTheTotals() {
        RecognisedSheet sheet = read("科协活动台账.xlsx", "2022年", """
                序号|日期|活动名称|参加人数
                #1|2月30日|科普进校园|#10
                #2|2月5日|科普进社区|一百五十多
                合计|2场次||#160
                """);
        assertThat(problems(sheet))
                .containsExactly("2 B 2月30日 reading.cell.noSuchDay", "3 D 一百五十多 reading.cell.noNumber");
        assertThat(sheet.valid()).isEmpty();
        assertThat(sheet.totals().stream().map(t -> t.ofRows() + " " + t.agrees() + " " + t.difference()))
                .containsExactly("true true 0", "false false 150");
    }

    @Test
    void whatIsMergedDownwardsCountsForEveryRowExceptNumbers() {
        RecognisedSheet sheet =
                read("总工会活动台账.xlsx", "活动", """
                序号|日期|活动名称|地点|协办单位|参加人数
                #1|3月5日|送温暖|灯塔乡|妇联|#10
                #2|||吉卡乡||#20
                #3|3月6日|义诊|县城|残联|#30
                ||||红十字会|
                """, "B2:B3", "C2:C3", "E2:E3", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "F4:F5");
        assertThat(sheet.drafts()).hasSize(3);
        Draft second = sheet.drafts().get(1);
        assertThat(second.title()).isEqualTo("送温暖");
        assertThat(second.firstDay()).hasToString("2022-03-05");
        assertThat(second.partners()).hasToString("[妇联]");
        assertThat(second.measures().values()).containsExactly(BigDecimal.valueOf(20));
        assertThat(sheet.drafts().get(2).partners()).hasToString("[残联, 红十字会]");
        assertThat(left(sheet)).contains("CONTINUED 5");
    }

    @Test
    void numberedButEmptyRowsRepeatedHeadersAndNumberingRowsAreNoData() {
        RecognisedSheet sheet = read("科协活动台账.xlsx", "2022年", """
                序号|日期|活动名称|参加人数|备注
                1|2|3|4|5
                #1|1月5日|科普进校园|#10|
                序号|日期|活动名称|参加人数|备注
                #2|2月5日|科普进社区|#21|
                #3||||
                #4||||
                注：1.参加人数按人次计
                2.没有的不填
                """);
        assertThat(left(sheet))
                .containsExactly(
                        "HEADER 1",
                        "HINT 2",
                        "HEADER_AGAIN 4",
                        "ONLY_NUMBERED 6",
                        "ONLY_NUMBERED 7",
                        "NOTE 8",
                        "NOTE 9");
        assertThat(sheet.drafts()).hasSize(2);
    }

    @Test
    void anExampleRowIsNoDataThoughItIsFilledIn() {
        RecognisedSheet sheet = read("科协活动台账.xlsx", "2022年", """
                序号|日期|活动名称|参加人数
                示例|2022-03-05|科普进校园|50
                #1|1月5日|科普进校园|#10
                """);
        assertThat(left(sheet)).containsExactly("HEADER 1", "HINT 2");
        assertThat(sheet.drafts()).hasSize(1);
    }

    @Test
    void aColumnOfUnitsSaysWhoseRowsAreWhose() {
        RecognisedSheet sheet = read("群团活动汇总.xlsx", "Sheet1", """
                2022年班玛县群团活动汇总表
                单位|活动时间|活动名称|联办单位|服务人次|慰问金额
                共青团班玛县委员会|2022.5.4|五四表彰|县妇联、教育局|#80|
                县残联|2022.5.15|走访慰问残疾人|民政局 县医院|#20|5,000元
                班玛县委宣传部|2022.6.1|文艺汇演||#300|
                """);
        assertThat(sheet.kind().code()).isEqualTo("activity");
        assertThat(sheet.unit()).isNull();
        assertThat(sheet.drafts().stream().map(draft -> String.valueOf(draft.unit())))
                .containsExactly("团县委", "残联", "null");
        assertThat(sheet.drafts().get(1).partners()).hasToString("[民政局, 县医院]");
        assertThat(sheet.drafts().get(1).partners()).noneMatch(party -> party.isUnit());
        assertThat(sheet.drafts().get(1).moneyUnclear()).isFalse();
        assertThat(sheet.drafts().get(2).leadBasis()).isEqualTo(LeadBasis.UNKNOWN);
    }

    @Test
    void hostsLeadAndThoseWhoCarryItOutJoin() {
        RecognisedSheet sheet = read("活动.xlsx", "活动", """
                2022年活动台账
                序号|时间|活动名称|主办单位|承办单位|参加人数
                #1|3月5日|学雷锋|团县委、妇联|县文化馆|#50
                """);
        Draft draft = sheet.drafts().get(0);
        assertThat(draft.lead()).hasToString("团县委");
        assertThat(draft.leadBasis()).isEqualTo(LeadBasis.STATED);
        assertThat(draft.partners()).hasToString("[妇联, 县文化馆]");
    }

    @Test
    void beginningAndEndMayHaveAColumnEach() {
        RecognisedSheet sheet = read("培训.xlsx", "培训", """
                2022年培训台账
                序号|培训班名称|开班日期|结业日期|参训人数|课时|主讲人|联系电话
                #1|工会干部培训|2022.3.5|2022.3.7|#50|#24|扎西|13900000000
                #2|工会干部培训|2022.4.5|2022.4.1|#50|#24|扎西|13900000000
                """);
        assertThat(sheet.drafts().get(0).lastDay()).hasToString("2022-03-07");
        assertThat(problems(sheet)).containsExactly("4 D 2022.4.1 reading.cell.reversed");
        assertThat(sheet.leftOutColumns().stream()
                        .map(c -> c.column() + " " + c.message().key()))
                .containsExactly("A reading.column.sequence", "G reading.column.personal", "H reading.column.personal");
        assertThat(sheet.drafts().get(0).measures()).containsEntry(Measure.MINUTES, BigDecimal.valueOf(24 * 45));
    }

    @Test
    void twoAmountsAreWhatWasGivenAndWhatWasSpent() {
        RecognisedSheet sheet = read("总工会活动台账.xlsx", "活动", """
                日期|活动名称|发放款物（元）|活动经费（元）|参加人数
                3月5日|送温暖|#3000|#500|#10
                """);
        assertThat(sheet.drafts().get(0).measures())
                .containsEntry(Measure.GIVEN, new BigDecimal("3000.00"))
                .containsEntry(Measure.COST, new BigDecimal("500.00"));
        assertThat(sheet.asksWhatMoneyIs()).isFalse();
    }

    @Test
    void aSumBesideCashAndGoodsIsNotAddedToThem() {
        RecognisedSheet sheet = read("总工会活动台账.xlsx", "活动", """
                日期|活动名称|慰问金（元）|物资折价（元）|合计金额（元）|参加人数
                3月5日|送温暖|#3000|#500|#3500|#10
                """);
        assertThat(sheet.drafts().get(0).measures())
                .containsEntry(Measure.GIVEN_CASH, new BigDecimal("3000.00"))
                .containsEntry(Measure.GIVEN_GOODS, new BigDecimal("500.00"))
                .doesNotContainKey(Measure.GIVEN);
    }

    @Test
    void amountsWithoutAUnitThatLookLikeTenThousandsAreReadSoAndSaidSo() {
        RecognisedSheet sheet = read("总工会活动台账.xlsx", "活动", """
                日期|活动名称|资金投入|参加人数
                3月5日|送温暖|#0.3|#10
                3月6日|送温暖|#1.25|#10
                3月7日|送温暖|#0.07|#10
                """);
        assertThat(sheet.drafts().get(2).measures()).containsEntry(Measure.GIVEN, new BigDecimal("700.00"));
        assertThat(problems(sheet)).containsExactly("0 C 资金投入 reading.sheet.takenAsTenThousands");
        assertThat(sheet.isBlocked()).isFalse();
    }

    @Test
    void emptyOneRowAndHeaderOnlySheetsAreSetAsideOrSaidToBeEmpty() {
        assertThat(read("a.xlsx", "Sheet2", "").setAside()).hasToString("reading.setAside.empty");
        assertThat(read("a.xlsx", "Sheet2", "2022年妇联活动台账").setAside()).hasToString("reading.setAside.noHeader");
        RecognisedSheet headerOnly = read("妇联活动台账.xlsx", "Sheet1", "序号|日期|活动名称|参加人数");
        assertThat(headerOnly.kind().code()).isEqualTo("activity");
        assertThat(headerOnly.drafts()).isEmpty();
        assertThat(problems(headerOnly)).containsExactly("0 null  reading.sheet.noRows");
        RecognisedSheet roster = read("通讯录.xlsx", "Sheet1", "姓名|电话|单位\n扎西|139|县妇联");
        assertThat(roster.kind().isUnknown()).isTrue();
        assertThat(roster.setAside()).hasToString("reading.setAside.unknown");
    }

    @Test
    void anotherYearOrCountyIsNoticedAndBlocksTheSheet() {
        String rows = "\n序号|日期|活动名称|参加人数\n#1|3月5日|学雷锋|#10\n";
        RecognisedSheet lastYear = read("活动台账.xlsx", "Sheet1", "班玛县妇联2021年活动台账" + rows);
        assertThat(lastYear.problems().stream().map(p -> p.message().toString()))
                .containsExactly("reading.sheet.otherYear[班玛县妇联2021年活动台账, 2021, 2022]");
        assertThat(lastYear.valid()).isEmpty();
        RecognisedSheet neighbour = read("活动台账.xlsx", "Sheet1", "久治县妇联2022年活动台账" + rows);
        assertThat(neighbour.problems().stream().map(p -> p.message().toString()))
                .containsExactly("reading.sheet.otherCounty[久治县妇联2022年活动台账, 久治县, 班玛县]");
        assertThat(neighbour.isBlocked()).isTrue();
        assertThat(neighbour.unit()).isNull();
        assertThat(read("久治县妇联活动台账.xlsx", "Sheet1", "妇联活动台账" + rows).isBlocked())
                .isTrue();
        assertThat(read("妇联2021年活动台账.xlsx", "Sheet1", "妇联活动台账" + rows).isBlocked())
                .isTrue();
    }

    @Test
    void aTitleLeftOverFromLastYearOnlyAsksWhenTheDaysSayThisYear() {
        RecognisedSheet sheet = read("活动台账.xlsx", "Sheet1", """
                班玛县妇联2021年活动台账
                序号|日期|活动名称|参加人数
                #1|2022.3.5|学雷锋|#10
                #2|@44626|学雷锋|#10
                """);
        assertThat(sheet.problems()).hasSize(1);
        assertThat(sheet.isBlocked()).isFalse();
        assertThat(sheet.valid()).hasSize(2);
    }

    @Test
    void daysOutsideTheYearNegativePeopleAndWordsForNumbersStandAtTheirPlace() {
        RecognisedSheet sheet = read("妇联活动台账.xlsx", "Sheet1", """
                序号|日期|活动名称|参加人数|经费（元）|所在乡镇
                #1|2021.12.5|学雷锋|#-10|很多|灯塔乡
                #2||三八节|若干|#5|新华乡
                #3|3月9日||#12|#5|县城
                """);
        assertThat(problems(sheet))
                .containsExactly(
                        "2 B 2021.12.5 reading.cell.outsideYear",
                        "2 D -10 reading.cell.negative",
                        "2 E 很多 reading.cell.noAmount",
                        "3 B  reading.row.noDay",
                        "3 D 若干 reading.cell.noNumber",
                        "3 F 新华乡 reading.cell.unknownTownship",
                        "4 C  reading.row.noTitle");
        assertThat(sheet.drafts().get(1).problems().stream().filter(p -> !p.blocking()))
                .singleElement()
                .satisfies(p -> assertThat(p.message().key()).isEqualTo("reading.cell.unknownTownship"));
    }

    @Test
    void aDayThatLostItsZeroIsSettledByItsNeighboursOrAsked() {
        RecognisedSheet sheet = read("妇联活动台账.xlsx", "Sheet1", """
                日期|活动名称|参加人数
                #3.5|甲|#1
                #3.1|乙|#1
                #3.15|丙|#1
                #3.2|丁|#1
                """);
        assertThat(sheet.drafts().stream().map(draft -> String.valueOf(draft.firstDay())))
                .containsExactly("2022-03-05", "2022-03-10", "2022-03-15", "null");
        assertThat(problems(sheet)).containsExactly("5 A 3.2 reading.cell.lostZero");
    }

    @Test
    void aHiddenSheetIsNotTakenUnlessSomebodySaysSo() {
        var grid = cn.yipanqi.intake.reading.workbook.Grid.builder("妇联活动台账.xlsx", "旧")
                .hidden(true);
        List.of("日期", "活动名称", "参加人数")
                .forEach(text -> grid.cell(1, List.of("日期", "活动名称", "参加人数").indexOf(text), Sheets.cell(text)));
        grid.cell(2, 0, Sheets.cell("3月5日")).cell(2, 1, Sheets.cell("学雷锋")).cell(2, 2, Sheets.cell("#10"));
        RecognisedSheet sheet = new Recogniser().recognise(grid.build(), Banma.context());
        assertThat(sheet.setAside()).hasToString("reading.setAside.hidden");
        assertThat(sheet.drafts()).isEmpty();
        RecognisedSheet taken = new Recogniser().apply(grid.build(), sheet.mapping(), Banma.context());
        assertThat(taken.drafts()).hasSize(1);
        assertThat(taken.setAside()).isNull();
    }

    @Test
    void unitsOfMeasureMayStandInARowOfTheirOwn() {
        RecognisedSheet sheet = read("妇联活动台账.xlsx", "Sheet1", """
                日期（如2022.1.1）|活动名称|参加人数|发放款物
                ||人次|万元
                3月5日|送温暖|#10|#0.5
                """);
        assertThat(sheet.mapping().headerRows()).containsExactly(1, 2);
        assertThat(sheet.mapping().columns().get(3).label()).isEqualTo("发放款物（万元）");
        assertThat(sheet.drafts().get(0).measures()).containsEntry(Measure.GIVEN, new BigDecimal("5000.00"));
        assertThat(problems(sheet)).isEmpty();
    }

    @Test
    void monthAndDayMayHaveAColumnEach() {
        RecognisedSheet sheet = read("妇联活动台账.xlsx", "Sheet1", """
                月|日|活动名称|参加人数
                #3|#5|送温暖|#10
                |#6|送温暖|#10
                四月|7日|送温暖|#10
                """, "A2:A3");
        assertThat(sheet.drafts().stream().map(draft -> String.valueOf(draft.firstDay())))
                .containsExactly("2022-03-05", "2022-03-06", "2022-04-07");
    }

    @Test
    void listsBesideTheTableAreLeftOutThoughTheyHaveAHeading() {
        RecognisedSheet sheet = read("妇联活动台账.xlsx", "Sheet1", """
                日期|活动名称|参加人数|||乡镇名单|单位名单
                3月5日|送温暖|#10|||灯塔乡|妇联
                3月6日|送温暖|#10|||吉卡乡|残联
                |||||达卡乡|科协
                """);
        assertThat(sheet.drafts()).hasSize(2);
        assertThat(sheet.leftOutColumns().stream()
                        .map(c -> c.column() + " " + c.message().key()))
                .containsExactly("F reading.column.lookup", "G reading.column.lookup");
        assertThat(left(sheet)).containsExactly("HEADER 1", "LOOKUP 4");
    }

    @Test
    void aConsolationNamedByItsCategoryHasRecipientsToo() {
        RecognisedSheet sheet = read("妇联活动台账.xlsx", "Sheet1", """
                日期|活动名称|活动类别|参加人数
                3月5日|困难职工|走访慰问|#10
                """);
        assertThat(sheet.drafts().get(0).measures()).containsOnlyKeys(Measure.RECIPIENTS);
    }
}
