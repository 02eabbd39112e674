/**
 * The arithmetic of a step, twice: {@code HostKernel} in fused loops and OpenBLAS, {@code Nd4jKernel} in ND4J operations.
 *
 * <p>Thread: a kernel is confined to the thread that uses it. Imports: {@code state}, ND4J, OpenBLAS, JavaCPP.
 * Formulas and symbols: src/docs/model.md.
 */
package org.polyseme.engine.kernel;
