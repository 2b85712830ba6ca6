package gg.tiketi.app.bench;

/**
 * One run of one side of a pair.
 *
 * @param perSecond what it reached
 * @param serverMicros processor time of the server, or of what stands for it, for each request
 * @param databaseMicros the same of PostgreSQL
 * @param generatorMicros the same of the load generator
 * @param busy how many processors were busy on average, of all these together
 * @param errors answers that were not what they should be
 */
record Sample(double perSecond, double serverMicros, double databaseMicros, double generatorMicros, double busy,
    long errors) {}
