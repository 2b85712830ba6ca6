package gg.tiketi.http.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.tiketi.http.problem.FieldFault;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.problem.ProblemWriter;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Outcome;
import gg.tiketi.http.route.PathId;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.route.RouteTable;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.Schema;
import gg.tiketi.http.shape.Shapes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The OpenAPI 3.1 document of a table of routes: parameters, bodies, answers, problems and who may call. */
public final class OpenApi {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String JSON_TYPE = "application/json";

  private final SchemaBook schemas = new SchemaBook();
  private final RouteTable table;

  private OpenApi(RouteTable table) {
    this.table = table;
  }

  /** The document. */
  public static ObjectNode of(RouteTable table) {
    return new OpenApi(table).document();
  }

  private ObjectNode document() {
    ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
    document.putObject("info").put("title", "Tiketi").put("version", "1").put("description",
        "Events, seats, reservations and payments. Ids are opaque strings, money is whole minor units of the event's "
            + "currency, date-times are RFC 3339 with offset. Refusals are problems of RFC 9457 with a stable code; their "
            + "text follows Accept-Language (ko, en).");
    document.set("paths", paths());
    ObjectNode components = document.putObject("components");
    schemas.node(problem());
    components.set("schemas", schemas.all());
    components.set("securitySchemes", securitySchemes());
    return document;
  }

  private ObjectNode paths() {
    var paths = new TreeMap<String, ObjectNode>();
    for (Route route : table.routes()) {
      paths.computeIfAbsent(route.path(), _ -> JSON.objectNode())
          .set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
    }
    ObjectNode node = JSON.objectNode();
    paths.forEach(node::set);
    return node;
  }

  private ObjectNode operation(Route route) {
    ObjectNode operation = JSON.objectNode().put("operationId", operationId(route)).put("summary", route.summary());
    operation.putArray("tags").add(tag(route));
    operation.set("security", security(route.access()));
    operation.set("parameters", parameters(route));
    if (!route.body().fields().isEmpty()) {
      ObjectNode body = operation.putObject("requestBody").put("required", !route.bodyOptional());
      body.putObject("content").putObject(JSON_TYPE).set("schema", schemas.node(route.body().schema()));
    }
    operation.set("responses", responses(route));
    return operation;
  }

  private static String operationId(Route route) {
    String words = route.path().replaceAll("[^A-Za-z0-9]+", " ").strip().replace(' ', '_');
    return route.method().name().toLowerCase(Locale.ROOT) + "_" + words;
  }

  private static String tag(Route route) {
    List<String> segments = Arrays.asList(route.path().split("/"));
    if (!segments.get(1).equals("api")) {
      return "health";
    }
    return segments.get(2);
  }

  private ArrayNode parameters(Route route) {
    ArrayNode parameters = JSON.arrayNode();
    for (PathId<?> id : route.pathIds()) {
      parameters.add(parameter("path", id.name(), true, id.says(), id.shape().schema()));
    }
    for (Field<?> field : route.query().fields()) {
      parameters.add(parameter("query", field.name(), field.required(), field.says(), field.schema()));
    }
    if (route.idempotent()) {
      parameters.add(parameter("header", "Idempotency-Key", false,
          "Makes repeating the call harmless for 24 hours.", Shapes.text(1, 255).schema()));
    }
    if (route.obtainsSeats()) {
      parameters.add(parameter("header", "Admission", false,
          "The admission token, when the event has a waiting room.", Shapes.text(1, 2048).schema()));
    }
    if (route.takesTicket()) {
      parameters.add(parameter("header", "Queue-Ticket", false,
          "The ticket that proves a place in the line.", Shapes.text(1, 512).schema()));
    }
    return parameters;
  }

  private ObjectNode parameter(String in, String name, boolean required, String says, Schema schema) {
    ObjectNode parameter = JSON.objectNode().put("in", in).put("name", name).put("required", required);
    if (!says.isEmpty()) {
      parameter.put("description", says);
    }
    parameter.set("schema", schemas.node(schema));
    return parameter;
  }

