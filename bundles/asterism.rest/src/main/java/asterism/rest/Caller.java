package asterism.rest;

import asterism.api.Actor;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;

/**
 * Who asks, and how to answer.
 *
 * @param actor    the signed-in user; whose name is empty when there is none, who is let in nowhere
 * @param language in which words are wanted
 */
record Caller(Actor actor, Locale language) {
    static Caller of(HttpServletRequest request) {
        String user = request.getRemoteUser();
        return new Caller(new Actor.User(user == null ? "" : user), Languages.of(request.getHeader("Accept-Language")));
    }
}
