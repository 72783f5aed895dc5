/** Mail by SMTP, where an installation has set it up: the inbox's message again, to an address its owner has confirmed. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.notify.mail;
