package gg.tiketi.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a simulated sale.
 *
 * @param seed that decided every chance
 * @param policy whose forecast was planned for
 * @param because why it expected what it expected
 * @param people how many came
 * @param seats how many there were to sell
 * @param plan what was planned for the opening, and what stood there
 * @param sale how the sale went
 * @param machines what the instances did
 * @param counts what people did and met
 * @param readings every quarter of a minute
 * @param waits minute by minute of the admission
 * @param findings what the referees found wrong, the first ones in words
 * @param findingsCount how many that were
 * @param lines how long the transcript is
 * @param sha256 of the transcript, in hexadecimal
 */
public record SimulationReport(long seed, String policy, String because, int people, int seats, Plan plan, Sale sale,
    Machines machines, Map<String, Long> counts, List<Reading> readings, List<Wait> waits, List<String> findings,
    long findingsCount, long lines, String sha256) {
  public SimulationReport {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    readings = List.copyOf(readings);
    waits = List.copyOf(waits);
    findings = List.copyOf(findings);
  }

  /**
   * What was planned.
   *
   * @param expectedUsers how many people the policy expected in the end
   * @param peakDemand how many there were inside and waiting at once at most
   * @param planned how many instances the plan wanted
   * @param needed how many the peak wanted, within the bounds of the fleet
   * @param atOpening how many were in service at the opening
   * @param notReady how often it was told that a plan was not ready
   */
  public record Plan(long expectedUsers, long peakDemand, int planned, int needed, int atOpening, int notReady) {
    /** How many instances the plan had too few. */
    public int missing() {
      return Math.max(0, needed - planned);
    }

    /** How many it had too many. */
    public int idle() {
      return Math.max(0, planned - needed);
    }
  }

  /**
   * How the sale went.
   *
   * @param seatsSold seats with a ticket
   * @param halfSoldAfter seconds from the opening until half of the seats were sold; negative if they never were
   * @param ninetySoldAfter the same for nine of ten
   * @param waitP50 seconds that half of those who were let in waited
   * @param waitP99 seconds that all but one of a hundred waited
   */
  public record Sale(long seatsSold, long halfSoldAfter, long ninetySoldAfter, long waitP50, long waitP99) {}

  /**
   * What the instances did, in minutes of one instance.
   *
   * @param served in service
   * @param idle more than the people who were there at that moment wanted
   * @param missing fewer than they wanted
   * @param cost what was missing at the given ratio, and what was idle
   */
  public record Machines(double served, double idle, double missing, double cost) {}

  /**
   * One moment.
   *
   * @param second from the opening
   * @param inside people inside
   * @param queued people waiting or called
   * @param threshold how many may be inside
   * @param floor how many instances the plans want
   * @param inService how many serve
   * @param needed how many the people there want
   * @param held seats with a hold
   * @param sold seats with a ticket
   */
  public record Reading(long second, int inside, long queued, int threshold, int floor, int inService, int needed,
      int held, int sold) {}

  /**
   * Those who were let in within a minute.
   *
   * @param minute from the opening
   * @param admitted how many
   * @param p50 seconds that half of them waited
   * @param p99 seconds that all but one of a hundred waited
   */
  public record Wait(long minute, int admitted, long p50, long p99) {}
}
