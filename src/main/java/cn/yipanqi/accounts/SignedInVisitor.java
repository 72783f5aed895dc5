package cn.yipanqi.accounts;

import cn.yipanqi.access.CountyArgument;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.web.CurrentVisitor;
import cn.yipanqi.web.VisitorView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells the page shell who is signed in and which county's ledger is open. */
@Component
class SignedInVisitor implements CurrentVisitor {

    private final PlaceNames places;
    private final OwnAccount account;
    private final CountyArgument counties;

    SignedInVisitor(PlaceNames places, OwnAccount account, CountyArgument counties) {
        this.places = places;
        this.account = account;
        this.counties = counties;
    }

    @Override
    public VisitorView of(HttpServletRequest request) {
        Authentication asker = SecurityContextHolder.getContext().getAuthentication();
        if (asker == null || !(asker.getPrincipal() instanceof SignedIn signedIn)) {
            return VisitorView.STRANGER;
        }
        return new VisitorView(
                true,
                signedIn.name(),
                places.within(signedIn.grant()),
                signedIn.grant().role().messageKey(),
                posts(signedIn),
                places.county(counties.remembered(request).code()).orElse(null),
                signedIn.grant().role().permissions().stream()
                        .map(Permission::name)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private List<VisitorView.Post> posts(SignedIn signedIn) {
        return signedIn.several()
                ? account.posts(signedIn).stream()
                        .map(post -> new VisitorView.Post(
                                post.id().toString(),
                                post.place(),
                                post.roleKey(),
                                post.id().equals(signedIn.held())))
                        .toList()
                : List.of();
    }
}
