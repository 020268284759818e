//! Lowers security schemes and the requirements of operations.

use std::collections::HashSet;

use crate::diagnostics;
use crate::ir::{
    ApiKeyPlace, Docs, Location, OAuthFlow, Parameter, Requirement, Scheme, SchemeKind,
};
use crate::source::{Place, Pointer, Span};

use crate::lower::context::Context;
use crate::lower::findings::Findings;
use crate::lower::words;
use crate::options::Feature;

/// Reads security schemes and requirements.
pub(crate) struct SecurityReader<'r, 'a> {
    pub(crate) context: Context<'a>,
    pub(crate) findings: &'r mut Findings,
}

impl<'a> SecurityReader<'_, 'a> {
    pub(crate) fn schemes(&mut self, root: &Place<'a>) -> Vec<Scheme> {
        let mut found = Vec::new();
        let map = root
            .get("components")
            .and_then(|it| it.get("securitySchemes"));
        let mut known = HashSet::new();
        for (name, _, place) in map.iter().flat_map(Place::members) {
            let place = self.context.document.follow(&place);
            if self.context.chosen.has_scheme(name) {
                known.insert(place.span());
                found.push(self.scheme(&place, name));
            }
        }
        // Since 3.2, a requirement may have the URI of a scheme in another document.
        for uri in self.context.document.scheme_uris() {
            let place = self.context.document.follow(&uri.target);
            if self.context.chosen.has_scheme(uri.text) && known.insert(place.span()) {
                let name = place.pointer.last().unwrap_or_default();
                found.push(self.scheme(&place, name));
            }
        }
        let known: Vec<&str> = map.iter().flat_map(Place::members).map(|it| it.0).collect();
        found.extend(self.undeclared(&known));
        found
    }

    fn scheme(&mut self, place: &Place<'a>, name: &str) -> Scheme {
        Scheme {
            origin: place.span(),
            name: name.to_owned(),
            kind: self.scheme_kind(place),
            flows: flows(place),
            discovery_url: words::text(place, "openIdConnectUrl"),
            metadata_url: words::text(place, "oauth2MetadataUrl"),
            docs: words::docs(place),
        }
    }

    /// The schemes that requirements name and the document does not declare. An operation must not
    /// be open for want of one, so each is a scheme that nobody can satisfy.
    fn undeclared(&self, known: &[&str]) -> Vec<Scheme> {
        let document = self.context.document;
        let mut found = Vec::new();
        for (name, origin) in document.required_schemes() {
            let is_uri = document.target_at(origin, name).is_some();
            if !is_uri && !known.contains(&name) && self.context.chosen.has_scheme(name) {
                found.push(Scheme {
                    origin,
                    name: name.to_owned(),
                    kind: SchemeKind::Unsupported,
                    flows: Vec::new(),
                    discovery_url: None,
                    metadata_url: None,
                    docs: Docs::default(),
                });
            }
        }
        found
    }

    fn scheme_kind(&mut self, place: &Place<'a>) -> SchemeKind {
        match words::text(place, "type").as_deref() {
            // `openapiv3` models 3.0, so it lacks `mutualTLS`.
            Some("mutualTLS") => return SchemeKind::MutualTls,
            // The flow of a token has no effect on messages, so a scheme without a flow or a URL
            // may be tolerated.
            Some("oauth2" | "openIdConnect") => return SchemeKind::Bearer,
            _ => {}
        }
        // The sweep has reported a scheme that does not fit the model. Nobody can satisfy it.
        let Ok(scheme) = place.view() else {
            return SchemeKind::Unsupported;
        };
        match scheme {
            openapiv3::SecurityScheme::HTTP { scheme, .. } => {
                match scheme.to_ascii_lowercase().as_str() {
                    "bearer" => SchemeKind::Bearer,
                    "basic" => SchemeKind::Basic,
                    other => {
                        self.unsupported_scheme(place, other);
                        SchemeKind::Unsupported
                    }
                }
            }
            openapiv3::SecurityScheme::APIKey { location, name, .. } => {
                let location = match location {
                    openapiv3::APIKeyLocation::Header => ApiKeyPlace::Header,
                    openapiv3::APIKeyLocation::Query => ApiKeyPlace::Query,
                    openapiv3::APIKeyLocation::Cookie => ApiKeyPlace::Cookie,
                };
                // Query names may be any text, percent-encoded. Names of cookies are tokens (RFC
                // 6265, section 4.1.1), like names of headers.
                let encoded = location == ApiKeyPlace::Query && !name.is_empty();
                if !encoded && !super::template::is_token(&name) {
                    self.findings
                        .error(diagnostics::parameter::header_name(place.span(), &name));
                }
                SchemeKind::ApiKey(location, name)
            }
            openapiv3::SecurityScheme::OAuth2 { .. }
            | openapiv3::SecurityScheme::OpenIDConnect { .. } => SchemeKind::Bearer,
        }
    }

    /// The operation's own requirements, else the document's.
    pub(crate) fn security(
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
            let mut sent = Vec::new();
            for (name, span, scopes) in alternative.members() {
                let named = schemes.iter().position(|it| it.name == name);
                let by_uri = || {
                    let target = self.context.document.target_at(span, name)?;
                    let target = self.context.document.follow(&target).span();
                    schemes.iter().position(|it| it.origin == target)
                };
                let scheme = named.or_else(by_uri);
                let by_name = scheme.and_then(|it| schemes.get(it));
                if by_name.is_none_or(|it| it.name == name) {
                    self.unknown_scheme(span, name);
                }
                let Some(scheme) = scheme else {
                    continue;
                };
                self.check_together((name, span), schemes.get(scheme), &mut sent);
                let scopes = scopes.items().filter_map(|(_, it)| it.node.as_str());
                let scopes = scopes.map(str::to_owned).collect();
                all.push(Requirement { scheme, scopes });
            }
            alternatives.push(all);
        }
        alternatives
    }

    /// Reports two credentials of one alternative with the same place in a request.
    fn check_together<'s>(
        &mut self,
        (name, span): (&'s str, Span),
        scheme: Option<&Scheme>,
        sent: &mut Vec<(Slot, &'s str, Span)>,
    ) {
        let Some(slot) = scheme.and_then(|scheme| Slot::of(&scheme.kind)) else {
            return;
        };
        if let Some((_, first, at)) = sent.iter().find(|(known, ..)| *known == slot) {
            let what = format!("the {} `{}`", slot.place, slot.name);
            let names = (*first, name);
            let clash = diagnostics::operation::clashing_credentials;
            self.findings.error(clash((*at, span), names, &what));
        }
        sent.push((slot, name, span));
    }

    /// Removes parameters that are API keys of the operation's own security: a client sends the key
    /// once, as a credential, and it is not shown. This includes optional and alternative
    /// requirements.
    pub(crate) fn without_credentials(
        &mut self,
        mut parameters: Vec<Parameter>,
        security: &[Vec<Requirement>],
        schemes: &[Scheme],
        operation: Span,
    ) -> Vec<Parameter> {
        let wanted = security.iter().flatten();
        let schemes: Vec<_> = wanted.filter_map(|it| schemes.get(it.scheme)).collect();
        self.refuse_key_beside_text(&parameters, &schemes, operation);
        parameters.retain(|parameter| {
            let is_key = |scheme: &&&Scheme| !parameter.whole && carries(&scheme.kind, parameter);
            let Some(scheme) = schemes.iter().find(is_key) else {
                return true;
            };
            let origin = &parameter.origin;
            let carrier = (parameter.name.as_str(), origin.span, &origin.pointer);
            let listed = diagnostics::parameter::listed_credential(carrier, &scheme.name);
            self.findings.diagnostics.push(listed);
            false
        });
        parameters
    }

    /// Refuses an API key in a query that is one text.
    fn refuse_key_beside_text(
        &mut self,
        parameters: &[Parameter],
        schemes: &[&Scheme],
        operation: Span,
    ) {
        let Some(whole) = parameters.iter().find(|it| it.undivided) else {
            return;
        };
        for scheme in schemes {
            if let SchemeKind::ApiKey(ApiKeyPlace::Query, name) = &scheme.kind {
                let beside = diagnostics::parameter::key_beside_querystring;
                let at = (
                    scheme.origin,
                    Pointer::from_iter(["components", "securitySchemes", &scheme.name]),
                );
                self.findings
                    .error(beside((at.0, &at.1), name, (whole.origin.span, operation)));
            }
        }
    }

    /// Reports an unsupported scheme. Its operations never become public.
    fn unsupported_scheme(&mut self, place: &Place<'a>, scheme: &str) {
        let feature = Feature::SecurityScheme;
        let refused = diagnostics::allowance::unsupported_scheme(place, feature.as_str(), scheme);
        self.findings.unsupported.push((feature, refused));
    }

    /// Reports an undeclared scheme. A declared but invalid one was reported at its declaration.
    fn unknown_scheme(&mut self, span: Span, name: &str) {
        let components = self.context.document.root().get("components");
        let declared = components.and_then(|it| it.get("securitySchemes"));
        let names: Vec<_> = declared
            .iter()
            .flat_map(Place::members)
            .map(|it| it.0)
            .collect();
        if !names.contains(&name) {
            let near = diagnostics::nearest(name, names);
            self.findings
                .error(diagnostics::operation::unknown_scheme(span, name, near));
        }
    }
}

