package cn.yipanqi.web.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an installation allows a single request and a single asker.
 *
 * @param address longest address with its query, in characters
 * @param headers all names and values of a request's headers, in characters
 * @param strangersBody largest body of whoever is not signed in: sign-in, an invitation, a complaint
 * @param body largest body of a form or a call without files
 * @param upload largest body with a file
 * @param uploads largest body where many files come at once, for intake
 * @param bodyGrace how long a body may take in any case
 * @param bodyRate how much of it must come in a second beyond that, on average
 * @param addressAtOnce requests at work at once from one address, behind which a whole office may stand
 * @param accountAtOnce requests at work at once of one account
 * @param tokenCalls calls a minute with one account's tokens
 */
@ConfigurationProperties("yipanqi.limits")
public record Limits(
        @DefaultValue("6000") int address,
        @DefaultValue("12000") int headers,
        @DefaultValue("64KB") DataSize strangersBody,
        @DefaultValue("10MB") DataSize body,
        @DefaultValue("21MB") DataSize upload,
        @DefaultValue("200MB") DataSize uploads,
        @DefaultValue("30s") Duration bodyGrace,
        @DefaultValue("4KB") DataSize bodyRate,
        @DefaultValue("200") int addressAtOnce,
        @DefaultValue("40") int accountAtOnce,
        @DefaultValue("1200") int tokenCalls) {}
