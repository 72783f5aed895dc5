package cn.yipanqi.notify;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node takes part in the jobs.
 *
 * @param enabled whether it does at all
 * @param polling how often it looks whether one is due
 * @param heartbeat how often it says that it still has one; whoever missed six has lost it
 */
@ConfigurationProperties("yipanqi.jobs")
record JobSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("10s") Duration polling,
        @DefaultValue("30s") Duration heartbeat) {}
