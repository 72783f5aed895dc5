/**
 * How much one request may bring and how many may be at work at once, as configured under {@code yipanqi.limits}; what Tomcat and Jackson
 * limit by themselves is configured where they are. Beyond a limit the answer is 408, 413, 414, 429 or 431, in the words of every failure.
 * Who asks is not known here: access measures what it knows of him with what is offered here.
 */
@org.springframework.modulith.NamedInterface("limit")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.web.limit;
