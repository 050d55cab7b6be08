package dev.fstore.postgres.codec.internal.type;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Date;
import java.util.Map;

/** Explains why a class has no exact mapping, and suggests a replacement. */
final class Advice {

    private static final String OWN =
            "make it a record, a sealed interface of records or an enum, or add a mapping of it";

    private Advice() {}

    static Refused refused(Class<?> type) {
        return new Refused("%s %s".formatted(kind(type), type.getName()), remedy(type));
    }

    private static String kind(Class<?> type) {
        if (type == Object.class) {
            return "values of any class:";
        }
        if (type.isEnum()) {
            return "enum among records,";
        }
        if (type.isInterface()) {
            return "open interface";
        }
        return Modifier.isAbstract(type.getModifiers()) ? "abstract class" : "class";
    }

    private static String remedy(Class<?> type) {
        if (type.isEnum()) {
            return "write a record with the enum as its component";
        }
        if (Iterable.class.isAssignableFrom(type) && type.getName().startsWith("io.vavr.")) {
            return "use Seq, Set or Map of Vavr, or a class of them that is not lazy";
        }
        if (Collection.class.isAssignableFrom(type) || type == Iterable.class) {
            return "use java.util.List or Set";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "use java.util.Map, SortedMap or SequencedMap";
        }
        if (Date.class.isAssignableFrom(type)) {
            return "use java.time.Instant";
        }
        return OWN;
    }
}
