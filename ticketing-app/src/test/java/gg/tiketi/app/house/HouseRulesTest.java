package gg.tiketi.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house keeps its rules, and each rule bites: there is a small house that breaks it and only gets caught by it. */
class HouseRulesTest {
  /** The modules' tests come as folders in a partial build and as jars in a whole one; neither is part of the house. */
  private static final JavaClasses HOUSE = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption(location -> !location.contains("-tests.jar")).importPackages("gg.tiketi");

  /** Which rules the fixtures below {@code broken} break, by the class that breaks them. */
  private static final Map<String, String> CULPRITS = Map.ofEntries(
      Map.entry("kernel knows only []", "kernel.KnowsTheCatalog"),
      Map.entry("catalog knows only [kernel]", "catalog.KnowsSeating"),
      Map.entry("identity knows only [kernel]", "identity.KnowsTheCatalog"),
      Map.entry("queue knows only [kernel, catalog, identity]", "queue.KnowsSeating"),
      Map.entry("seating knows only [kernel, catalog, identity]", "seating.KnowsPayment"),
      Map.entry("payment knows only [kernel, catalog, identity]", "payment.KnowsSeating"),
      Map.entry("capacity knows only [kernel, catalog, identity]", "capacity.KnowsTheQueue"),
      Map.entry("monitoring knows only [kernel, catalog, identity]", "monitoring.KnowsCapacity"),
      Map.entry("reservation knows only [kernel, catalog, identity, queue, seating, payment]",
          "reservation.KnowsTheSimulation"),
      Map.entry("the core does not know what plays it", "KnowsTheSimulation"),
      Map.entry("only the app knows postgres", "http.KnowsPostgres"),
      Map.entry("only the app knows redis", "postgres.KnowsRedis"),
      Map.entry("only the app knows aws", "redis.KnowsAws"),
      Map.entry("only the app knows http", "aws.KnowsHttp"),
      Map.entry("nobody knows the app", "http.KnowsTheApp"),
      Map.entry("the verifier of draws shares no class with the house", "app.verify.draw.KnowsTheDraw"),
      Map.entry("the verifier of sales shares no class with what wrote the books", "app.verify.KnowsTheLine"),
      Map.entry("every class lives in a known room", "manager.LivesNowhere"),
      Map.entry("the domain knows only the JDK and JSpecify", "seating.KnowsALibrary"),
      Map.entry("the domain asks no clock", "queue.AsksTheClock"),
      Map.entry("instances ask no clock of their machine", "http.AsksTheMachine"),
      Map.entry("the domain asks no luck", "queue.AsksLuck"),
      Map.entry("the domain starts no threads", "payment.StartsAThread"),
      Map.entry("http sees services and values, never ports", "http.SeesAPort"),
      Map.entry("results are sealed", "reservation.OpenResult"),
      Map.entry("nobody prints but the commands", "app.config.Prints"));

  @TestFactory
  Stream<DynamicTest> the_house_keeps() {
    return new HouseRules("gg.tiketi").all().entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(HOUSE)));
  }

  @TestFactory
  Stream<DynamicTest> it_bites() {
    var broken = new ClassFileImporter().importPackages("house.broken");
    return new HouseRules("house.broken").all().entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
          var caught = new TreeSet<String>();
          for (var line : rule.getValue().evaluate(broken).getFailureReport().getDetails()) {
            caught.addAll(mentioned(line));
          }
          assertThat(caught).containsExactly("house.broken." + CULPRITS.get(rule.getKey()));
        }));
  }

  @Test
  void every_rule_has_its_culprit() {
    assertThat(new HouseRules("gg.tiketi").all().keySet()).isEqualTo(CULPRITS.keySet());
  }

  @Test
  void the_house_is_not_empty() {
    assertThat(HOUSE.stream().map(type -> type.getPackageName()).distinct())
        .contains("gg.tiketi.kernel", "gg.tiketi.reservation", "gg.tiketi.http.server", "gg.tiketi.app");
  }

  /** ArchUnit's lines begin with the class at fault: {@code Class <a.B>} or {@code Method <a.B.c()>}. */
  private static Set<String> mentioned(String line) {
    var first = line.replaceFirst("^[^<]*<([^>(]*).*", "$1");
    return CULPRITS.values().stream().map(name -> "house.broken." + name).filter(first::startsWith)
        .collect(java.util.stream.Collectors.toSet());
  }
}
