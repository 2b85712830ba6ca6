package gg.tiketi.http.api;

import gg.tiketi.http.problem.Problem;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Answer;
import gg.tiketi.queue.AdmissionGate.Verdict;
import java.util.Collection;
import java.util.List;

/** Refusals that several routes share. */
final class Refusal {
  private Refusal() {}

  /** These seats are not free; those would be. */
  static Answer seatTaken(Collection<Integer> conflicts, List<List<Integer>> alternatives) {
    return Answer.refused(Problem.of(ProblemCode.SEAT_TAKEN).with("conflicts", ids(conflicts)).with("alternatives",
        alternatives.stream().map(Refusal::ids).toList()));
  }

  /** The person would have more than may be. */
  static Answer limitExceeded(int limit, int held) {
    return Answer.refused(Problem.of(ProblemCode.LIMIT_EXCEEDED).with("limit", limit).with("held", held));
  }

  /** The person has to pass the waiting room first. */
  static Answer notAdmitted(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Required() -> Answer.refused(ProblemCode.ADMISSION_REQUIRED);
      case Verdict.Expired() -> Answer.refused(ProblemCode.ADMISSION_EXPIRED);
      case Verdict.Revoked() -> Answer.refused(ProblemCode.ADMISSION_REVOKED);
      case Verdict.Admitted() -> throw new IllegalStateException("Refused although admitted");
    };
  }

  static List<String> ids(Collection<Integer> seats) {
    return seats.stream().map(String::valueOf).toList();
  }
}
