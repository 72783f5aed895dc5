@org.jspecify.annotations.NullMarked
package cn.yipanqi.intake.out;
