package gg.tiketi.app.rush;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each class the same pair of servers, which ends with the last of them: starting one takes longer than most tests. */
final class SharedServers implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TwoServers.class;
  }

  @Override
  public TwoServers resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getRoot().getStore(Namespace.create(SharedServers.class)).computeIfAbsent(TwoServers.class,
        key -> started(), TwoServers.class);
  }

  private static TwoServers started() {
    try {
      return new TwoServers();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
