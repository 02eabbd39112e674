package org.polyseme.store;

import java.util.List;
import org.polyseme.state.Experiment;

/**
 * A recipe with the words that go with it. Immutable.
 *
 * @param id the file's name without its ending
 * @param title a few words for lists; the id where the file has none
 * @param lookFor one line on what to look for; may be empty
 * @param source the paper and place that it follows; may be empty
 * @param paper the paper's short name, under which lists put it; may be empty
 * @param url where the source can be read; may be empty
 * @param experiment the recipe itself
 * @param claims what it promises to show; may be empty
 */
public record Preset(
        String id,
        String title,
        String lookFor,
        String source,
        String paper,
        String url,
        Experiment experiment,
        List<Claim> claims) {
    public Preset {
        claims = List.copyOf(claims);
    }

    /** One that follows no paper. */
    public Preset(String id, String title, String lookFor, String source, Experiment experiment, List<Claim> claims) {
        this(id, title, lookFor, source, "", "", experiment, claims);
    }
}
