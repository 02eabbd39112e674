package org.polyseme.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.NativeLibrary;
import java.util.Objects;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class BlasTest {
    @Test
    @EnabledOnOs(OS.LINUX) // by that name
    void openBlasUsesOneThread() {
        Loader.load(openblas_nolapack.class);
        String path = Loader.getLoadedLibraries().get("openblas_nolapack@.0");
        NativeLibrary library = NativeLibrary.getInstance(Objects.requireNonNull(path));
        library.getFunction("openblas_set_num_threads").invokeVoid(new Object[] {2});
        Blas.useOneThread();
        assertEquals(1, library.getFunction("openblas_get_num_threads").invokeInt(new Object[0]));
    }
}
