package gg.tiketi.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * Calls of scripts that wait at the same moment and go to Redis together: one write and one read for all of them, where one each
 * would cost both sides more than most scripts do. Redis runs them one after the other and answers each for itself; who asks waits
 * for the own answer, so the steps of one caller keep their order. On a cluster everybody goes alone: a parcel would not follow
 * a key that moves.
 */
final class Parcels {
  private final Messengers messengers;
  private final Wire wire;
  private final int most;
  private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();

  /** Parcels of no more than so many calls. */
  Parcels(Messengers messengers, Wire wire, int most) {
    this.messengers = messengers;
    this.wire = wire;
    this.most = most;
  }

  /** How Redis is asked. */
  interface Wire {
    /**
     * Asks it on this thread.
     *
     * @throws RedisAway if it does not answer
     */
    <R extends @Nullable Object> R ask(Function<UnifiedJedis, R> question);
  }

  /**
   * Has a call made; on a platform thread at once.
   *
   * @throws RedisAway if Redis does not answer, or too many ask; whether the call was made is not known then
   */
  @Nullable
  Object ask(Script.Call call) {
    if (!Thread.currentThread().isVirtual()) {
      return wire.ask(call::run);
    }
    var asked = new Waiting(call, new CompletableFuture<>());
    waiting.add(asked);
    try {
      messengers.send(this::deliver);
    } catch (RedisAway full) {
      waiting.remove(asked);
      throw full;
    }
    return Messengers.await(asked.answer());
  }

  /** As often as somebody asks; whoever comes first takes along those who wait, and the next ones find nothing to do. */
  private void deliver() {
    var parcel = new ArrayList<Waiting>();
    for (var next = waiting.poll(); next != null; next = parcel.size() < most ? waiting.poll() : null) {
      parcel.add(next);
    }
    if (parcel.size() == 1) {
      var only = parcel.getFirst();
      only.settle(() -> wire.ask(only.call()::run));
    } else if (!parcel.isEmpty()) {
      deliver(parcel);
    }
  }

  private void deliver(List<Waiting> parcel) {
    List<Response<Object>> answers;
    try {
      answers = wire.ask(jedis -> send(parcel, jedis));
    } catch (RuntimeException lost) {
      parcel.forEach(one -> one.answer().completeExceptionally(lost));
      return;
    }
    for (int i = 0; i < parcel.size(); i++) {
      var one = parcel.get(i);
      var answer = answers.get(i);
      one.settle(() -> wire.ask(jedis -> one.call().receive(answer, jedis)));
    }
  }

  private static List<Response<Object>> send(List<Waiting> parcel, UnifiedJedis jedis) {
    try (var pipeline = jedis.pipelined()) {
      var answers = parcel.stream().map(one -> one.call().send(pipeline)).toList();
      pipeline.sync();
      return answers;
    }
  }

  /** A call, and who waits for its answer. */
  private record Waiting(Script.Call call, CompletableFuture<@Nullable Object> answer) {
    void settle(Supplier<@Nullable Object> outcome) {
      try {
        answer.complete(outcome.get());
      } catch (RuntimeException failed) {
        answer.completeExceptionally(failed);
      }
    }
  }
}
