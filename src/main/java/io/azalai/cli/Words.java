package io.azalai.cli;

import io.azalai.model.OrderTerms;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is said of a wrong command line: the argument, the value and what would be right, and no stack of usage lines.
 */
final class Words {

    private static final int LONGEST_ID = 64;
    private static final String DECIMAL = "[-+]?[0-9]{1,%1$d}(\\.[0-9]{1,%1$d})?".formatted(OrderTerms.MOST_DIGITS);

    private Words() {}

    /** Makes a command line and all its subcommands speak so. */
    static void teach(CommandLine line) {
        line.registerConverter(BigDecimal.class, Words::decimal);
        line.registerConverter(Integer.class, Words::whole);
        line.registerConverter(int.class, Words::whole);
        line.registerConverter(long.class, text -> Long.valueOf(whole(text)));
        line.registerConverter(URI.class, Words::address);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Words::wrong);
    }

    private static int wrong(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter errors = line.getErr();
        errors.println("azalai: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, errors);
        errors.println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
        errors.flush();
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static BigDecimal decimal(String text) {
        if (!text.matches(DECIMAL)) {
            throw new TypeConversionException("'" + text + "' is no decimal number; write it like 0.001");
        }
        return new BigDecimal(text);
    }

    private static int whole(String text) {
        if (!text.matches("[-+]?[0-9]{1,9}")) {
            throw new TypeConversionException("'" + text + "' is no whole number; write it like 5");
        }
        return Integer.parseInt(text);
    }

    private static URI address(String text) {
        if (!text.matches("https?://[^/?#\\s]+/?")) {
            throw new TypeConversionException("'" + text + "' is no address; write it like http://127.0.0.1:8080");
        }
        return URI.create(text.replaceFirst("/$", ""));
    }

    /** Refuses what is given and not above zero. */
    static void requirePositive(CommandLine line, String argument, @Nullable BigDecimal value) {
        if (value != null && value.signum() <= 0) {
            throw new ParameterException(line, argument + " must be above 0, was " + value.toPlainString());
        }
    }

    /** Refuses what no order goes by: those placed elsewhere are called by the venue's symbol too. */
    static void requireKnownOrderId(CommandLine line, String argument, String value) {
        if (!value.matches("[A-Za-z0-9._:@-]{1,128}")) {
            throw new ParameterException(
                    line, argument + " must be 1 to 128 of A-Z a-z 0-9 . _ : @ -, was '" + value + "'");
        }
    }

    /** Refuses what no client order id may be. */
    static void requireOrderId(CommandLine line, String argument, String value) {
        if (!value.matches("[A-Za-z0-9._:-]{1," + LONGEST_ID + "}")) {
            throw new ParameterException(
                    line, argument + " must be 1 to " + LONGEST_ID + " of A-Z a-z 0-9 . _ : -, was '" + value + "'");
        }
    }
}
