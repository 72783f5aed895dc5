package cn.yipanqi.coordination.regulation.meeting;

import java.util.UUID;

/**
 * A version that a meeting adopted.
 *
 * @param id of the version
 * @param title of its regulation
 * @param number of the version
 */
public record AdoptedVersion(UUID id, String title, int number) {

    public String url() {
        return "/coordination/regulations/versions/" + id;
    }
}
