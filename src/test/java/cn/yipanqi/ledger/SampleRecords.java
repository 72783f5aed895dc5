package cn.yipanqi.ledger;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** A work module of the tests, whose records stand nowhere but in the tests' own words. */
@Component
public class SampleRecords implements RecordAddress {

    public static final String MODULE = "sample";

    @Override
    public boolean knows(String module) {
        return module.equals(MODULE);
    }

    @Override
    public String url(UUID record) {
        return "/sample/records/" + record;
    }

    @Override
    public String nameKey() {
        return "kind.meeting";
    }
}
