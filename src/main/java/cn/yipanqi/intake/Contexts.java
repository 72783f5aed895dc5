package cn.yipanqi.intake;

import cn.yipanqi.intake.reading.Context;
import cn.yipanqi.intake.reading.names.CountyNames;
import cn.yipanqi.intake.reading.names.Home;
import cn.yipanqi.intake.reading.names.NameBook;
import cn.yipanqi.intake.reading.names.NameBook.KnownHome;
import cn.yipanqi.intake.reading.names.NameBook.KnownTownship;
import cn.yipanqi.intake.reading.names.NameBook.KnownUnit;
import cn.yipanqi.intake.reading.names.Township;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Region;
import cn.yipanqi.organisation.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the reader of workbooks what a county's units, townships and homes are called. */
@Component
public class Contexts {

    private final Regions regions;
    private final Vocabularies vocabularies;

    Contexts(Regions regions, Vocabularies vocabularies) {
        this.regions = regions;
        this.vocabularies = vocabularies;
    }

    public Context of(CountyDirectory county, int year) {
        CountyNames names = CountyNames.of(county.name(), otherCounties(county.county()));
        return Context.of(year, names, book(county, names)).with(vocabularies.words(county.county()));
    }

    private List<String> otherCounties(long own) {
        return regions.search("", Region.Level.COUNTY, Optional.empty(), Integer.MAX_VALUE).stream()
                .filter(region -> region.ledger() != own)
                .map(Region::name)
                .toList();
    }

    private static NameBook book(CountyDirectory county, CountyNames names) {
        return new NameBook(
                names,
                county.units()
                        .map(unit -> {
                            List<String> all = new ArrayList<>(unit.aliases());
                            all.add(unit.fullName());
                            return new KnownUnit(unit.id(), unit.shortName(), all);
                        })
                        .toList(),
                county.townships().stream()
                        .map(township -> {
                            List<String> all = new ArrayList<>(township.aliases());
                            all.add(township.name());
                            return new KnownTownship(new Township(township.low(), township.name()), all);
                        })
                        .toList(),
                county.homes()
                        .map(home -> new KnownHome(new Home(home.id(), home.name()), List.of(home.name())))
                        .toList());
    }
}
