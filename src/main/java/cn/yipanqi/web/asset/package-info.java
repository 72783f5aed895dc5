/** Files for the browser: found, their addresses written into style sheets, fingerprinted, compressed once, kept for a year. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.web.asset;
