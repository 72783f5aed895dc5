package cn.yipanqi.accounts;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Regions;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Page;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a form offers to whoever gives a role: the roles that are his to give, his divisions, the county's units and stations. */
@Component
class GrantChoices {

    private final Directory directory;
    private final Regions regions;

    GrantChoices(Directory directory, Regions regions) {
        this.directory = directory;
        this.regions = regions;
    }

    /** The model of such a form. */
    Map<String, Object> of(SignedIn asker, County county, Page page) {
        CountyDirectory all = directory.of(county.code());
        List<Choice> divisions = regions.path(RegionCode.county(county.code())).stream()
                .filter(region -> asker.grant().region().contains(region.code()))
                .map(region -> new Choice(region.digits(), region.name()))
                .toList();
        List<Choice> roles = Arrays.stream(Role.values())
                .filter(asker.grant().role().gives()::contains)
                .map(role -> new Choice(role.name(), page.t(role.messageKey())))
                .toList();
        List<Choice> units = all.units()
                .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                .toList();
        List<Choice> stations = all.stations()
                .map(station -> new Choice(station.id().toString(), station.name()))
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("county", RegionCode.county(county.code()).digits());
        model.put("several", asker.grant().region().digits().length() < 6);
        model.put("divisions", divisions);
        model.put("roles", roles);
        model.put("units", units);
        model.put("stations", stations);
        return model;
    }
}
