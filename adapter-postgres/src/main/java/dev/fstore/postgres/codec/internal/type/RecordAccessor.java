package dev.fstore.postgres.codec.internal.type;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The accessor of a component. Its handle is made when the first value is written, like that of the {@link RecordConstructor}. */
final class RecordAccessor {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType FROM_OBJECT_TO_OBJECT = MethodType.genericMethodType(1);

    private final Method accessor;
    private volatile @Nullable MethodHandle handle;

    /** @param accessor accessible */
    RecordAccessor(Method accessor) {
        this.accessor = accessor;
    }

    @Nullable
    Object value(Object owner) {
        try {
            var made = handle;
            if (made == null) {
                made = LOOKUP.unreflect(accessor).asType(FROM_OBJECT_TO_OBJECT);
                handle = made; // made twice by two threads, it is the same
            }
            return (@Nullable Object) made.invokeExact(owner);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e.getClass().getName(), new WithoutMessage(e));
        }
    }
}
