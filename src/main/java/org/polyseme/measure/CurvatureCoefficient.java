package org.polyseme.measure;

/**
 * What curvature alone foretells of {@link LearningCoefficient}: about a minimum where the loss is
 * {@code L* + ½ Σ_i h_i u_i²} its chains are Gaussian, and their mean excess loss is known. Pure functions.
 *
 * <p>Derived: the chains' stationary density is {@code exp(-nβ L - γ/2 |w - w*|²)}, so along an eigenvector of the Hessian
 * the variance is {@code 1/(nβ h_i + γ)}.
 */
public final class CurvatureCoefficient {
    private CurvatureCoefficient() {}

    /**
     * {@code λ = ½ Σ_i nβ h_i / (nβ h_i + γ)}, of chains as long and steps as small as one likes.
     *
     * @param hessian eigenvalues h_i of the loss's Hessian
     * @param strength nβ
     * @param localisation γ
     */
    public static double settled(double[] hessian, double strength, double localisation) {
        double sum = 0;
        for (double h : hessian) {
            sum += h > 0 ? strength * h / (strength * h + localisation) : 0;
        }
        return sum / 2;
    }

    /**
     * λ as chains of this length and step are to find it on average: along an eigenvector a step takes the variance v to
     * {@code (1 - ε/2 (nβ h_i + γ))² v + ε}, from 0 on.
     *
     * @param hessian eigenvalues h_i of the loss's Hessian
     * @param strength nβ
     */
    public static double ofChains(double[] hessian, LearningCoefficient.Settings settings, double strength) {
        double sum = 0;
        for (double h : hessian) {
            double kept = 1 - settings.rate() / 2 * (strength * h + settings.localisation());
            double variance = 0;
            double counted = 0;
            for (int step = 0; h > 0 && step < settings.burnIn() + settings.draws(); step++) {
                counted += step >= settings.burnIn() ? variance : 0;
                variance = kept * kept * variance + settings.rate();
            }
            sum += strength * h * counted / settings.draws();
        }
        return sum / 2;
    }

    /** How many directions the loss holds more tightly than the pull back does: {@code nβ h_i > γ}. */
    public static int felt(double[] hessian, double strength, double localisation) {
        int felt = 0;
        for (double h : hessian) {
            felt += strength * h > localisation ? 1 : 0;
        }
        return felt;
    }
}
