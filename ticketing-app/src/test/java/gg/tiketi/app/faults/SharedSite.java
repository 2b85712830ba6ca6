package gg.tiketi.app.faults;

import gg.tiketi.app.embedded.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the same installation, each of which leaves it in order: making one takes longer than what they try. It ends with
 * the last of them.
 */
final class SharedSite implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Site.class;
  }

  @Override
  public Site resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getRoot().getStore(Namespace.create(SharedSite.class))
        .computeIfAbsent(Shared.class, key -> Shared.made(), Shared.class).site;
  }

  /**
   * An installation with the folder that it is in.
   *
   * @param folder goes when it ends
   */
  private record Shared(Site site, Path folder) implements AutoCloseable {
    static Shared made() {
      try {
        var folder = Files.createTempDirectory("tiketi-site");
        return new Shared(Site.make(folder.resolve("data")), folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      site.close();
      Folders.delete(folder);
    }
  }
}