  private ObjectNode responses(Route route) {
    var responses = new TreeMap<Integer, ObjectNode>();
    for (Outcome outcome : route.outcomes()) {
      responses.put(outcome.status(), response(outcome));
    }
    problems(route).forEach((status, codes) -> responses.merge(status, refusal(codes), OpenApi::both));
    ObjectNode node = JSON.objectNode();
    responses.forEach((status, response) -> node.set(status.toString(), response));
    return node;
  }

  private ObjectNode response(Outcome outcome) {
    ObjectNode response = JSON.objectNode().put("description", outcome.says());
    Class<?> view = outcome.view();
    if (view == byte[].class) {
      response.putObject("content").putObject("application/octet-stream").putObject("schema").put("type", "string")
          .put("format", "binary");
    } else if (view != null) {
      response.putObject("content").putObject(JSON_TYPE).set("schema", schemas.node(ViewSchemas.of(view)));
    }
    return response;
  }

  private static Map<Integer, List<ProblemCode>> problems(Route route) {
    var problems = new TreeMap<Integer, List<ProblemCode>>();
    route.refusals().stream().sorted()
        .forEach(code -> problems.merge(code.status(), List.of(code), OpenApi::joined));
    return problems;
  }

  private static List<ProblemCode> joined(List<ProblemCode> some, List<ProblemCode> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private ObjectNode refusal(List<ProblemCode> codes) {
    List<String> words = codes.stream().map(ProblemCode::code).toList();
    ObjectNode response = JSON.objectNode().put("description", "Refused: " + String.join(", ", words));
    ArrayNode all = response.putObject("content").putObject(ProblemWriter.CONTENT_TYPE).putObject("schema")
        .putArray("allOf");
    all.add(schemas.node(problem()));
    ArrayNode choices = all.addObject().putObject("properties").putObject("code").putArray("enum");
    words.forEach(choices::add);
    return response;
  }

  /** A status that means both an answer and a refusal: 503 of the probes. */
  private static ObjectNode both(ObjectNode answer, ObjectNode refusal) {
    ((ObjectNode) answer.get("content")).setAll((ObjectNode) refusal.get("content"));
    return answer.put("description",
        answer.get("description").asText() + "; or " + refusal.get("description").asText());
  }

  private static Schema problem() {
    Schema text = Schema.of("string");
    Schema error = Schema.of("object").named("FieldError").with("required", List.of("field", "code", "message"))
        .with("properties", Map.of("field", text, "message", text, "code",
            text.with("enum", Arrays.stream(FieldFault.values()).map(FieldFault::code).toList())));
    var properties = new LinkedHashMap<String, Object>();
    List.of("type", "title", "detail", "instance").forEach(name -> properties.put(name, text));
    properties.put("status", Schema.of("integer"));
    properties.put("code", text.with("enum", Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList()));
    properties.put("errors", Schema.of("array").with("items", error));
    properties.put("conflicts",
        Schema.of("array").with("items", text).with("description", "With seat_taken: the seats that are not free."));
    properties.put("alternatives", Schema.of("array").with("items", Schema.of("array").with("items", text))
        .with("description", "With seat_taken: sets of equal seats that are free."));
    properties.put("limit",
        Schema.of("integer").with("description", "With limit_exceeded: the most one person may have."));
    properties.put("held", Schema.of("integer").with("description", "With limit_exceeded: what the person has now."));
    return Schema.of("object").named("Problem").with("properties", properties)
        .with("required", List.of("type", "title", "status", "detail", "instance", "code"));
  }

  private static ArrayNode security(Access access) {
    ArrayNode security = JSON.arrayNode();
    switch (access) {
      case PUBLIC -> {
      }
      case USER, ADMIN -> security.addObject().putArray("accessToken");
      case TICKET -> {
        security.addObject().putArray("accessToken");
        security.addObject();
      }
      case REFRESH -> {
        security.addObject().putArray("refreshCookie");
        security.addObject();
      }
    }
    return security;
  }

  private static ObjectNode securitySchemes() {
    ObjectNode schemes = JSON.objectNode();
    schemes.putObject("accessToken").put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
    schemes.putObject("refreshCookie").put("type", "apiKey").put("in", "cookie").put("name",
        Call.REFRESH_COOKIE);
    return schemes;
  }
}
