package cn.yipanqi.persons.retention;

import java.time.Instant;
import java.util.List;

/**
 * A night's work for one county, or for the installation.
 *
 * @param county 0 for the installation
 */
public record Run(long county, Instant at, List<Result> results) {

    public boolean ofCounty() {
        return county != 0;
    }
}
