//! Checks security schemes.

use super::kind::ObjectKind;
use super::walk::Walk;
use crate::diagnostics::{self, Remedy};
use crate::source::{Node, Object, Span, Version};

impl Walk<'_, '_> {
    /// Checks a security scheme, whose keys have these places: the object and its first key.
    pub(super) fn scheme(&mut self, places: (Span, Span), object: &Object) {
        scheme(self, places, object);
    }

    /// Checks the flows of a security scheme.
    pub(super) fn flows(&mut self, object: &Object) {
        flows(self, object);
    }
}

/// Checks the fields that a type of scheme needs.
fn scheme(walk: &mut Walk<'_, '_>, (span, head): (Span, Span), object: &Object) {
    let kind = ObjectKind::SecurityScheme;
    let needed: &[&str] = match object.get("type").and_then(Node::as_str) {
        Some("apiKey") => &["name", "in"],
        Some("http") => &["scheme"],
        Some("oauth2") => &["flows"],
        Some("openIdConnect") => &["openIdConnectUrl"],
        Some(_) | None => &[],
    };
    for field in needed.iter().filter(|field| !object.contains_key(field)) {
        if walk.has(object, field) {
            continue;
        }
        let missing = diagnostics::sweep::missing_field(head, kind.name(), field);
        // The token of these schemes is the same without the field.
        let remedy = match *field {
            "flows" | "openIdConnectUrl" => Remedy::accept("a bearer token"),
            _ => Remedy::leave_out(span),
        };
        walk.say(missing.remedy(remedy));
    }
    let discovery = object.get("openIdConnectUrl");
    if let Some((node, url)) = discovery.and_then(|it| Some((it, it.as_str()?)))
        && !url.contains("://")
    {
        walk.say(diagnostics::sweep::relative_url(node.span, url));
    }
    let mutual = object
        .get("type")
        .filter(|node| node.as_str() == Some("mutualTLS"));
    if let Some(node) = mutual.filter(|_| walk.version == Version::V3_0) {
        let later =
            diagnostics::sweep::later_keyword(node.span, "type: mutualTLS", kind.name(), None);
        walk.say(later.remedy(Remedy::accept("in OpenAPI 3.1")));
    }
}

/// Checks the URLs that a flow needs.
fn flows(walk: &mut Walk<'_, '_>, object: &Object) {
    for (name, head, flow) in object.iter() {
        let needed: &[&str] = match name {
            "implicit" => &["authorizationUrl"],
            "password" | "clientCredentials" => &["tokenUrl"],
            "deviceAuthorization" => &["deviceAuthorizationUrl", "tokenUrl"],
            "authorizationCode" => &["authorizationUrl", "tokenUrl"],
            _ => continue,
        };
        let Some(flow) = flow.as_object() else {
            continue;
        };
        for field in needed.iter().filter(|field| !flow.contains_key(field)) {
            let missing =
                diagnostics::sweep::missing_field(head, &format!("the flow `{name}`"), field);
            walk.say(missing.remedy(Remedy::accept("a flow with an undocumented URL")));
        }
    }
}
