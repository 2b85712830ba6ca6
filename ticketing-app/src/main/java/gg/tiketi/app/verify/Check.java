package gg.tiketi.app.verify;

/**
 * One thing that must be so in the books. Its statement finds every row that shows otherwise, with the columns that explain it.
 *
 * @param rule what must be so
 * @param sql finds what is not so; reads nothing but the tables and the temporary tables of the history
 */
record Check(String rule, String sql) {}
