package org.polyseme.state;

/**
 * What is charged besides reconstruction, each on its own. Immutable.
 *
 * @param l1 part of the loss: {@code λ Σ|W|}, or {@code (λ/B) Σ|H|} where the penalty falls on activations
 * @param fourthPowers part of the loss, at most 0: {@code −λ₄ ΣW⁴}
 * @param noise part of the loss: what the same samples cost more with noise and dropout than without; may be below 0
 * @param weightDecay no part of the loss: {@code (δ/2) Σθ²} over weights and biases, whose slope AdamW's decoupled decay
 *     goes down beside the gradient
 */
public record Costs(double l1, double fourthPowers, double noise, double weightDecay) {
    public static final Costs NONE = new Costs(0, 0, 0, 0);
}
