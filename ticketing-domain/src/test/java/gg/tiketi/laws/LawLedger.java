package gg.tiketi.laws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Writes down which law was proved over which adapter, one file a proof, for the table that the build prints. */
public final class LawLedger implements BeforeTestExecutionCallback, AfterTestExecutionCallback {
  private static final Path FOLDER = Path.of("target", "laws");
  private static final Pattern LAW = Pattern.compile("([A-Z]\\d+)_.*");

  @Override
  public void beforeTestExecution(ExtensionContext context) throws IOException {
    write(context, LawTable.BROKEN);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    if (context.getExecutionException().isEmpty()) {
      write(context, LawTable.KEPT);
    }
  }

  private static void write(ExtensionContext context, String outcome) throws IOException {
    var test = context.getRequiredTestMethod();
    var law = LAW.matcher(test.getName());
    if (law.matches() && context.getRequiredTestInstance() instanceof OverAdapter proof) {
      var folder = Files.createDirectories(FOLDER.resolve(proof.adapterName()).resolve(law.group(1)));
      Files.writeString(folder.resolve(test.getDeclaringClass().getSimpleName() + "." + test.getName()), outcome);
    }
  }
}
