package fr.territoiresindustrie.kit.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a POST operation: it honours {@code Idempotency-Key}. The answer is stored in the transaction of the effect, for 30 days, per caller.
 * The same key with the same body gives that answer again, with {@code Idempotency-Replayed: true}; with another body 422; while the first
 * one is still running 409. A refusal has no effect and is not stored.
 */
@Documented
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /** Whether a call without a key is refused (400): where money or state moves. */
    @Nonbinding
    boolean required() default false;
}
