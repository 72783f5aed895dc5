/**
 * Editions of a county's report: begun from a template, edited while their figures follow the ledger, reviewed by a second pair of eyes,
 * signed on paper, and frozen when they are sent up.
 *
 * <p><b>Words.</b> An <em>edition</em> 版本 is the report of one county on one period; a <em>draft</em> 拟稿 shows what the ledger says now;
 * in <em>review</em> 核稿 its text is locked and somebody else than its sender passes it or sends it back; a <em>signing</em> 签发 records who
 * signed it on paper, keeps the scan, and pins the figures to their posting number;
 * <em>freezing</em> 报送冻结 keeps the posting number, every figure with its definition, the rows behind those the text names, and the very
 * bytes of the Word file. A <em>correction</em> 报送后更正 is the difference between a frozen figure and what the ledger says since; it stands
 * beside the edition and never alters it. A <em>typed number</em> 人工填报 has whoever typed it as its <em>signer</em>. A <em>return</em> is a
 * Word file that was edited outside and came back.
 *
 * <p>An edition is evaluated in one snapshot of the database (REPEATABLE READ), so that its values, rows, posting number and file belong
 * together while others go on posting. Of two who freeze or save at once, the second is told (409).
 *
 * <p><b>Not here:</b> how a text is read and filled (report.template), the page in Word (report.word), what figures mean (figures).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: factor",
            "audit",
            "coordination :: meeting",
            "database",
            "figures",
            "files",
            "ledger",
            "ledger :: vouching",
            "notify",
            "organisation",
            "shared",
            "web"
        })
@org.jspecify.annotations.NullMarked
package cn.yipanqi.report;
