/**
 * Workbooks in: recognise, map, check, preview, post, compare with a later version, undo; workbooks out in a unit's own layout.
 *
 * <p><b>Words.</b> An <em>intake</em> is one upload of files for a county and year; a <em>sheet</em> is one of their worksheets, recognised
 * as a kind of ledger; a <em>mapping</em> says what its columns mean; <em>ignored</em> rows are no data and say why.
 *
 * <p><b>Not here:</b> what happens to entries once posted (ledger).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "database",
            "files",
            "ledger",
            "ledger :: reading",
            "organisation",
            "shared",
            "web"
        })
@org.jspecify.annotations.NullMarked
package cn.yipanqi.intake;
