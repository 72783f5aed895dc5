package cn.yipanqi.access;

/**
 * The county whose ledger a request is about, as a controller's argument: the parameter {@code county}, else the one last chosen in the
 * session, else the asker's own. Never one outside the asker's scope.
 *
 * @param code six-digit ledger code
 */
public record County(long code) {}
