package cn.yipanqi.access.factor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What weighs so heavily that a session left open must not be enough for it: freezing an edition, changing who may do what, revealing a
 * person's data. Asks for the second factor again (for the password where there is none) when the last proof is more than ten minutes
 * old, and goes on with what was asked. A program needs a token that was made within ten minutes of a proof.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface StepUp {}
