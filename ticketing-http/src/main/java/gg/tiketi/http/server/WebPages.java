package gg.tiketi.http.server;

import gg.tiketi.http.route.Content;
import gg.tiketi.http.route.Rendering;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.ResourceHandler;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves the pages: files from the class path below {@code /web}, documents made at the start, and the one page of the
 * application for every address that looks like a page. Files are read once.
 */
public final class WebPages implements ResourceHandler {
  private static final String ROOT = "/web";
  private static final String APPLICATION = "/index.html";
  private static final Pattern FILE = Pattern.compile("(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)+\\.[a-z0-9]+");
  private static final Pattern PAGE = Pattern.compile("/(?!api(?:/|$)|ws(?:/|$))[^.]*");
  private static final Map<String, String> TYPES = Map.ofEntries(
      Map.entry("html", "text/html; charset=utf-8"), Map.entry("css", "text/css; charset=utf-8"),
      Map.entry("js", "text/javascript; charset=utf-8"), Map.entry("json", "application/json"),
      Map.entry("svg", "image/svg+xml"), Map.entry("png", "image/png"), Map.entry("jpg", "image/jpeg"),
      Map.entry("webp", "image/webp"), Map.entry("ico", "image/x-icon"), Map.entry("woff2", "font/woff2"),
      Map.entry("txt", "text/plain; charset=utf-8"), Map.entry("webmanifest", "application/manifest+json"));

  private final Map<String, Content> documents;
  private final Map<String, Content> files = new ConcurrentHashMap<>();

  /** Serves these documents, by path, besides the files. */
  public WebPages(Map<String, Content> documents) {
    this.documents = Map.copyOf(documents);
  }

  @Override
  public boolean canHandle(Context context) {
    return find(context.path()).isPresent();
  }

  @Override
  public boolean handle(Context context) {
    Optional<Content> content = find(context.path());
    content.ifPresent(found -> Rendering.send(200, found, context));
    return content.isPresent();
  }

  @Override
  public Set<RouteRole> resourceRouteRoles(Context context) {
    return Set.of();
  }

  @Override
  public boolean addStaticFileConfig(StaticFileConfig config) {
    throw new UnsupportedOperationException("Pages are served from one place");
  }

  private Optional<Content> find(String path) {
    Content document = documents.get(path);
    if (document != null) {
      return Optional.of(document);
    }
    if (FILE.matcher(path).matches()) {
      return file(path);
    }
    return PAGE.matcher(path).matches() ? file(APPLICATION) : Optional.empty();
  }

  /** What is not there is not remembered: the paths that visitors can invent have no end. */
  private Optional<Content> file(String path) {
    Content known = files.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Content> read = read(path);
    read.ifPresent(content -> files.put(path, content));
    return read;
  }

  private static Optional<Content> read(String path) {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    @Nullable
    URL url = WebPages.class.getResource(ROOT + path);
    if (type == null || url == null) {
      return Optional.empty();
    }
    try (InputStream stream = url.openStream()) {
      return Optional.of(Content.of(type, stream.readAllBytes()));
    } catch (IOException broken) {
      throw new UncheckedIOException("Cannot read " + URI.create(url.toString()), broken);
    }
  }
}
