package cn.yipanqi.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * All that is read within belongs to one snapshot, so that what a page says of one thing agrees with what it says of another. It is one
 * transaction too, which begins and tells its scope once however many readers take part.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public @interface Snapshot {}
