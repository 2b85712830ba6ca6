package gg.tiketi.app.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Timer;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The rules of the house, for all packages below a root: {@code gg.tiketi}, or the root of small houses that break them on
 * purpose.
 */
final class HouseRules {
  /** Who knows whom, inside the domain. Who stands in no line lives in no known room. */
  private static final Map<String, List<String>> DOMAIN_KNOWS = new LinkedHashMap<>();

  static {
    DOMAIN_KNOWS.put("kernel", List.of());
    DOMAIN_KNOWS.put("catalog", List.of("kernel"));
    DOMAIN_KNOWS.put("identity", List.of("kernel"));
    DOMAIN_KNOWS.put("queue", List.of("kernel", "catalog", "identity"));
    DOMAIN_KNOWS.put("seating", List.of("kernel", "catalog", "identity"));
    DOMAIN_KNOWS.put("payment", List.of("kernel", "catalog", "identity"));
    DOMAIN_KNOWS.put("capacity", List.of("kernel", "catalog", "identity"));
    DOMAIN_KNOWS.put("monitoring", List.of("kernel", "catalog", "identity"));
    // Of the waiting room it knows the gate alone: whether the caller was let in.
    DOMAIN_KNOWS.put("reservation", List.of("kernel", "catalog", "identity", "queue", "seating", "payment"));
  }

  /** It plays the whole core, and so knows all of it; the others do not know it. */
  private static final String SIMULATION = "simulation";

  private static final List<String> ADAPTERS = List.of("postgres", "redis", "aws", "http");

  /** Interfaces that HTTP may know although anybody may implement them: it listens itself, and it brings the hashing. */
  private static final List<String> NO_PORTS = List.of("FeedListener", "DomainEvent", "PasswordHasher");

  private final String root;

  HouseRules(String root) {
    this.root = root;
  }

  /** Every rule by its name. */
  Map<String, ArchRule> all() {
    var rules = new LinkedHashMap<String, ArchRule>();
    DOMAIN_KNOWS.forEach((room, known) -> rules.put(room + " knows only " + known, knowsOnly(room, known)));
    rules.put("the core does not know what plays it", theCoreDoesNotKnowTheSimulation());
    ADAPTERS.forEach(adapter -> rules.put("only the app knows " + adapter, onlyTheAppKnows(adapter)));
    rules.put("nobody knows the app", nobodyKnowsTheApp());
    rules.put("the verifier of draws shares no class with the house", theVerifierOfDrawsSharesNoClass());
    rules.put("the verifier of sales shares no class with what wrote the books", theVerifierOfSalesSharesNoClass());
    rules.put("every class lives in a known room", everyClassLivesInAKnownRoom());
    rules.put("the domain knows only the JDK and JSpecify", theDomainKnowsOnlyTheJdk());
    rules.put("the domain asks no clock", theDomainAsksNoClock());
    rules.put("instances ask no clock of their machine", instancesAskNoClockOfTheirMachine());
    rules.put("the domain asks no luck", theDomainAsksNoLuck());
    rules.put("the domain starts no threads", theDomainStartsNoThreads());
    rules.put("http sees services and values, never ports", httpSeesNoPorts());
    rules.put("results are sealed", resultsAreSealed());
    rules.put("nobody prints but the commands", nobodyPrintsButTheCommands());
    return rules;
  }

  // ---- who knows whom ----

  private ArchRule knowsOnly(String room, List<String> known) {
    var others = new TreeSet<>(DOMAIN_KNOWS.keySet());
    others.remove(room);
    others.removeAll(known);
    others.add(SIMULATION);
    var strangers = new ArrayList<>(others.stream().map(this::below).toList());
    // The core wired as one record stands above the rooms; nobody in them may reach up to it.
    strangers.add(root);
    return noClasses().that().resideInAPackage(below(room)).should()
        .dependOnClassesThat(resideInAnyPackage(strangers.toArray(String[]::new))).allowEmptyShould(true);
  }

  private ArchRule theCoreDoesNotKnowTheSimulation() {
    return noClasses().that().resideInAPackage(root).should().dependOnClassesThat()
        .resideInAPackage(below(SIMULATION)).allowEmptyShould(true);
  }

  private ArchRule onlyTheAppKnows(String adapter) {
    return noClasses().that().resideOutsideOfPackages(below("app"), below(adapter)).should().dependOnClassesThat()
        .resideInAPackage(below(adapter)).allowEmptyShould(true);
  }

  private ArchRule nobodyKnowsTheApp() {
    return noClasses().that().resideOutsideOfPackage(below("app")).should().dependOnClassesThat()
        .resideInAPackage(below("app")).allowEmptyShould(true);
  }

  /** What it verifies must not be what it verifies with. */
  private ArchRule theVerifierOfDrawsSharesNoClass() {
    return noClasses().that().resideInAPackage(below("app.verify.draw")).should().dependOnClassesThat(
        resideInAPackage(root + "..").and(not(resideInAPackage(below("app.verify.draw"))))).allowEmptyShould(true);
  }

