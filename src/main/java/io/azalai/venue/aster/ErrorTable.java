package io.azalai.venue.aster;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What each code of the venue means (aster.md section 5.2). */
final class ErrorTable {

    /** Every code of section 5.2. */
    private static final Map<Integer, Kind> BY_CODE = table(
            row(Kind.BY_TEXT, -1000),
            row(Kind.UNKNOWN, -1001, -1006, -1007),
            row(Kind.AUTHENTICATION, -1002, -1011, -1022, -2008, -2014, -2015, -4056, -4057, -4402, -4403, -5050),
            row(Kind.RATE_LIMIT, -1003, -1008, -1015, -1034),
            row(
                    Kind.GENERIC,
                    -1004,
                    -1005,
                    -1010,
                    -1020,
                    -1023,
                    -1109,
                    -1113,
                    -1120,
                    -1122,
                    -1126,
                    -2016,
                    -4008,
                    -4009,
                    -4010,
                    -4011,
                    -4012,
                    -4017,
                    -4018,
                    -4019,
                    -4021,
                    -4025,
                    -4026,
                    -4027,
                    -4028,
                    -4029,
                    -4030,
                    -4032,
                    -4033,
                    -4044,
                    -4047,
                    -4048,
                    -4049,
                    -4053,
                    -4054,
                    -4055,
                    -4058,
                    -4063,
                    -4064,
                    -4065,
                    -4066,
                    -4067,
                    -4068,
                    -4069,
                    -4070,
                    -4071,
                    -4072,
                    -4073,
                    -4074,
                    -4075,
                    -4076,
                    -4077,
                    -4078,
                    -4079,
                    -4080,
                    -4081,
                    -4084,
                    -4085,
                    -4086,
                    -4109,
                    -4114,
                    -4161,
                    -4165,
                    -4168,
                    -4192,
                    -4202,
                    -4203,
                    -4205,
                    -4206,
                    -4209,
                    -4210,
                    -4211,
                    -4212,
                    -5047,
                    -5049,
                    -5051,
                    -5052,
                    -5053),
            row(
                    Kind.REJECTED,
                    -1013,
                    -1014,
                    -1111,
                    -1112,
                    -1114,
                    -1115,
                    -1116,
                    -1117,
                    -1118,
                    -1136,
                    -2020,
                    -2021,
                    -2022,
                    -2023,
                    -2025,
                    -2026,
                    -2027,
                    -4000,
                    -4001,
                    -4002,
                    -4003,
                    -4004,
                    -4005,
                    -4006,
                    -4007,
                    -4013,
                    -4014,
                    -4015,
                    -4016,
                    -4020,
                    -4022,
                    -4023,
                    -4024,
                    -4031,
                    -4045,
                    -4060,
                    -4061,
                    -4062,
                    -4082,
                    -4083,
                    -4087,
                    -4088,
                    -4116,
                    -4131,
                    -4135,
                    -4137,
                    -4138,
                    -4139,
                    -4140,
                    -4141,
                    -4142,
                    -4164,
                    -4183,
                    -4184,
                    -5021,
                    -5022,
                    -5024,
                    -5025,
                    -5026,
                    -5029,
                    -5037,
                    -5038,
                    -5060,
                    -5076),
            row(Kind.UNAVAILABLE, -1016),
            row(Kind.CLOCK, -1021, -4225),
            row(Kind.REJECTED_IF_ORDER, -1100, -1101, -1102, -1103, -1104, -1105, -1106, -1119, -1127, -1128, -1130),
            row(Kind.SYMBOL, -1108, -1110, -1121, -4104, -4144, -5048),
            row(Kind.STREAM_KEY, -1125),
            row(Kind.REJECTED_OR_BALANCE, -2010),
            row(Kind.ORDER_NOT_FOUND, -2011, -2012, -2013),
            row(Kind.BALANCE, -2018, -2019, -2024, -2028, -4050, -4051, -4118),
            row(Kind.UNCHANGED, -4046, -4052, -4059),
            row(Kind.DUPLICATE, -4115));

    private ErrorTable() {}

    /** What a code means; empty when it is not in the table. */
    static Optional<Kind> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    @SafeVarargs
    private static Map<Integer, Kind> table(Map<Integer, Kind>... rows) {
        Map<Integer, Kind> table = new HashMap<>();
        for (Map<Integer, Kind> row : rows) {
            table.putAll(row);
        }
        return Map.copyOf(table);
    }

    private static Map<Integer, Kind> row(Kind kind, int... codes) {
        Map<Integer, Kind> row = new HashMap<>();
        for (int code : codes) {
            row.put(code, kind);
        }
        return row;
    }

    /** What a code means. */
    enum Kind {
        AUTHENTICATION,
        /** Our clock differs from the venue's. */
        CLOCK,
        /** The key of a private stream is no more. */
        STREAM_KEY,
        RATE_LIMIT,
        BALANCE,
        SYMBOL,
        ORDER_NOT_FOUND,
        REJECTED,
        REJECTED_OR_BALANCE,
        /** About an order a refusal, about anything else the generic case. */
        REJECTED_IF_ORDER,
        UNAVAILABLE,
        /** The venue itself does not know what came of a write. */
        UNKNOWN,
        GENERIC,
        /** What was asked for is so already. */
        UNCHANGED,
        /** A transfer that was done before under the same id: done. */
        DUPLICATE,
        BY_TEXT
    }
}
