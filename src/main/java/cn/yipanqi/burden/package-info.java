/**
 * What the product's forms ask of units, so that it can be made less: each form says who wants it, what for, how often, until when, and
 * which of its fields are known already.
 *
 * <p><b>Words.</b> A <em>form</em> is a page's form with at least one field one fills in. Its <em>owner</em> is the office that wants it. A <em>fact</em>
 * is what a field asks for ({@code entry.day}); a fact that two forms ask for is <em>asked twice</em>, and there should be none. An
 * <em>ask</em> is one form sent in by a unit, a station or the office.
 *
 * <p><b>Not here:</b> persons. Nothing is kept of who sent a form in, how fast or how often (整治形式主义为基层减负若干规定, 2024).
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "database", "organisation", "shared", "web"})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.burden;