  /** It knows where the database is and nothing of what was written there. */
  private ArchRule theVerifierOfSalesSharesNoClass() {
    var itself = resideInAnyPackage(root + ".app.verify", root + ".app.config");
    return noClasses().that().resideInAPackage(root + ".app.verify").should()
        .dependOnClassesThat(resideInAPackage(root + "..").and(not(itself))).allowEmptyShould(true);
  }

  private ArchRule everyClassLivesInAKnownRoom() {
    var rooms = new ArrayList<>(List.of(domain()));
    rooms.add(below("app"));
    ADAPTERS.forEach(adapter -> rooms.add(below(adapter)));
    return classes().should().resideInAnyPackage(rooms.toArray(String[]::new)).allowEmptyShould(true);
  }

  // ---- the domain ----

  private ArchRule theDomainKnowsOnlyTheJdk() {
    return classes().that().resideInAnyPackage(domain()).should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "javax.crypto..", "org.jspecify.annotations..")
                .or(resideInAnyPackage(domain())))
        .allowEmptyShould(true);
  }

  private ArchRule theDomainAsksNoClock() {
    return noClasses().that().resideInAnyPackage(domain()).should().callMethod(Instant.class, "now").orShould()
        .callMethod(LocalDate.class, "now").orShould().callMethod(LocalDateTime.class, "now").orShould()
        .callMethod(ZonedDateTime.class, "now").orShould().callMethod(InstantSource.class, "system").orShould()
        .callMethod(Clock.class, "systemUTC").orShould().callMethod(Clock.class, "systemDefaultZone").orShould()
        .callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime")
        .allowEmptyShould(true);
  }

  /** Instances go by the database's clock and monotonic time; their machine's wall clock may be an hour wrong. */
  private ArchRule instancesAskNoClockOfTheirMachine() {
    var adapters = ADAPTERS.stream().map(this::below).toArray(String[]::new);
    var tools = resideInAnyPackage(below("app.rush"), below("app.bench"), below("app.verify"),
        below("app.fake"));
    return noClasses().that(resideInAnyPackage(adapters).or(resideInAPackage(below("app")).and(not(tools)))).should()
        .callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now").orShould()
        .callMethod(LocalDateTime.class, "now").orShould().callMethod(ZonedDateTime.class, "now").orShould()
        .callMethod(InstantSource.class, "system").orShould().callMethod(Clock.class, "systemUTC").orShould()
        .callMethod(Clock.class, "systemDefaultZone").orShould().callMethod(System.class, "currentTimeMillis")
        .allowEmptyShould(true);
  }

  private ArchRule theDomainAsksNoLuck() {
    return noClasses().that().resideInAnyPackage(domain()).should().callMethod(UUID.class, "randomUUID").orShould()
        .callMethod(Math.class, "random").orShould().callMethod(ThreadLocalRandom.class, "current").orShould()
        .callConstructor(Random.class).allowEmptyShould(true);
  }

  private ArchRule theDomainStartsNoThreads() {
    return noClasses().that().resideInAnyPackage(domain()).should().dependOnClassesThat()
        .areAssignableTo(Executor.class)
        .orShould().dependOnClassesThat().areAssignableTo(Thread.class).orShould().dependOnClassesThat()
        .areAssignableTo(Timer.class).allowEmptyShould(true);
  }

  private ArchRule resultsAreSealed() {
    return classes().that().resideInAnyPackage(domain()).and().haveSimpleNameEndingWith("Result").and()
        .areTopLevelClasses().should(be(describe("sealed", HouseRules::isSealed))).allowEmptyShould(true);
  }

  // ---- the edges ----

  private ArchRule httpSeesNoPorts() {
    var ports = resideInAnyPackage(domain()).and(INTERFACES)
        .and(describe("open to implementation", (JavaClass type) -> !isSealed(type)))
        .and(describe("annotations aside", (JavaClass type) -> !type.isAnnotation()))
        .and(not(describe("no port", (JavaClass type) -> NO_PORTS.contains(type.getSimpleName()))));
    return noClasses().that().resideInAPackage(below("http")).should().dependOnClassesThat(ports)
        .allowEmptyShould(true);
  }

  private ArchRule nobodyPrintsButTheCommands() {
    return noClasses().that(not(commands())).should().accessField(System.class, "out").orShould()
        .accessField(System.class, "err").orShould().callMethod(Throwable.class, "printStackTrace")
        .allowEmptyShould(true);
  }

  /** The command line; what it prints on is its own business, but configuration and stores say what is wrong to it. */
  private DescribedPredicate<JavaClass> commands() {
    return resideInAPackage(below("app")).and(not(resideInAnyPackage(below("app.config"), below("app.embedded"))));
  }

  private static boolean isSealed(JavaClass type) {
    return type.reflect().isSealed() || type.getModifiers().contains(JavaModifier.FINAL);
  }

  private String[] domain() {
    var rooms = new ArrayList<>(DOMAIN_KNOWS.keySet().stream().map(this::below).toList());
    rooms.add(below(SIMULATION));
    rooms.add(root);
    return rooms.toArray(String[]::new);
  }

  private String below(String room) {
    return root + "." + room + "..";
  }
}
