package gg.tiketi.capacity;

/**
 * From people to instances: need = ceil(users ÷ users per instance), within the bounds of the fleet (law C1).
 *
 * @param usersPerInstance how many people one instance carries at once
 * @param min the least instances that ever run
 * @param max the most instances that ever run
 * @param standard how many run for a sale of which nothing is known
 */
public record SizingRule(int usersPerInstance, int min, int max, int standard) {
  /** 1,500 people an instance, 2 to 20 instances, 5 for the unknown. */
  public static final SizingRule DEFAULT = new SizingRule(1_500, 2, 20, 5);

  public SizingRule {
    if (usersPerInstance < 1 || min < 1 || max < min || standard < min || standard > max) {
      throw new IllegalArgumentException("no fleet: %d users an instance, %d to %d instances, %d for the unknown"
          .formatted(usersPerInstance, min, max, standard));
    }
  }

  /** The least n with n × users per instance ≥ users, whatever the fleet has; 0 for nobody. */
  public long need(double users) {
    if (!Double.isFinite(users) || users < 0) {
      throw new IllegalArgumentException("not a number of people: " + users);
    }
    return (long) Math.ceil(users / usersPerInstance);
  }

  /** The need within the bounds of the fleet. */
  public int instances(double users) {
    return Math.clamp(need(users), min, max);
  }

  /** As many people as the standard fleet carries: what a sale is planned for of which nothing is known. */
  public long standardUsers() {
    return (long) standard * usersPerInstance;
  }
}
