package dev.fstore.postgres.codec.internal.type;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/** The canonical constructor of a record. Its handle takes a millisecond to make, and is made when the first value is read. */
final class RecordConstructor {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final Constructor<?> constructor;
    private volatile @Nullable MethodHandle handle;

    /** @param constructor accessible */
    RecordConstructor(Constructor<?> constructor) {
        this.constructor = constructor;
    }

    /** The record of these components. */
    Object construct(@Nullable Object[] values) throws Throwable {
        var made = handle;
        if (made == null) {
            made = make();
            handle = made; // made twice by two threads, it is the same
        }
        return (Object) made.invokeExact(values);
    }

    private MethodHandle make() throws IllegalAccessException {
        int components = constructor.getParameterCount();
        return LOOKUP.unreflectConstructor(constructor)
                .asFixedArity() // or it would collect the array of a component like String... into another one
                .asType(MethodType.genericMethodType(components))
                .asSpreader(Object[].class, components);
    }
}
