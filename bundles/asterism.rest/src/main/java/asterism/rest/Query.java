package asterism.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The query parameters that an operation knows; any other one is refused, so that a slip of the pen is told. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Query {
    /** Their names. */
    String[] value();
}
