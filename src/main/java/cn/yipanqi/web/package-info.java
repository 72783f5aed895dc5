/**
 * Page shell, components, errors, languages and assets: what every page shares, and nothing of what a page is about.
 *
 * <p><b>Words.</b> A <em>page</em> is what a template is given to write with: language, notation, visitor, addresses. A <em>visitor</em> is
 * whoever looks, signed in or not. A <em>mistake</em> is a sentence about one field of a form. An <em>asset</em> is a file for the browser
 * with a fingerprint in its address. Elder mode 长者模式 makes everything larger.
 *
 * <p><b>How a page is made.</b> A controller answers with a view name {@code <module>/<resource>/<page>}, a template of that name lies in
 * {@code src/main/jte}, takes {@code @param cn.yipanqi.web.Page page} and the model's attributes, and calls {@code web.layout.page}. Every
 * word comes from the bundles in {@code src/main/resources/messages}. Nothing is inline: the content policy forbids it.
 *
 * <p><b>Not here:</b> who the visitor is and what he may do (access says so through {@link cn.yipanqi.web.CurrentVisitor}), security
 * filters, any table but the complaints sent in from the pages.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"database", "shared"})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.web;
