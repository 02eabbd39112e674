package org.polyseme.measure;

import java.util.List;

/**
 * The polysemantic neurons by the signs of the features that are on them. Immutable.
 *
 * <p>Source: Lecomte et al. 2312.03096: ReLU lets features of opposite sign stay together, of equal sign not for long.
 *
 * @param opposite neurons with exactly one feature of each sign
 * @param equal neurons whose features are all of one sign
 * @param mixed neurons with three features or more, of both signs
 */
public record SignSplit(int opposite, int equal, int mixed) {

    public static SignSplit of(Allocation allocation) {
        int opposite = 0;
        int equal = 0;
        int mixed = 0;
        for (int k = 0; k < allocation.neurons(); k++) {
            List<Allocation.Owner> owners = allocation.ownersOf(k);
            if (owners.size() >= 2) {
                long positive = owners.stream().filter(o -> o.weight() > 0).count();
                boolean bothSigns = positive > 0 && positive < owners.size();
                opposite += bothSigns && owners.size() == 2 ? 1 : 0;
                mixed += bothSigns && owners.size() > 2 ? 1 : 0;
                equal += bothSigns ? 0 : 1;
            }
        }
        return new SignSplit(opposite, equal, mixed);
    }

    public int polysemanticNeurons() {
        return opposite + equal + mixed;
    }
}
