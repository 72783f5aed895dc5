/**
 * The product as a process of its own, as its operators have it: killed, stopped, started again, refused. Everything is seen from outside:
 * what it prints, how it ends, what it answers, and what its database holds.
 */
package cn.yipanqi.process;
