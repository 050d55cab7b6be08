package dev.fstore.postgres.codec.generated;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** Values of the JDK: the extremes, and anything between them. */
final class RandomScalars {

    private static final double[] REALS = {
        0.0,
        -0.0,
        0.1,
        1e22,
        1e-7,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_NORMAL,
        9007199254740992.0
    };
    private static final List<String> DECIMALS = List.of(
            "0",
            "0.00",
            "1.50",
            "12345678901234567.89",
            "1E+3",
            "-1E-400",
            "1E+100000",
            "0E+7",
            "0E-7",
            "1E-7",
            "123.4560000000000000000000000000000000000000");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "\u20AC",
            "\uD83C\uDF55",
            "\u0001\b\u001F",
            "\u007F\u0085",
            "\r\n\t",
            "\\",
            "\"",
            "'",
            "\\u0000",
            "{\"a\": null}",
            "%s ? $1",
            "e\u0301",
            "\uFFFE\uFFFF");

    private final SplittableRandom random;
    private final Map<Class<?>, Supplier<Object>> kinds = new HashMap<>();
    private final List<String> zones = new ArrayList<>(ZoneId.getAvailableZoneIds());

    RandomScalars(SplittableRandom random) {
        this.random = random;
        zones.sort(null); // so that a seed means the same everywhere
        numbers();
        texts();
        times();
    }

    Object of(Class<?> type) {
        var kind = kinds.get(type);
        if (kind == null) {
            throw new IllegalArgumentException(type.getName());
        }
        return kind.get();
    }

    private void both(Class<?> primitive, Class<?> boxed, Supplier<Object> values) {
        kinds.put(primitive, values);
        kinds.put(boxed, values);
    }

    private long integer(long least, long most) {
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + (long) (random.nextDouble() * ((double) most - least));
        };
    }

    private void numbers() {
        both(boolean.class, Boolean.class, random::nextBoolean);
        both(byte.class, Byte.class, () -> (byte) integer(Byte.MIN_VALUE, Byte.MAX_VALUE));
        both(short.class, Short.class, () -> (short) integer(Short.MIN_VALUE, Short.MAX_VALUE));
        both(int.class, Integer.class, () -> (int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE));
        both(long.class, Long.class, () -> integer(Long.MIN_VALUE, Long.MAX_VALUE));
        both(double.class, Double.class, this::real);
        both(
                float.class,
                Float.class,
                () -> random.nextBoolean() ? (float) real() : Float.intBitsToFloat(random.nextInt()));
        both(char.class, Character.class, () -> (char) random.nextInt(1 << 16));
        kinds.put(BigDecimal.class, this::decimal);
        kinds.put(
                BigInteger.class,
                () -> new BigInteger(random.nextInt(5_000), new Random(random.nextLong()))
                        .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)));
        kinds.put(
                OptionalInt.class, () -> random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt()));
        kinds.put(
                OptionalLong.class,
                () -> random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong()));
        kinds.put(
                OptionalDouble.class, () -> random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(real()));
    }

    private double real() {
        return switch (random.nextInt(3)) {
            case 0 -> REALS[random.nextInt(REALS.length)];
            case 1 -> random.nextDouble();
            default -> Double.longBitsToDouble(random.nextLong());
        };
    }

    private BigDecimal decimal() {
        return random.nextBoolean()
                ? new BigDecimal(DECIMALS.get(random.nextInt(DECIMALS.size())))
                : BigDecimal.valueOf(random.nextLong(), random.nextInt(40) - 10);
    }

    private void texts() {
        kinds.put(
                String.class, () -> TEXTS.get(random.nextInt(TEXTS.size())) + TEXTS.get(random.nextInt(TEXTS.size())));
        kinds.put(UUID.class, () -> new UUID(random.nextLong(), random.nextLong()));
        kinds.put(
                URI.class, () -> URI.create("https://user@example.org:80/a%20b?q=" + random.nextInt(100) + "#\u00E9"));
        var locales = List.of("", "en", "de-CH-1996", "zh-Hant-TW", "sr-Latn", "th-TH-u-nu-thai");
        kinds.put(Locale.class, () -> Locale.forLanguageTag(locales.get(random.nextInt(locales.size()))));
        var currencies = List.of("EUR", "JPY", "TND", "XXX");
        kinds.put(Currency.class, () -> Currency.getInstance(currencies.get(random.nextInt(currencies.size()))));
        kinds.put(byte[].class, () -> {
            var bytes = new byte[random.nextInt(10)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) random.nextInt(256);
            }
            return bytes;
        });
    }

    private Instant instant() {
        return switch (random.nextInt(8)) {
            case 0 -> Instant.MIN;
            case 1 -> Instant.MAX;
            case 2 -> Instant.ofEpochSecond(random.nextLong(-31_557_014_167_219_200L, 31_556_889_864_403_199L));
            default -> Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L), random.nextInt(1_000_000_000));
        };
    }

    private ZoneOffset offset() {
        return ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801));
    }

    private ZoneId zone() {
        return random.nextInt(4) == 0 ? offset() : ZoneId.of(zones.get(random.nextInt(zones.size())));
    }

    private LocalDateTime local() {
        return LocalDateTime.ofEpochSecond(
                random.nextLong(-60_000_000_000L, 400_000_000_000L), random.nextInt(1_000_000_000), ZoneOffset.UTC);
    }

    private void times() {
        kinds.put(Instant.class, this::instant);
        kinds.put(LocalDateTime.class, this::local);
        kinds.put(LocalDate.class, () -> random.nextInt(9) == 0 ? LocalDate.MIN : local().toLocalDate());
        kinds.put(LocalTime.class, () -> random.nextInt(9) == 0 ? LocalTime.MAX : local().toLocalTime());
        kinds.put(OffsetDateTime.class, () -> local().atOffset(offset()));
        kinds.put(OffsetTime.class, () -> local().toLocalTime().atOffset(offset()));
        kinds.put(ZonedDateTime.class, this::zoned);
        kinds.put(Year.class, () -> Year.of(random.nextInt(-999_999_999, 1_000_000_000)));
        kinds.put(YearMonth.class, () -> YearMonth.from(local()));
        kinds.put(MonthDay.class, () -> random.nextInt(9) == 0 ? MonthDay.of(2, 29) : MonthDay.from(local()));
        kinds.put(Duration.class, () -> Duration.ofSeconds(random.nextLong(), random.nextInt(999_999_999)));
        kinds.put(Period.class, () -> Period.of(random.nextInt(), random.nextInt(), random.nextInt()));
        kinds.put(ZoneId.class, this::zone);
        kinds.put(ZoneOffset.class, this::offset);
    }

    /** Often within the hour that there is twice when summer ends. */
    private ZonedDateTime zoned() {
        return random.nextInt(4) == 0
                ? ZonedDateTime.ofLocal(
                        LocalDateTime.of(2026, 10, 25, 2, random.nextInt(60)),
                        ZoneId.of("Europe/Paris"),
                        ZoneOffset.ofHours(1 + random.nextInt(2)))
                : local().atZone(zone());
    }
}
