package gg.tiketi.app.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.app.verify.Books.Audit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks the books of all sales in a database. */
@Command(name = "verify-sale", description = "Checks the books in the database: every seat, ticket, won and refund.", mixinStandardHelpOptions = true, sortOptions = false)
public final class VerifySaleCommand implements Callable<Integer> {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  @Spec
  private @Nullable CommandSpec command;

  @Option(names = "--database-url", paramLabel = "URL", defaultValue = "${env:TIKETI_DATABASE_URL:-}", description = "The database; without it the one of the embedded server in --data-dir.")
  private String databaseUrl = "";

  @Option(names = "--data-dir", paramLabel = "FOLDER", defaultValue = "${env:TIKETI_DATA_DIR:-~/.tiketi}", description = "Data folder of an embedded server that is running. Default: ${DEFAULT-VALUE}")
  private String dataDir = "~/.tiketi";

  @Option(names = "--history", paramLabel = "FILE", description = "What the buyers of a rush saw: its history.jsonl.")
  private @Nullable Path history;

  @Option(names = "--settle-seconds", paramLabel = "N", description = "How long to wait for payments and refunds that are on their way. Default: ${DEFAULT-VALUE}")
  private int settleSeconds = 75;

  @Option(names = "--json", description = "Answers as JSON.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    try {
      var books = new Books(installation(), Optional.ofNullable(history));
      settle(books);
      var audit = books.audit();
      spec().commandLine().getOut().println(json ? json(audit) : AuditText.of(audit));
      return audit.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (UnavailableBooksException impossible) {
      throw new ParameterException(spec().commandLine(), String.valueOf(impossible.getMessage()));
    }
  }

  private Installation installation() {
    if (!databaseUrl.isEmpty()) {
      return Installation.at(databaseUrl);
    }
    var folder = Installation.folder(dataDir);
    return Installation.in(folder).orElseThrow(() -> new ParameterException(spec().commandLine(),
        "no embedded server keeps its data in " + folder + "; give --data-dir or --database-url"));
  }

  /** What is on its way is neither right nor wrong yet. */
  private void settle(Books books) {
    long deadline = System.nanoTime() + Duration.ofSeconds(settleSeconds).toNanos();
    while (books.isUnsettled() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static String json(Audit audit) throws JsonProcessingException {
    var document = new LinkedHashMap<String, Object>();
    document.put("clean", audit.isClean());
    document.put("figures", audit.figures());
    document.put("checks", audit.findings());
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
  }

  private CommandSpec spec() {
    return Optional.ofNullable(command).orElseThrow();
  }
}
