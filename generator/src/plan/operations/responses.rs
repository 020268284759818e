//! Plans responses: a variant for each status.

use std::rc::Rc;

use crate::ir::{Docs, Operation, Response, Status};
use crate::naming::Scope;
use crate::plan::directions::Direction;
use crate::plan::doc_text::DocText;

use super::draft::HeaderStructDraft;
use super::header_structs;
use super::planner::OperationPlanner;
use super::response::{ResponseHeaders, StatusMatch, Variant};
use super::statuses::{class_name, status_name};

/// The responses of an operation.
pub(super) struct ResponseDrafts {
    pub(super) success: Vec<Variant>,
    pub(super) errors: Vec<Variant>,
    pub(super) header_structs: Vec<HeaderStructDraft>,
}

impl OperationPlanner<'_, '_> {
    /// Plans the responses of an operation.
    pub(super) fn responses(&mut self, operation: &Operation) -> ResponseDrafts {
        let (success, errors) = self.split(operation);
        let all = success.iter().chain(&errors);
        let all = all.map(|it| (it.status, it.ident.as_str(), it.headers.fields()));
        let kept = Rc::clone(&self.types.overrides.kept);
        let at = self.at;
        let kept = |status: StatusMatch| kept.of_headers(at, &status.key()).map(str::to_owned);
        let structs = header_structs::find(all.collect(), kept, |response| {
            let ident = &self.book.prefix;
            let name = format!("{ident}{}Headers", response.unwrap_or_default());
            self.extra(&name)
        });
        let mut names = structs.names.into_iter();
        let mut with = |all: Vec<Variant>| -> Vec<Variant> {
            let named = all.into_iter().zip(&mut names);
            let variants = named.map(|(variant, name)| Variant {
                headers: match name {
                    Some(name) => ResponseHeaders::Struct(name),
                    None => variant.headers,
                },
                ..variant
            });
            variants.collect()
        };
        ResponseDrafts {
            success: with(success),
            errors: with(errors),
            header_structs: structs.structs,
        }
    }

    /// Splits the documented responses into successes and errors.
    ///
    /// `default` is an error. It is a success below 400 as well if no other response is a success.
    fn split(&mut self, operation: &Operation) -> (Vec<Variant>, Vec<Variant>) {
        let is_success = |response: &&Response| match response.status {
            Status::Code(code) => code < 400,
            Status::Range(class) => class < 4,
            Status::Default => false,
        };
        let (success, errors): (Vec<_>, Vec<_>) = operation.responses.iter().partition(is_success);
        let (_, direction) = Direction::of(operation.role);
        let named = !success.is_empty();
        let mut success = self.drafts(success, direction);
        let errors = self.drafts(errors, direction);
        let default = errors.iter().find(|it| it.status == StatusMatch::Default);
        success.extend(default.filter(|_| !named).map(|default| Variant {
            status: StatusMatch::SuccessDefault,
            is_repeated: true,
            ..default.clone()
        }));
        (success, errors)
    }

    fn drafts(&mut self, responses: Vec<&Response>, direction: Direction) -> Vec<Variant> {
        let mut scope = Scope::default();
        let responses = responses.into_iter();
        let drafts = responses.map(|it| self.response(it, direction, &mut scope));
        drafts.collect()
    }

    fn response(
        &mut self,
        response: &Response,
        direction: Direction,
        scope: &mut Scope,
    ) -> Variant {
        let (status, name) = match response.status {
            Status::Code(code) => (StatusMatch::Code(code), status_name(code)),
            Status::Range(class) => (StatusMatch::Range(class), class_name(class).to_owned()),
            Status::Default => (StatusMatch::Default, "Default".to_owned()),
        };
        let mut fields = Scope::default();
        if response.headers.len() < 2 {
            fields.unique("body");
            fields.unique("status");
        }
        let headers = response.headers.iter();
        let headers = headers.map(|it| self.header(it, &mut fields, direction));
        let headers = ResponseHeaders::Fields(headers.collect());
        let (what, ty) = (
            format!("{name} body"),
            format!("{}{name}Body", self.book.prefix),
        );
        let body = self.body(&response.contents, direction, &what, &ty);
        let code = match response.status {
            Status::Code(code) => code.to_string(),
            Status::Range(class) => format!("{class}XX"),
            Status::Default => "Any other status".to_owned(),
        };
        let description = response.docs.description.clone().unwrap_or_default();
        let title = format!("{code}: {}", crate::text::first_sentence(&description));
        let described = format!("{code}: {description}");
        let words = DocText::of(&Docs {
            examples: Vec::new(),
            description: Some(described.trim_end_matches([':', ' ']).to_owned()),
            ..response.docs.clone()
        });
        let title = title.trim_end_matches([':', ' ', '.']).to_owned();
        Variant {
            ident: scope.unique(&name),
            status,
            body,
            headers,
            title,
            words,
            remarks: response.remarks.clone(),
            is_repeated: false,
        }
    }
}