/// The place of a credential in a request.
#[derive(PartialEq, Eq)]
struct Slot {
    place: &'static str,
    /// Lower case if case has no meaning.
    name: String,
}

impl Slot {
    /// The place of a scheme; `None` if the message contains no credential.
    fn of(kind: &SchemeKind) -> Option<Self> {
        let (place, name) = match kind {
            SchemeKind::Bearer | SchemeKind::Basic => ("header", "authorization".to_owned()),
            SchemeKind::ApiKey(ApiKeyPlace::Header, name) => ("header", name.to_ascii_lowercase()),
            SchemeKind::ApiKey(ApiKeyPlace::Query, name) => ("query parameter", name.clone()),
            SchemeKind::ApiKey(ApiKeyPlace::Cookie, name) => ("cookie", name.clone()),
            // Operations with an unsupported scheme refuse all requests anyway.
            SchemeKind::MutualTls | SchemeKind::Unsupported => return None,
        };
        Some(Self { place, name })
    }
}

/// True if a parameter is the credential of a scheme. Header names compare without regard to case
/// (RFC 9110, section 5.1).
fn carries(kind: &SchemeKind, parameter: &Parameter) -> bool {
    let SchemeKind::ApiKey(place, name) = kind else {
        return false;
    };
    match (place, parameter.location) {
        (ApiKeyPlace::Header, Location::Header) => name.eq_ignore_ascii_case(&parameter.name),
        (ApiKeyPlace::Query, Location::Query) | (ApiKeyPlace::Cookie, Location::Cookie) => {
            *name == parameter.name
        }
        (ApiKeyPlace::Header | ApiKeyPlace::Query | ApiKeyPlace::Cookie, _) => false,
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
            device_authorization_url: words::text(&flow, "deviceAuthorizationUrl"),
            token_url: words::text(&flow, "tokenUrl"),
            refresh_url: words::text(&flow, "refreshUrl"),
            scopes: scopes.collect(),
        }
    });
    flows.collect()
}
