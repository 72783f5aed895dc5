package cn.yipanqi.web;

import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Money;
import cn.yipanqi.shared.Period;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What a template is given to write one page with: the visitor's language, the notation of numbers and days, who looks, where he is, and
 * addresses. Every template takes it as {@code @param cn.yipanqi.web.Page page}; a controller may take it as an argument.
 */
public final class Page {

    /** Key under which a controller leaves a sentence for the page it redirects to: {@code redirect.addFlashAttribute(Page.NOTICE, …)}. */
    public static final String NOTICE = "notice";

    private final PageShell shell;
    private final HttpServletRequest request;
    private final Locale locale;
    private final boolean elder;
    private final Address here;
    private final VisitorView visitor;
    private @Nullable SideNavigation navigation;

    Page(PageShell shell, HttpServletRequest request, Locale locale, boolean elder, VisitorView visitor) {
        this.shell = shell;
        this.request = request;
        this.locale = locale;
        this.elder = elder;
        this.here = Address.of(request);
        this.visitor = visitor;
    }

    // language

    /** The sentence of this key in the visitor's language. */
    public String t(String key, Object... args) {
        return shell.languages().say(locale, key, args);
    }

    /** The word of a name that data brings along; the name itself where there is none. */
    public String word(String prefix, String name) {
        return shell.languages().word(locale, prefix + name, name);
    }

    public String t(Message message) {
        return shell.languages().say(locale, message);
    }

    public Locale locale() {
        return locale;
    }

    /** Every language offered, Chinese first. */
    public List<Locale> languages() {
        return shell.languages().offered();
    }

    /** What a language calls itself. */
    public String ownName(Locale language) {
        return shell.languages().say(language, "language.name");
    }

    /** An empty list of mistakes, to be filled in the visitor's language. */
    public Mistakes mistakes() {
        return new Mistakes(shell.languages(), locale);
    }

    // notation; what is null becomes --

    /** 2,063; at most two decimals, only as far as they are there. */
    public String number(@Nullable Number value) {
        return shell.notation().number(value);
    }

    /** Yuan without the unit: 15,480, or 15,480.50 where there are fen. */
    public String money(@Nullable Money value) {
        return shell.notation().money(value);
    }

    /** As {@link #money(Money)}. */
    public String yuan(@Nullable BigDecimal value) {
        return shell.notation().yuan(value);
    }

    /** 万元 without the unit, one decimal: 43.8. */
    public String wan(@Nullable Money value) {
        return shell.notation().wan(value);
    }

    /** A ratio between 0 and 1: 86.8%. */
    public String percent(@Nullable BigDecimal ratio) {
        return shell.notation().percent(ratio);
    }

    /** 2022-03-05. */
    public String day(@Nullable LocalDate day) {
        return shell.notation().day(day);
    }

    /** 2022-03-05 ～ 2022-03-07, or one day where both are the same. */
    public String span(@Nullable LocalDate from, @Nullable LocalDate to) {
        return shell.notation().span(from, to);
    }

    public String span(Period period) {
        return span(period.from(), period.to());
    }

    /** 2022-12-30 16:40 by the clock on the county's wall. */
    public String time(@Nullable Instant at) {
        return shell.notation().time(at);
    }

    public String text(@Nullable String value) {
        return shell.notation().text(value);
    }

    // the visitor

    public VisitorView visitor() {
        return visitor;
    }

    public boolean may(String permission) {
        return visitor.may(permission);
    }

    public boolean elder() {
        return elder;
    }

    /** The side navigation; evaluated when first asked for, and once a page. */
    public SideNavigation navigation() {
        SideNavigation known = navigation;
        if (known == null) {
            known = shell.navigation().of(visitor, here);
            navigation = known;
        }
        return known;
    }

    public Commons[] commons() {
        return Commons.values();
    }

    /** The county named on the page: the visitor's, or the installation's on pages before sign-in; empty where there is none. */
    public String county() {
        String county = visitor.county();
        return county == null ? shell.settings().entrance().county() : county;
    }

    /** Telephone of the help desk, empty where the installation has none. */
    public String helpPhone() {
        return shell.settings().helpPhone();
    }

    /** What the controller that redirected here had to say, if anything. */
    public @Nullable String notice() {
        var flash = RequestContextUtils.getInputFlashMap(request);
        Object said = flash == null ? null : flash.get(NOTICE);
        return said instanceof Message message ? t(message) : null;
    }

    // addresses

    /** Path of this page within the site. */
    public String path() {
        return here.path();
    }

    /** An address within the site, for {@code href}, {@code action}, {@code hx-get}: puts the site's own path before it. */
    public String to(String url) {
        return request.getContextPath() + url;
    }

    /** This page's address with a query parameter set: {@code page.with("sort", "day")}. */
    public String with(String name, Object value) {
        return to(here.with(name, value).toString());
    }

    /** This page's address without some query parameters. */
    public String without(String... names) {
        return to(here.without(names).toString());
    }

    /** This page's query parameter, if it has it. */
    public @Nullable String query(String name) {
        return here.value(name);
    }

    /** Address of a file for the browser, with its fingerprint: {@code page.asset("icons.svg")}. */
    public String asset(String name) {
        return to(shell.assets().address(name));
    }

    /** Address of a drawing of the sprite, for {@code <use href>}. */
    public String icon(String id) {
        return asset("icons.svg") + "#" + id;
    }

    /** The token every sent form bears; none where the site does not ask for one. */
    public @Nullable CsrfToken csrf() {
        return (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    }

    /** What every request of a script bears, as JSON: the token, for those who are signed in and may thus change something. */
    public @Nullable String scriptHeaders() {
        CsrfToken token = visitor.signedIn() ? csrf() : null;
        return token == null ? null : "{\"" + token.getHeaderName() + "\":\"" + token.getToken() + "\"}";
    }

    /** Where to complain about this page. */
    public String feedback() {
        return to(new Address("/feedback", List.of())
                .with("from", here.toString())
                .toString());
    }

    /** Whether only a part of a page was asked for (by htmx): then the controller answers with a fragment. */
    public boolean partial() {
        return isPartial(request);
    }

    static boolean isPartial(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request")) && !"true".equals(request.getHeader("HX-Boosted"));
    }
}
