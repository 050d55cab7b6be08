package dev.fstore.postgres.codec.internal.value;

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
import java.util.Base64;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JsonParser;

/** The mappings of the JDK's values. */
public final class Scalars {

    /** Also of primitives, which are read and written boxed. */
    public static final Map<Class<?>, Mapping<?>> ALL = all();

    private static final String FIRST_DAY = "-01";

    private Scalars() {}

    private static Map<Class<?>, Mapping<?>> all() {
        var all = new HashMap<Class<?>, Mapping<?>>();
        primitives(all);
        times(all);
        all.put(BigInteger.class, Numbers.BIG_INTEGER);
        all.put(BigDecimal.class, Numbers.BIG_DECIMAL);
        all.put(String.class, TextMapping.STRING);
        all.put(UUID.class, TextMapping.UUIDS);
        all.put(Locale.class, TextMapping.LOCALES);
        all.put(URI.class, TextMapping.of("uri", uri -> TextMapping.requireStorable(uri.toString()), URI::create));
        all.put(
                Currency.class,
                new TextMapping<>(
                        "a currency code", Currency::getCurrencyCode, Currency::getInstance, schema -> schema));
        all.put(
                byte[].class,
                new TextMapping<byte[]>(
                        "a string in Base64",
                        Base64.getEncoder()::encodeToString,
                        Base64.getDecoder()::decode,
                        schema -> schema.put("contentEncoding", "base64")));
        return Map.copyOf(all);
    }

    private static void primitives(Map<Class<?>, Mapping<?>> all) {
        all.put(boolean.class, ScalarMapping.BOOLEAN);
        all.put(Boolean.class, ScalarMapping.BOOLEAN);
        all.put(char.class, ScalarMapping.CHARACTER);
        all.put(Character.class, ScalarMapping.CHARACTER);
        all.put(byte.class, Numbers.BYTE);
        all.put(Byte.class, Numbers.BYTE);
        all.put(short.class, Numbers.SHORT);
        all.put(Short.class, Numbers.SHORT);
        all.put(int.class, Numbers.INTEGER);
        all.put(Integer.class, Numbers.INTEGER);
        all.put(long.class, Numbers.LONG);
        all.put(Long.class, Numbers.LONG);
        all.put(float.class, Floats.FLOAT);
        all.put(Float.class, Floats.FLOAT);
        all.put(double.class, Floats.DOUBLE);
        all.put(Double.class, Floats.DOUBLE);
    }

    private static void times(Map<Class<?>, Mapping<?>> all) {
        all.put(Instant.class, TextMapping.of("date-time", Instant::toString, Instant::parse));
        all.put(OffsetDateTime.class, TextMapping.of("date-time", OffsetDateTime::toString, OffsetDateTime::parse));
        all.put(ZonedDateTime.class, TextMapping.of("zoned-date-time", ZonedDateTime::toString, ZonedDateTime::parse));
        all.put(LocalDate.class, TextMapping.of("date", LocalDate::toString, LocalDate::parse));
        all.put(LocalTime.class, TextMapping.of("local-time", LocalTime::toString, LocalTime::parse));
        all.put(LocalDateTime.class, TextMapping.of("local-date-time", LocalDateTime::toString, LocalDateTime::parse));
        all.put(OffsetTime.class, TextMapping.of("offset-time", OffsetTime::toString, OffsetTime::parse));
        all.put(YearMonth.class, TextMapping.of("year-month", Scalars::text, Scalars::yearMonth));
        all.put(MonthDay.class, TextMapping.of("month-day", MonthDay::toString, MonthDay::parse));
        all.put(Duration.class, TextMapping.of("duration", Duration::toString, Duration::parse));
        all.put(Period.class, TextMapping.of("period", Period::toString, Period::parse));
        all.put(ZoneId.class, TextMapping.of("time-zone", ZoneId::getId, ZoneId::of));
        all.put(ZoneOffset.class, TextMapping.of("zone-offset", ZoneOffset::getId, ZoneOffset::of));
        all.put(
                Year.class,
                new ScalarMapping<Year>(
                        (year, out) -> out.writeNumber(year.getValue()),
                        Scalars::readYear,
                        () -> Numbers.integerSchema(Year.MIN_VALUE, Year.MAX_VALUE)));
    }

    /** As of a date, since YearMonth does not read what it writes of years beyond 9999. */
    private static String text(YearMonth month) {
        String day = month.atDay(1).toString();
        return day.substring(0, day.length() - FIRST_DAY.length());
    }

    private static YearMonth yearMonth(String text) {
        return YearMonth.from(LocalDate.parse(text + FIRST_DAY));
    }

    private static Year readYear(JsonParser in) {
        int year = Numbers.INTEGER.read(in);
        if (year < Year.MIN_VALUE || year > Year.MAX_VALUE) {
            throw new Mismatch("a year", "an integer that does not fit");
        }
        return Year.of(year);
    }
}
