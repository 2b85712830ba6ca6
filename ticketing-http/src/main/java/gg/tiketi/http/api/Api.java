package gg.tiketi.http.api;

import gg.tiketi.Tiketi;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.http.openapi.ApiPage;
import gg.tiketi.http.openapi.OpenApi;
import gg.tiketi.http.route.Content;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.route.RouteTable;
import gg.tiketi.http.server.Health;
import gg.tiketi.http.server.HealthRoutes;
import gg.tiketi.http.server.WebPages;
import gg.tiketi.http.token.AccessTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All public routes, over the core's services. */
public final class Api {
  private final RouteTable table;

  /**
   * The routes.
   *
   * @param defaults the rules of new events that say nothing of their own
   * @param insight what is known of crowds
   */
  public Api(Tiketi tiketi, AccessTokens tokens, Health health, SaleRules defaults, Insight insight) {
    var views = new ReservationViews(tiketi.catalog());
    var payments = new PaymentViews(tiketi.catalog());
    var pages = new EventPages(tiketi.inventory(), new Doors(tiketi.queue()));
    table = new RouteTable(Stream.<List<Route>>of(
        new HealthRoutes(health).open(),
        new AuthRoutes(tiketi.identity(), tokens).routes(),
        new ProfileRoutes(tiketi.identity(), tiketi.reservations(), views).routes(),
        new CatalogRoutes(tiketi.catalog(), tiketi.inventory(), pages).routes(),
        new SeatMapRoutes(tiketi.catalog(), tiketi.inventory()).routes(),
        new SeatRoutes(tiketi.reservations(), views).routes(),
        new ReservationRoutes(tiketi.reservations(), views).routes(),
        new PaymentRoutes(tiketi.payments(), tiketi.reservations(), payments, views).routes(),
        new QueueRoutes(tiketi.catalog(), tiketi.queue()).routes(),
        new DrawRoutes(tiketi.queue()).routes(),
        new AdminQueueRoutes(tiketi.catalog(), tiketi.queue()).routes(),
        new AdminCapacityRoutes(tiketi.catalog(), insight).routes(),
        new AdminAliasRoutes(tiketi.catalog(), insight.traffic()).routes(),
        new AdminScalingRoutes(insight.scaling()).routes(),
        new AdminEventRoutes(tiketi, pages, defaults).routes(),
        new AdminSeatRoutes(tiketi.catalog(), tiketi.seating()).routes(),
        new AdminTicketRoutes(tiketi.catalog(), tiketi.seating(), pages).routes())
        .flatMap(List::stream).toList());
  }

  /** The table of all routes. */
  public RouteTable table() {
    return table;
  }

  /** The web pages, the document of the API and the page that shows it. */
  public WebPages pages() {
    var document = OpenApi.of(table);
    return new WebPages(Map.of("/openapi.json", content("application/json", document.toString()), "/api-docs",
        content("text/html; charset=utf-8", ApiPage.of(document)), ApiPage.STYLE_PATH,
        content("text/css; charset=utf-8", ApiPage.STYLE)));
  }

  private static Content content(String mediaType, String text) {
    return Content.of(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }
}
