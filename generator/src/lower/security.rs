//! Security schemes and what each operation requires of them.

use crate::diagnostics;
use crate::ir::{ApiKeyPlace, OAuthFlow, Requirement, Scheme, SchemeKind};
use crate::resolve::Place;

use super::keywords::Feature;
use super::{Lower, words};

impl<'a> Lower<'a> {
    pub(super) fn schemes(&mut self, root: &Place<'a>) -> Vec<Scheme> {
        let mut found = Vec::new();
        let map = root
            .get("components")
            .and_then(|it| it.get("securitySchemes"));
        let Some(map) = map else {
            return found;
        };
        for (name, _, place) in map.members() {
            if !self.chosen.has_scheme(name) {
                continue;
            }
            let place = self.document.follow(&place);
            if let Some(kind) = self.scheme_kind(&place) {
                let docs = words::docs(&place);
                found.push(Scheme {
                    name: name.to_owned(),
                    kind,
                    flows: flows(&place),
                    discovery_url: words::text(&place, "openIdConnectUrl"),
                    docs,
                });
            }
        }
        found
    }

    fn scheme_kind(&mut self, place: &Place<'a>) -> Option<SchemeKind> {
        // The typed view states the structure; a scheme that 3.0 lacks is not in it.
        let is = |kind: &str| words::text(place, "type").as_deref() == Some(kind);
        if is("mutualTLS") {
            return Some(SchemeKind::MutualTls);
        }
        // Which flow a token comes from does not show in a message.
        if is("oauth2") || is("openIdConnect") {
            return Some(SchemeKind::Bearer);
        }
        let scheme = match place.view::<openapiv3::SecurityScheme>() {
            Ok(scheme) => scheme,
            Err(diagnostic) => {
                self.error(diagnostic);
                return None;
            }
        };
        match scheme {
            openapiv3::SecurityScheme::HTTP { scheme, .. } => {
                match scheme.to_ascii_lowercase().as_str() {
                    "bearer" => Some(SchemeKind::Bearer),
                    "basic" => Some(SchemeKind::Basic),
                    other => {
                        self.unsupported_scheme(place, other);
                        Some(SchemeKind::Unsupported)
                    }
                }
            }
            openapiv3::SecurityScheme::APIKey { location, name, .. } => {
                let location = match location {
                    openapiv3::APIKeyLocation::Header => ApiKeyPlace::Header,
                    openapiv3::APIKeyLocation::Query => ApiKeyPlace::Query,
                    openapiv3::APIKeyLocation::Cookie => ApiKeyPlace::Cookie,
                };
                // A query can hold any name, percent-encoded; that of a cookie is a token (RFC 6265,
                // section 4.1.1), as that of a header is.
                let encoded = location == ApiKeyPlace::Query && !name.is_empty();
                if !encoded && !super::operation::is_token(&name) {
                    self.error(diagnostics::parameter::header_name(place.span(), &name));
                }
                Some(SchemeKind::ApiKey(location, name))
            }
            openapiv3::SecurityScheme::OAuth2 { .. }
            | openapiv3::SecurityScheme::OpenIDConnect { .. } => Some(SchemeKind::Bearer),
        }
    }

    /// The operation's own requirements, or else the document's.
    pub(super) fn security(
        &mut self,
        root: &Place<'a>,
        operation: &Place<'a>,
        schemes: &[Scheme],
    ) -> Vec<Vec<Requirement>> {
        let stated = operation.get("security").or_else(|| root.get("security"));
        let Some(stated) = stated else {
            return Vec::new();
        };
        let mut alternatives = Vec::new();
        for (_, alternative) in stated.items() {
            let mut all = Vec::new();
            for (name, span, scopes) in alternative.members() {
                let Some(scheme) = schemes.iter().position(|it| it.name == name) else {
                    // Without the requirement it would be open, so this ends the run.
                    self.unknown_scheme(root, span, name);
                    continue;
                };
                let scopes = scopes.items().filter_map(|(_, it)| it.node.as_str());
                let scopes = scopes.map(str::to_owned).collect();
                all.push(Requirement { scheme, scopes });
            }
            alternatives.push(all);
        }
        alternatives
    }

    /// Lists a scheme that is not supported. An operation is never open for want of one.
    fn unsupported_scheme(&mut self, place: &Place<'a>, scheme: &str) {
        let feature = Feature::SecurityScheme;
        let refused = diagnostics::allowance::unsupported_scheme(place, feature.as_str(), scheme);
        self.unsupported.push((feature, refused));
    }

    /// A scheme that is declared and can't be read was reported where it is declared.
    fn unknown_scheme(&mut self, root: &Place<'a>, span: diagnostics::Span, name: &str) {
        let declared = root
            .get("components")
            .and_then(|it| it.get("securitySchemes"))
            .is_some_and(|it| it.get(name).is_some());
        if !declared {
            self.error(diagnostics::operation::unknown_scheme(span, name));
        }
    }
}

/// The flows of an OAuth 2 scheme, in the order of the document.
fn flows(place: &Place<'_>) -> Vec<OAuthFlow> {
    let Some(map) = place.get("flows") else {
        return Vec::new();
    };
    let flows = map.members().filter(|(name, _, _)| !name.starts_with("x-"));
    let flows = flows.map(|(name, _, flow)| {
        let scopes = flow.get("scopes");
        let scopes = scopes.iter().flat_map(|it| it.members());
        let scopes = scopes.map(|(scope, _, text)| {
            let text = text.node.as_str().unwrap_or_default();
            (scope.to_owned(), text.to_owned())
        });
        OAuthFlow {
            name: name.to_owned(),
            authorization_url: words::text(&flow, "authorizationUrl"),
            token_url: words::text(&flow, "tokenUrl"),
            refresh_url: words::text(&flow, "refreshUrl"),
            scopes: scopes.collect(),
        }
    });
    flows.collect()
}
