package cn.yipanqi.web;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation may set about its pages.
 *
 * @param helpPhone telephone number of the county's help desk; where empty, pages say whom to ask instead
 * @param entrance the county that stands on pages nobody is signed in to, where the installation is one county's
 * @param zone the clock on the wall, for times shown
 * @param templatesFromSources whether templates, styles and words are read from the sources at every request (development only)
 * @param strictMessages whether a word that no bundle has is a failure (tests) or merely logged (production)
 */
@ConfigurationProperties("yipanqi")
public record WebSettings(
        @DefaultValue("") String helpPhone,
        @DefaultValue Entrance entrance,
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("false") boolean templatesFromSources,
        @DefaultValue("false") boolean strictMessages) {

    /**
     * @param county its name, for instance 班玛县; empty where none is named
     * @param code its six-digit code, to which complaints sent from such a page belong; none where they are nobody's in particular
     */
    public record Entrance(
            @DefaultValue("") String county, @Nullable Long code) {}
}
