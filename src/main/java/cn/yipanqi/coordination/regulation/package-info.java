/**
 * 制度: texts of numbered clauses in versions, of which one at most is in force on a day; what units say about a draft, who has acknowledged
 * what was adopted, and what rests on which clause.
 */
@org.springframework.modulith.NamedInterface("regulation")
@org.jspecify.annotations.NullMarked
package cn.yipanqi.coordination.regulation;
