package gg.tiketi.laws;

import gg.tiketi.Tiketi;
import gg.tiketi.Tiketi.Surroundings;
import gg.tiketi.identity.PasswordHasher;
import gg.tiketi.payment.InMemoryChargeBook;
import gg.tiketi.payment.Manners;
import gg.tiketi.payment.PaymentGateway;
import gg.tiketi.payment.SimulatedGateway;
import gg.tiketi.queue.AdmissionGate;
import gg.tiketi.queue.OpenGate;

/** What surrounds the core in a world of virtual time. */
public final class Providers {
  private Providers() {}

  /** A provider that takes everything at once, and no waiting room. */
  public static Surroundings prompt(World world) {
    return prompt(world, new OpenGate());
  }

  /** The same behind this gate. */
  public static Surroundings prompt(World world, AdmissionGate gate) {
    return of(world, new SimulatedGateway(new InMemoryChargeBook(), Manners.PROMPT, world.clock(), world.chance(),
        time -> world.clock().pass(time)), gate);
  }

  /** Surroundings with this provider. */
  public static Surroundings of(World world, PaymentGateway gateway) {
    return of(world, gateway, new OpenGate());
  }

  private static Surroundings of(World world, PaymentGateway gateway, AdmissionGate gate) {
    return new Surroundings(gateway, new PlainPasswords(), new Tiketi.Admission.Guarded(gate), world.ids(),
        world.chance(), world.clock());
  }

  /** Passwords as they are: hashing is not what is tested here. */
  private static final class PlainPasswords implements PasswordHasher {
    @Override
    public String hash(String password) {
      return "hash of " + password;
    }

    @Override
    public boolean matches(String password, String hash) {
      return hash.equals(hash(password));
    }

    @Override
    public void pretend(String password) {}
  }
}
