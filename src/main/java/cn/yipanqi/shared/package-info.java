/**
 * Values every module speaks in: places, periods, money, counts, the six commons, ids and messages.
 *
 * <p>Not a drawer for leftovers: a type comes here on its third user, knows its own rules and depends on nothing but the JDK.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.shared;
