package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.required;
import static gg.tiketi.http.shape.Shapes.list;
import static gg.tiketi.http.shape.Shapes.object;
import static gg.tiketi.http.shape.Shapes.text;

import gg.tiketi.capacity.TrafficService;
import gg.tiketi.catalog.AliasResult;
import gg.tiketi.catalog.Aliases;
import gg.tiketi.catalog.CatalogService;
import gg.tiketi.http.problem.FieldError;
import gg.tiketi.http.problem.FieldFault;
import gg.tiketi.http.problem.Problem;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.ObjectShape;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names across languages: searches find either, and what is learned of an artist is learned under all of them. */
final class AdminAliasRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(AdminAliasRoutes.class);
  private static final int MOST_GROUPS = 1_000;
  private static final int MOST_NAMES = 20;
  private static final int LONGEST_NAME = 200;
  private static final Field<List<List<String>>> GROUPS = required("aliases",
      list(list(text(1, LONGEST_NAME), 1, MOST_NAMES), 0, MOST_GROUPS))
      .saying("Each a list of names that mean the same. A name stands in one list only.");
  private static final ObjectShape ALL = object("Aliases", GROUPS);

  private final CatalogService catalog;
  private final TrafficService traffic;

  AdminAliasRoutes(CatalogService catalog, TrafficService traffic) {
    this.catalog = catalog;
    this.traffic = traffic;
  }

  /** All names that have others. */
  public record AliasesView(List<List<String>> aliases) {
    static AliasesView of(Aliases all) {
      return new AliasesView(all.groups());
    }
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/admin/aliases").by(Access.ADMIN).does("Names that mean the same across languages.")
            .answers(200, AliasesView.class, "all of them").to(call -> Answer.ok(AliasesView.of(catalog.aliases()))),
        Route.put("/api/admin/aliases").by(Access.ADMIN)
            .does("Give all names that mean the same, in the place of those there are.").body(ALL)
            .answers(200, AliasesView.class, "kept").to(this::put));
  }

  private Answer put(Call call) {
    return switch (catalog.putAliases(call.body().get(GROUPS))) {
      case AliasResult.Kept(var aliases) -> {
        traffic.namesChanged();
        LOG.info("admin {} gave the aliases {}", call.caller().accountId(), aliases.groups());
        yield Answer.ok(AliasesView.of(aliases));
      }
      case AliasResult.NameTwice(var name) ->
        Answer.refused(Problem.of(FieldError.of(GROUPS.name(), FieldFault.NOT_UNIQUE)));
    };
  }
}
