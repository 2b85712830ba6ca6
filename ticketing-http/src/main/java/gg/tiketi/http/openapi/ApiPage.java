package gg.tiketi.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.http.problem.Language;
import gg.tiketi.http.problem.ProblemCode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The document as a page to read: plain HTML with one style sheet, nothing from other hosts and no script. */
public final class ApiPage {
  /** Where the page's style sheet is served. */
  public static final String STYLE_PATH = "/api-docs.css";

  /** The style sheet. */
  public static final String STYLE = """
                                     :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
                                     body { margin: 0 auto; max-width: 64rem; padding: 1.5rem; }
                                     h2 { border-bottom: 1px solid; margin-top: 2.5rem; }
                                     details { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: .5rem; margin: .5rem 0; }
                                     summary { cursor: pointer; padding: .5rem .75rem; }
                                     details > div { padding: 0 .75rem .75rem; }
                                     code, pre { font: .875rem/1.45 ui-monospace, monospace; }
                                     pre { background: color-mix(in srgb, currentColor 7%, transparent); overflow-x: auto; padding: .75rem; }
                                     table { border-collapse: collapse; width: 100%; }
                                     td, th { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .25rem .5rem; text-align: left; vertical-align: top; }
                                     .method { display: inline-block; font-weight: 700; min-width: 4.5rem; }
                                     .who { float: right; opacity: .7; }
                                     """;

  private final StringBuilder html = new StringBuilder();
  private final JsonNode document;

  private ApiPage(JsonNode document) {
    this.document = document;
  }

  /** The page of a document. */
  public static String of(JsonNode document) {
    return new ApiPage(document).page();
  }

  private String page() {
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Tiketi API</title>")
        .append("<meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"")
        .append(STYLE_PATH).append("\"></head><body><h1>Tiketi API</h1>");
    paragraph(document.at("/info/description").asText());
    html.append("<p>The same as a document for machines: <a href=\"/openapi.json\">/openapi.json</a></p>");
    var byTag = new TreeMap<String, StringBuilder>();
    document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> byTag
        .computeIfAbsent(operation.getValue().at("/tags/0").asText(), _ -> new StringBuilder())
        .append(operation(path.getKey(), operation.getKey(), operation.getValue()))));
    byTag.forEach((tag, operations) -> html.append("<h2>").append(escaped(tag)).append("</h2>").append(operations));
    problems();
    schemas();
    return html.append("</body></html>").toString();
  }

  private String operation(String path, String method, JsonNode operation) {
    var part = new StringBuilder("<details><summary><span class=\"who\">");
    part.append(operation.get("security").isEmpty() ? "public" : "token").append("</span><span class=\"method\">")
        .append(method.toUpperCase(Locale.ROOT)).append("</span> <code>").append(escaped(path))
        .append("</code></summary><div><p>").append(escaped(operation.get("summary").asText())).append("</p>");
    if (!operation.get("parameters").isEmpty()) {
      part.append("<table><tr><th>Parameter</th><th>In</th><th>Schema</th><th></th></tr>");
      operation.get("parameters").forEach(parameter -> row(part, code(parameter.get("name").asText()),
          parameter.get("in").asText() + (parameter.get("required").asBoolean() ? ", required" : ""),
          code(parameter.get("schema").toString()), escaped(parameter.path("description").asText())));
      part.append("</table>");
    }
    if (operation.has("requestBody")) {
      part.append("<h4>Body</h4>").append(linked(operation.at("/requestBody/content/application~1json/schema")));
    }
    part.append("<h4>Answers</h4><table>");
    operation.get("responses").properties().forEach(answer -> row(part, code(answer.getKey()),
        escaped(answer.getValue().get("description").asText()),
        linked(answer.getValue().at("/content/application~1json/schema")), ""));
    return part.append("</table></div></details>").toString();
  }

  private void problems() {
    html.append("<h2>problems</h2><table><tr><th>Status</th><th>Code</th><th></th><th></th></tr>");
    for (ProblemCode code : ProblemCode.values()) {
      row(html, Integer.toString(code.status()), "<code id=\"" + code.code() + "\">" + code.code() + "</code>",
          escaped(code.title(Language.ENGLISH)), escaped(code.title(Language.KOREAN)));
    }
    html.append("</table>");
  }

  private void schemas() {
    html.append("<h2>schemas</h2>");
    for (Map.Entry<String, JsonNode> schema : document.at("/components/schemas").properties()) {
      html.append("<h3 id=\"schema-").append(schema.getKey()).append("\">").append(schema.getKey())
          .append("</h3><pre>").append(escaped(schema.getValue().toPrettyString())).append("</pre>");
    }
  }

  private static String linked(JsonNode schema) {
    if (schema.isMissingNode()) {
      return "";
    }
    String reference = schema.path("$ref").asText();
    if (reference.isEmpty()) {
      return code(schema.toString());
    }
    String name = escaped(reference.substring(reference.lastIndexOf('/') + 1));
    return "<a href=\"#schema-" + name + "\">" + name + "</a>";
  }

  private static void row(StringBuilder part, String... cells) {
    part.append("<tr>");
    for (String cell : cells) {
      part.append("<td>").append(cell).append("</td>");
    }
    part.append("</tr>");
  }

  private void paragraph(String text) {
    html.append("<p>").append(escaped(text)).append("</p>");
  }

  private static String code(String text) {
    return "<code>" + escaped(text) + "</code>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
