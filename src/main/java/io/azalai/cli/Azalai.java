package io.azalai.cli;

import io.azalai.settings.ConfigurationException;
import java.io.PrintWriter;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code azalai}; without a subcommand it shows its help. */
@Command(
        name = "azalai",
        mixinStandardHelpOptions = true,
        versionProvider = Azalai.Version.class,
        description = "Carries market data, orders and alerts between Hyperliquid, Aster and your systems.",
        footer = {
            "",
            "Begin with: ./azalai demo",
            "A Java program of yours, with Azalai on its class path: ./azalai java FILE",
            "Exit codes: 0 done, 1 failed, 2 wrong command line, 3 cannot start, 4 refused, 5 no service runs, 6 outcome unknown,",
            "7 stopped with orders left open that were to be cancelled"
        })
public final class Azalai implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Clock clock;

    private Azalai(Clock clock) {
        this.clock = clock;
    }

    /** Runs a command line and answers its exit code. */
    public static int execute(Services services, String... arguments) {
        return line(services).execute(arguments);
    }

    static CommandLine line(Services services) {
        CommandLine line = new CommandLine(new Azalai(services.clock()));
        line.addSubcommand(new DemoCommand(services));
        line.addSubcommand(new RunCommand(services));
        line.addSubcommand(new InitCommand());
        line.addSubcommand(new CheckCommand(services));
        line.addSubcommand(new DecodeCommand(services));
        CommandLine orders = new CommandLine(new OrdersCommand());
        orders.addSubcommand(new ExplainCommand(services));
        line.addSubcommand(orders);
        line.addSubcommand(new ExplainCommand(services));
        line.addSubcommand(new AuditCommand(services));
        line.addSubcommand(new FeedsCommand());
        line.addSubcommand(new BackupCommand(services));
        line.addSubcommand(new HaltCommand());
        line.addSubcommand(new ResumeCommand());
        line.addSubcommand(new NewCommand());
        line.addSubcommand(new SimulateCommand(services));
        line.setExecutionExceptionHandler(Azalai::explain);
        Words.teach(line);
        return line;
    }

    /** The clock that the command under this one goes by. */
    static Clock clock(CommandSpec command) {
        return ((Azalai) command.root().userObject()).clock;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        PrintWriter errors = line.getErr();
        if (failure instanceof NoServiceException none) {
            errors.println(none.getMessage());
            return ExitCode.NO_SERVICE;
        }
        if (failure instanceof UnansweredException unanswered) {
            errors.println(unanswered.getMessage());
            return ExitCode.OUTCOME_UNKNOWN;
        }
        if (failure instanceof ConfigurationException || failure instanceof IllegalStateException) {
            errors.println("azalai: " + failure.getMessage());
            return ExitCode.CANNOT_START;
        }
        throw failure;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Azalai.class.getPackage().getImplementationVersion();
            return new String[] {"azalai " + (version == null ? "unpackaged" : version)};
        }
    }
}
