package cn.yipanqi.web;

import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * What is wrong with a sent form, in the visitor's language: shown as a summary on top that links to the fields, and with the same words
 * at each field. A form with mistakes is answered with status 422 and everything typed kept.
 */
public final class Mistakes {

    /**
     * @param field name and id of the field it is about; empty where it is about the form as a whole
     * @param text one sentence: what is wrong and what to write instead
     */
    public record Mistake(String field, String text) {}

    private final Languages languages;
    private final Locale language;
    private final List<Mistake> all = new ArrayList<>();

    Mistakes(Languages languages, Locale language) {
        this.languages = languages;
        this.language = language;
    }

    /** Adds one about a field; about the form as a whole where the field is empty. */
    public Mistakes add(String field, Message sentence) {
        all.add(new Mistake(field, languages.say(language, sentence)));
        return this;
    }

    public Mistakes add(List<InvalidInput.Fault> faults) {
        faults.forEach(fault -> add(fault.field(), fault.sentence()));
        return this;
    }

    /** Adds what binding and validation found. */
    public Mistakes add(BindingResult binding) {
        binding.getAllErrors()
                .forEach(error -> all.add(new Mistake(
                        error instanceof FieldError field ? field.getField() : "", languages.say(language, error))));
        return this;
    }

    /** Puts them into the order of the form's fields; first those about the form as a whole, last those about fields not named here. */
    public Mistakes inOrder(List<String> fields) {
        all.sort(Comparator.comparingInt(mistake -> {
            int place = fields.indexOf(mistake.field());
            return mistake.field().isEmpty() || place >= 0 ? place : fields.size();
        }));
        return this;
    }

    public boolean any() {
        return !all.isEmpty();
    }

    public List<Mistake> all() {
        return List.copyOf(all);
    }

    /** What is wrong with a field, the first thing only; none where nothing is. */
    public @Nullable String at(String field) {
        return all.stream()
                .filter(mistake -> mistake.field().equals(field))
                .map(Mistake::text)
                .findFirst()
                .orElse(null);
    }
}
