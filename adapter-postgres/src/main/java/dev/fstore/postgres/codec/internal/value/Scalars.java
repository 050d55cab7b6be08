package dev.fstore.postgres.codec.internal.value;

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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** The mappings of the JDK's values. */
public final class Scalars {

    private static final String FIRST_DAY = "-01";

    private Scalars() {}

    /**
     * The mapping of a class; also of primitives, which are read and written boxed. By name, so that only what is used is made: each
     * function below costs a cold process a quarter of a millisecond.
     */
    public static @Nullable Mapping<?> find(Class<?> type) {
        return switch (type.getName()) {
            case "boolean", "java.lang.Boolean" -> ScalarMapping.BOOLEAN;
            case "char", "java.lang.Character" -> ScalarMapping.CHARACTER;
            case "byte", "java.lang.Byte" -> Numbers.BYTE;
            case "short", "java.lang.Short" -> Numbers.SHORT;
            case "int", "java.lang.Integer" -> Numbers.INTEGER;
            case "long", "java.lang.Long" -> Numbers.LONG;
            case "float", "java.lang.Float" -> Floats.FLOAT;
            case "double", "java.lang.Double" -> Floats.DOUBLE;
            case "java.math.BigInteger" -> Numbers.BIG_INTEGER;
            case "java.math.BigDecimal" -> Numbers.BIG_DECIMAL;
            case "java.lang.String" -> TextMapping.STRING;
            case "java.util.UUID" -> TextMapping.UUIDS;
            case "java.util.Locale" -> TextMapping.LOCALES;
            case "java.util.Currency" ->
                new TextMapping<>(
                        "a currency code", Currency::getCurrencyCode, Currency::getInstance, schema -> schema);
            case "java.net.URI" ->
                TextMapping.of("uri", (URI uri) -> TextMapping.requireStorable(uri.toString()), URI::create);
            case "[B" ->
                new TextMapping<byte[]>(
                        "a string in Base64",
                        Base64.getEncoder()::encodeToString,
                        Base64.getDecoder()::decode,
                        schema -> schema.put("contentEncoding", "base64"));
            default -> type.getPackageName().equals("java.time") ? time(type.getSimpleName()) : null;
        };
    }

    private static @Nullable Mapping<?> time(String type) {
        return switch (type) {
            case "Instant" -> TextMapping.of("date-time", Instant::toString, Instant::parse);
            case "OffsetDateTime" -> TextMapping.of("date-time", OffsetDateTime::toString, OffsetDateTime::parse);
            case "ZonedDateTime" -> TextMapping.of("zoned-date-time", ZonedDateTime::toString, ZonedDateTime::parse);
            case "LocalDate" -> TextMapping.of("date", LocalDate::toString, LocalDate::parse);
            case "LocalTime" -> TextMapping.of("local-time", LocalTime::toString, LocalTime::parse);
            case "LocalDateTime" -> TextMapping.of("local-date-time", LocalDateTime::toString, LocalDateTime::parse);
            case "OffsetTime" -> TextMapping.of("offset-time", OffsetTime::toString, OffsetTime::parse);
            case "YearMonth" -> TextMapping.of("year-month", Scalars::text, Scalars::yearMonth);
            case "MonthDay" -> TextMapping.of("month-day", MonthDay::toString, MonthDay::parse);
            case "Duration" -> TextMapping.of("duration", Duration::toString, Duration::parse);
            case "Period" -> TextMapping.of("period", Period::toString, Period::parse);
            case "ZoneId" -> TextMapping.of("time-zone", ZoneId::getId, ZoneId::of);
            case "ZoneOffset" -> TextMapping.of("zone-offset", ZoneOffset::getId, ZoneOffset::of);
            case "Year" ->
                new ScalarMapping<Year>(
                        (year, out) -> out.writeNumber(year.getValue()),
                        Scalars::readYear,
                        () -> Numbers.integerSchema(Year.MIN_VALUE, Year.MAX_VALUE));
            default -> null;
        };
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
