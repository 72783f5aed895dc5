package cn.yipanqi.database;

import cn.yipanqi.shared.Message;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Profiles;

/** Stops a production server that is not configured as one, before it connects to anything. */
class ProductionCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String PRODUCTION = "production";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getEnvironment().acceptsProfiles(Profiles.of(PRODUCTION))) {
            List<Message> faults = ProductionRule.broken(context.getEnvironment());
            if (!faults.isEmpty()) {
                throw new Unfit(faults);
            }
        }
    }
}
