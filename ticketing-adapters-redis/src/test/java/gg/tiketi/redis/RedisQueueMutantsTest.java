package gg.tiketi.redis;

import gg.tiketi.laws.queue.AdmissionContract;
import gg.tiketi.laws.queue.LineAdapter;
import gg.tiketi.laws.queue.SharesContract;
import gg.tiketi.laws.queue.WaitContract;
import gg.tiketi.laws.queue.WaitingLineContract;
import gg.tiketi.queue.Shares;
import gg.tiketi.queue.WaitingLine;
import gg.tiketi.redis.ScriptMutant.Law;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each law of the waiting room a script with one thing changed, which the law finds. */
class RedisQueueMutantsTest {

  static Stream<ScriptMutant> mutants() {
    return Stream.of(
        new ScriptMutant("W1: a number is left out now and then", "line.tail = line.tail + 1",
            "line.tail = line.tail + (line.tail % 5 == 4 and 2 or 1)",
            line(WaitingLineContract::W1_numbersFollowEachOther)),
        new ScriptMutant("W1: numbers are kept again for whoever asks", "if line.drawnAfter < 0 then", "if true then",
            line(WaitingLineContract::W1_numbersAreKeptOnceWhoeverAsks)),
        new ScriptMutant("W1: who was drawn is not believed", "line.born = line.tail", "line.born = line.born",
            line(WaitingLineContract::W1_theDrawnHaveTheirNumbersAndWhoComesLaterIsBehind)),
        new ScriptMutant("W1: a new life keeps numbers again", "drawnAfter = tonumber(ARGV[11])", "drawnAfter = -1",
            line(WaitingLineContract::W1_numbersThatWereKeptStayKeptInANewLife)),
        new ScriptMutant("W3: the drawn do not wait before they come", "line.waiting = line.waiting + drawn", "",
            line(WaitingLineContract::W3_theDrawnAreCalledWhetherOrNotTheyCame)),
        new ScriptMutant("W2: who asks again goes to the end", "if not number then\n    return 'N', 0, 0",
            "if not number or number > line.head then\n    return 'N', 0, 0",
            line(WaitingLineContract::W2_whoHasAPlaceKeepsIt)),
        new ScriptMutant("W2: who was inside stays outside", "redis.call('hdel', KEYS[5], stay.account)",
            "redis.call('hset', KEYS[5], stay.account, line.tail + 1000)",
            line(WaitingLineContract::W2_whoHasAPlaceKeepsIt)),
        new ScriptMutant("W3: one at the front is passed over", "local number = unset(KEYS[2], head + 1)",
            "local number = unset(KEYS[2], head + (count == 0 and line.waiting > 2 and 2 or 1))\n"
                + "    if count == 0 then line.head = number - 1 end",
            line(WaitingLineContract::W3_whoCameFirstIsCalledNoLater)),
        new ScriptMutant("W4: newcomers enter past the line",
            "line.queueing == 0 and line.waiting == 0 and free(line) > 0",
            "free(line) > 0", line(WaitingLineContract::W4_nobodyEntersPastThoseWhoWait)),
        new ScriptMutant("W5: those called do not count", "line.threshold - line.inside - line.called)",
            "line.threshold - line.inside)", line(WaitingLineContract::W5_neverMoreInsideAndCalledThanTheThreshold)),
        new ScriptMutant("W6: a leaver still waits", "line.waiting = line.waiting - 1\n  lose", "lose",
            line(WaitingLineContract::W6_nobodyIsLostOrCountedTwice)),
        new ScriptMutant("W7: leavers still count as ahead",
            "redis.call('setbit', KEYS[2], number, 1)\n  note(line, 'L', number)",
            "redis.call('setbit', KEYS[2], number, 1)", line(WaitingLineContract::W7_positionsAreExactAndNeverGrow)),
        new ScriptMutant("W8: a turn may be claimed too late", "if tonumber(before) > line.newest then",
            "if tonumber(before) + 30000 > line.newest then",
            line(WaitingLineContract::W8_onlyWhoWasCalledInTimeGoesIn)),
        new ScriptMutant("W9: the end of a stay frees two slots", "line.inside = line.inside - 1",
            "line.inside = line.inside - 2", line(WaitingLineContract::W9_eachFreedSlotIsUsedAgainOnce)),
        new ScriptMutant("W10: who misses a turn keeps the slot",
            "line.called = line.called - 1\n    lose(line, 'MISSED'",
            "lose(line, 'MISSED'", line(WaitingLineContract::W9_eachFreedSlotIsUsedAgainOnce)),
        new ScriptMutant("W10: nobody is called while somebody was", "local most = math.min(free(line),",
            "local most = math.min(line.called > 0 and 0 or free(line),",
            line(WaitingLineContract::W10_whoWaitsIsCalledAsSoonAsMayBe)),
        new ScriptMutant("W11: calls cost nothing", "line.calls = line.calls - count", "",
            line(WaitingLineContract::W11_theLineIsCalledNoFasterThanItsRate)),
        new ScriptMutant("W11: calls are saved up without end", "math.min(rate, line.calls + ",
            "math.max(0, line.calls + ",
            line(WaitingLineContract::W11_theLineIsCalledNoFasterThanItsRate)),
        new ScriptMutant("W13: the end of a stay is not told", "note(line, 'E', number)", "",
            line(WaitingLineContract::W13_aMirrorIsExactWhateverTheNewsDo)),
        new ScriptMutant("W6: whose place was taken still waits",
            "line.waiting, line.called, line.head, line.closed = 0, 0, last, last",
            "line.called, line.head, line.closed = 0, last, last",
            line(WaitingLineContract::W6_nobodyIsLostOrCountedTwice)),
        new ScriptMutant("W14: time goes back", "line.newest = math.max(line.newest, now)", "line.newest = now",
            line(WaitingLineContract::W14_aClockThatIsBehindChangesNothing)),
        new ScriptMutant("W15: who was taken out is not told",
            "redis.call('setbit', KEYS[4], number, 1)\n  note(line, 'E', number)",
            "redis.call('setbit', KEYS[4], number, 1)", admission(
                AdmissionContract::W15_anAdmissionEndsWithTheStayOnEveryInstanceWithinASecond)),
        new ScriptMutant("W20: a line says that it is called quicker", "line.ever = line.ever + count",
            "line.ever = line.ever + 2 * count", waits(WaitContract::W20_theRangeHoldsTheTrueWaitInFourOfFivePolls)),
        new ScriptMutant("W16: a line set back goes on", "tonumber(highest) > line.tail", "tonumber(highest) < 0",
            line(WaitingLineContract::W16_aLineThatWasSetBackSaysSo)),
        new ScriptMutant("W16: tickets of the former life are worth nothing", "presented <= line.born", "presented < 0",
            line(WaitingLineContract::W16_ticketHoldersKeepTheirOrderInANewLife)),
        new ScriptMutant("W16: who had been called is forgotten",
            "if line.called > 0 then\n  redis.call('rpush', KEYS[8]",
            "if line.called > 99 then\n  redis.call('rpush', KEYS[8]",
            line(WaitingLineContract::W16_whoWasCalledOrInsideWhenTheLineWasLostStillIs)),
        new ScriptMutant("W16: stays end while nobody can be heard",
            "stay.till, stay.idle = stay.till + stillness, stay.idle + stillness", "",
            line(WaitingLineContract::W16_nobodyLosesAnythingWhileTheStoreIsAway)),
        new ScriptMutant("W16: turns pass while nobody can be heard", "tonumber(before) + stillness",
            "tonumber(before)", line(WaitingLineContract::W16_nobodyLosesAnythingWhileTheStoreIsAway)),
        new ScriptMutant("W16: a line set back to the same tail goes on", "or tonumber(version) > line.version", "",
            line(WaitingLineContract::W16_aLineThatWasSetBackToTheSameTailSaysSo)),
        new ScriptMutant("W16: who comes home is not believed",
            "or (has(KEYS[4], presented) and presented > line.head)", "",
            line(WaitingLineContract::W16_whoComesHomeToANumberThatNobodyRemembersHasItsPlace)),
        new ScriptMutant("W16: who comes home is passed over at once",
            "(line.newest < line.homecoming and line.given or line.tail)", "line.tail",
            line(WaitingLineContract::W16_numbersThatNobodyRemembersHoldNobodyUp)),
        new ScriptMutant("W16: only the eldest keeps lines safe, whether or not it knows them",
            "row.keeper == instance and 1", "eldest == instance and 1",
            shares(SharesContract::W16_eachLineIsKeptSafeByOneInstanceThatKnowsIt)),
        new ScriptMutant("W17: a stay lasts as long as somebody asks",
            "math.max(math.min(stay.till, stay.idle), stay.held)",
            "math.max(stay.idle, stay.held)", line(WaitingLineContract::W17_staysAndTurnsEndAndModesHold)),
        new ScriptMutant("W17: a pause calls on", "terms.mode ~= 'PAUSED' and ", "",
            line(WaitingLineContract::W17_staysAndTurnsEndAndModesHold)),
        new ScriptMutant("W17: an old commit undoes a newer", "tonumber(version) > stay.version", "true",
            line(WaitingLineContract::W17_staysAndTurnsEndAndModesHold)),
        new ScriptMutant("W17: the line closes as soon as nobody waits", "line.calm + 60000 <= line.newest", "true",
            line(WaitingLineContract::W17_aWaitingRoomDoesNotCloseAndOpenByTheMinute)),
        new ScriptMutant("W18: a share rises without looking at the others",
            "math.max(row.granted, math.min(target, total - (reserved - row.reserved)))", "target",
            shares(SharesContract::W18_aShareRisesOnlyByWhatTheOthersLeaveFree)),
        new ScriptMutant("W18: what a limit cuts off is lost",
            "rest, weights = rest - row.limit, weights - row.weight", "",
            shares(SharesContract::W18_whatALimitCutsOffGoesToTheOthers)),
        new ScriptMutant("W18: a grant that was not heard yet is free",
            "row.reserved = math.max(row.reserved, demand.inUse)",
            "row.reserved = math.max(row.granted, demand.inUse)",
            shares(SharesContract::W18_aShareRisesOnlyByWhatTheOthersLeaveFree)));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void dies(ScriptMutant mutant) {
    mutant.dies();
  }

  private static Law line(Consumer<WaitingLineContract> law) {
    return redis -> law.accept(new WaitingLineContract(new LineAdapter("redis (mutant)", 12, 20,
        () -> new RedisWaitingLine(redis, TestRedis.empty(), LineAdapter.SILENCE))) {});
  }

  private static Law admission(Consumer<AdmissionContract> law) {
    return redis -> law.accept(new AdmissionContract("redis (mutant)") {
      @Override
      protected WaitingLine lines() {
        return new RedisWaitingLine(redis, TestRedis.empty());
      }
    });
  }

  private static Law waits(Consumer<WaitContract> law) {
    return redis -> law.accept(new WaitContract("redis (mutant)", 1) {
      @Override
      protected WaitingLine lines() {
        return new RedisWaitingLine(redis, TestRedis.empty());
      }
    });
  }

  private static Law shares(Consumer<SharesContract> law) {
    return redis -> law.accept(new SharesContract("redis (mutant)") {
      @Override
      protected Shares shares() {
        return new RedisShares(redis, TestRedis.empty());
      }
    });
  }
}
