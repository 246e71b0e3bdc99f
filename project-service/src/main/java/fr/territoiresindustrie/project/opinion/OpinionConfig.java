package fr.territoiresindustrie.project.opinion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When those who owe opinions are reminded. */
@ConfigMapping(prefix = "tdi.opinion")
public interface OpinionConfig {

    /** How many days before its due date an opinion is told to be due soon. */
    @WithDefault("7")
    int remindDaysBefore();

    /** How often it is looked for opinions to remind of, as a duration such as {@code 10m}. */
    @WithDefault("10m")
    String reminderEvery();
}
