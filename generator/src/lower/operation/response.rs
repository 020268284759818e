//! Lowers responses, and the responses to refused requests.

use crate::diagnostics;
use crate::ir::{Content, Method, Refusal, RefusalReason, Remarks, Response, Status};
use crate::source::Place;

use super::builder::OperationBuilder;
use super::part_name::part_name;
use super::waits::{Marked, Waits, has_marks};
use crate::lower::context::origin;
use crate::lower::findings::Findings;
use crate::lower::words;
use crate::source::json_text;

impl<'a> OperationBuilder<'a> {
    pub(crate) fn responses(
        &mut self,
        operation: &Place<'a>,
        id: &str,
        method: Method,
    ) -> Vec<Response> {
        let mut found = Vec::new();
        let responses = operation.get("responses");
        let responses = responses.map(|it| self.context.document.follow(&it));
        for (key, _, place) in responses.iter().flat_map(Place::members) {
            if key.starts_with("x-") {
                continue;
            }
            // The sweep has reported keys that are not a status.
            if let Some(status) = status(key) {
                found.push(self.response((status, method), key, &place, id));
            }
        }
        let is_success = |it: &Response| match it.status {
            Status::Code(code) => code < 400,
            Status::Range(class) => class < 4,
            Status::Default => true,
        };
        let mut keys = responses.iter().flat_map(Place::members);
        if keys.all(|(key, _, _)| key.starts_with("x-")) {
            let none = diagnostics::operation::no_response(operation);
            self.schemas.findings.diagnostics.push(none);
        } else if !found.is_empty() && !found.iter().any(is_success) {
            let place = responses.as_ref().unwrap_or(operation);
            let none = diagnostics::operation::no_success(place, id);
            self.schemas.findings.diagnostics.push(none);
        }
        found
    }

    fn response(
        &mut self,
        (status, method): (Status, Method),
        key: &str,
        place: &Place<'a>,
        id: &str,
    ) -> Response {
        let place = self.context.document.follow(place);
        let name = part_name(&place, id, key);
        let mut headers = Vec::new();
        if let Some(map) = place.get("headers") {
            for (header, _, it) in map.members() {
                headers.extend(self.header(&it, header, id));
            }
        }
        let content = place
            .get("content")
            .filter(|map| map.members().next().is_some());
        let content = match (content, is_bare(status, method)) {
            (Some(content), true) => {
                let what = if method == Method::Head { "HEAD" } else { key };
                let bare = diagnostics::operation::bare_answer(&content, what);
                self.schemas.findings.diagnostics.push(bare);
                None
            }
            (content, _) => content,
        };
        if let Some(map) = content.as_ref().filter(|_| !self.in_hook) {
            self.documented.note(self.context, (id, status), map);
        }
        let contents = content.map_or_else(Vec::new, |map| self.contents(&map, &name, true));
        Response {
            origin: origin(&place),
            status,
            docs: words::docs(&place),
            headers,
            remarks: self.remarks(&place, status, &contents),
            contents,
        }
    }

    fn remarks(&mut self, place: &Place<'a>, status: Status, contents: &[Content]) -> Remarks {
        const NOT_CARRIED_OUT: &str = "x-copperplate-not-carried-out";
        let succeeds = match status {
            Status::Code(code) => code < 400,
            Status::Range(class) => class < 4,
            Status::Default => false,
        };
        if let Some(mark) = place.get(NOT_CARRIED_OUT).filter(|_| succeeds) {
            let idle = diagnostics::extension::on_success(mark.span(), NOT_CARRIED_OUT);
            self.schemas.findings.error(idle.pointer(&mark.pointer));
        }
        let marked = match succeeds || !has_marks(self.context.document) {
            true => Marked::default(),
            false => Waits {
                schemas: &self.schemas.built,
            }
            .marked(contents),
        };
        Remarks {
            not_carried_out: words::flag(place, NOT_CARRIED_OUT) && !succeeds,
            waits: marked.waits,
            shown: marked.shown,
        }
    }
}

/// The responses of `x-copperplate-refusals`.
pub(crate) fn refusals(root: &Place<'_>, findings: &mut Findings) -> Vec<Refusal> {
    let mut found = Vec::new();
    let Some(map) = root.get("x-copperplate-refusals") else {
        return found;
    };
    for (key, _, place) in map.members() {
        // The sweep has reported unknown reasons.
        let Some((_, reason)) = RefusalReason::ALL.iter().find(|(name, _)| *name == key) else {
            continue;
        };
        // The sweep has reported missing parts and wrong types.
        let number = place.get("status").and_then(|it| it.node.as_u64());
        let (Some(number), Some(body)) = (number, place.get("body")) else {
            continue;
        };
        let status = u16::try_from(number).ok();
        let Some(status) = status.filter(|code| (400..=599).contains(code)) else {
            let at = place.get("status").unwrap_or(place);
            findings.error(diagnostics::operation::refusal_status(&at));
            continue;
        };
        let media_type = words::text(&place, "mediaType");
        let media_type = media_type.unwrap_or_else(|| "application/json".to_owned());
        if !super::media_type::is_media_type(&media_type) {
            findings.error(diagnostics::operation::media_type(
                place.span(),
                &media_type,
            ));
        }
        found.push(Refusal {
            reason: *reason,
            status,
            media_type,
            body: json_text(body.node),
        });
    }
    found
}

/// True if a response has no content, regardless of the document (RFC 9110, sections 9.3.2, 15.2,
/// 15.3.5, 15.3.6 and 15.4.5).
fn is_bare(status: Status, method: Method) -> bool {
    match status {
        Status::Code(code) if code < 200 || [204, 205, 304].contains(&code) => true,
        _ => method == Method::Head,
    }
}

pub(crate) fn status(key: &str) -> Option<Status> {
    if key == "default" {
        return Some(Status::Default);
    }
    let mut characters = key.chars();
    let first = characters
        .next()?
        .to_digit(10)
        .and_then(|it| u8::try_from(it).ok())?;
    if !(1..=5).contains(&first) || key.len() != 3 {
        return None;
    }
    if characters.as_str().eq_ignore_ascii_case("xx") {
        return Some(Status::Range(first));
    }
    key.parse().ok().map(Status::Code)
}
