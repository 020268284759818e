//! The methods and the messages of operations.

use std::collections::BTreeSet;

use crate::compare::finding::{Key, RawFinding};
use crate::compare::operation::{Paired, Planned};
use crate::compare::rules::{
    FEATURES_CHANGED, FUNCTION_ADDED, FUNCTION_CHANGED, FUNCTION_REMOVED, METHOD_ADDED,
    METHOD_REMOVED, OPERATION_RENAMED, RESPONSE_ENUM, Rule, SERVICE_METHOD_ADDED,
    SERVICE_SIGNATURE, VARIANT_ADDED, VARIANT_REMOVED, VARIANT_RENAMED, VARIANT_TYPE,
};
use crate::compare::side::{key, label};
use crate::ir::Role;
use crate::options::Target;
use crate::plan::{BodyFill, Declared, Fill, OperationPlan, Responses, SecurityPlan};

use super::Surface;
use super::messages;
use super::names::shown;
use super::types::changes;

impl Surface<'_> {
    pub(super) fn operations(&mut self, paired: &Paired<'_>) {
        for (old, new) in &paired.both {
            self.names_of((*old, *new));
            self.request((*old, *new));
            self.request_building((*old, *new));
            self.responses((*old, *new), false);
            self.responses((*old, *new), true);
            self.functions((*old, *new));
        }
        for gone in &paired.gone {
            let plan = gone.1;
            let seen = self.of(&METHOD_REMOVED, Some(*gone), None, "method");
            let item = method(plan);
            self.found
                .push(seen.rust(item, Some(plan.names.function.clone()), None));
        }
        for new in &paired.new {
            let plan = new.1;
            let serves = self.serves();
            let rule = match serves {
                true => &SERVICE_METHOD_ADDED,
                false => &METHOD_ADDED,
            };
            let item = match serves {
                true => format!("{}::{}", service(plan.role), plan.names.function),
                false => method(plan),
            };
            let seen = self.of(rule, None, Some(*new), "method");
            self.found
                .push(seen.rust(item, None, Some(format!("fn {}", plan.names.function))));
        }
    }

    /// True if both revisions have the trait of a service.
    fn serves(&self) -> bool {
        let has = |plan: &crate::plan::Plan| plan.targets.contains(&Target::Server);
        has(&self.old.plan) && has(&self.new.plan)
    }

    fn names_of(&mut self, (old, new): (Planned<'_>, Planned<'_>)) {
        let names = |plan: &OperationPlan| (plan.names.ident.clone(), plan.names.function.clone());
        if names(old.1) != names(new.1) {
            let seen = self.of(&OPERATION_RENAMED, Some(old), Some(new), "name");
            self.found
                .push(seen.rust(method(old.1), Some(method(old.1)), Some(method(new.1))));
        }
        let access = |plan: &OperationPlan| match plan.security {
            SecurityPlan::Public => "Context<()>",
            SecurityPlan::Required(_) => "Context<Principal>",
            SecurityPlan::Optional(_) => "Context<Option<Principal>>",
        };
        let (before, after) = (access(old.1), access(new.1));
        if before != after && self.serves() {
            let seen = self.of(&SERVICE_SIGNATURE, Some(old), Some(new), "security");
            let item = format!("{}::{}", service(old.1.role), old.1.names.function);
            let forms = (Some(before.to_owned()), Some(after.to_owned()));
            self.found.push(seen.rust(item, forms.0, forms.1));
        }
        if let Some((before, after)) = self.lost(&old.1.features, &new.1.features) {
            let seen = self.of(&FEATURES_CHANGED, Some(old), Some(new), "tags");
            self.found
                .push(seen.rust(method(old.1), Some(before), Some(after)));
        }
    }

    fn request(&mut self, (old, new): (Planned<'_>, Planned<'_>)) {
        let names = &self.names;
        let before = messages::request(old, &|ty| names.before(ty), &shown);
        let after = messages::request(new, &|ty| names.after(ty), &shown);
        let all: BTreeSet<String> = before.keys().chain(after.keys()).cloned().collect();
        let owner = format!("operations::{}", old.1.names.request);
        for part in all {
            let forms = (before.get(&part), after.get(&part));
            for (rule, item, before, after) in changes(&owner, forms.0, forms.1) {
                let seen = self.of(rule, Some(old), Some(new), &part);
                self.found.push(seen.rust(item, before, after));
            }
        }
    }

    fn responses(&mut self, (old, new): (Planned<'_>, Planned<'_>), fails: bool) {
        let pick = |plan: &'_ OperationPlan| -> Responses {
            match fails {
                true => plan.errors.clone(),
                false => plan.success.clone(),
            }
        };
        let (first, second) = (pick(old.1), pick(new.1));
        if replaced(&first.declared) != replaced(&second.declared) {
            let seen = self.of(&RESPONSE_ENUM, Some(old), Some(new), "responses");
            let item = format!("operations::{}", first.ident);
            let forms = (replaced(&first.declared), replaced(&second.declared));
            self.found.push(seen.rust(item, forms.0, forms.1));
        }
        let names = &self.names;
        let before = messages::responses(self.old, old.1, fails, &|ty| names.before(ty), &shown);
        let after = messages::responses(self.new, new.1, fails, &|ty| names.after(ty), &shown);
        let all: BTreeSet<String> = before.keys().chain(after.keys()).cloned().collect();
        let item = |ident: &str| format!("operations::{}::{ident}", first.ident);
        for status in all {
            let found: Option<(&'static Rule, String, Option<String>, Option<String>)> =
                match (before.get(&status), after.get(&status)) {
                    (None, Some((ident, _, form))) => Some((
                        &VARIANT_ADDED,
                        item(ident),
                        None,
                        Some(format!("{ident}{form}")),
                    )),
                    (Some((ident, _, form)), None) => Some((
                        &VARIANT_REMOVED,
                        item(ident),
                        Some(format!("{ident}{form}")),
                        None,
                    )),
                    (Some(old), Some(new)) if old.0 != new.0 => Some((
                        &VARIANT_RENAMED,
                        item(&old.0),
                        Some(item(&old.0)),
                        Some(item(&new.0)),
                    )),
                    (Some(old), Some(new)) if old.1 != new.1 => Some((
                        &VARIANT_TYPE,
                        item(&old.0),
                        Some(format!("{}{}", old.0, old.2)),
                        Some(format!("{}{}", new.0, new.2)),
                    )),
                    _ => None,
                };
            if let Some((rule, item, before, after)) = found {
                let seen = self.of(rule, Some(old), Some(new), &status);
                self.found.push(seen.rust(item, before, after));
            }
        }
    }

    /// Compares the functions of callbacks and links.
    fn functions(&mut self, (old, new): (Planned<'_>, Planned<'_>)) {
        let (before, after) = (signatures(old.1), signatures(new.1));
        for (name, form) in &before {
            let other = after.iter().find(|it| it.0 == *name).map(|it| it.1.clone());
            let rule = match &other {
                None => &FUNCTION_REMOVED,
                Some(other) if other != form => &FUNCTION_CHANGED,
                Some(_) => continue,
            };
            let seen = self.of(rule, Some(old), Some(new), "functions");
            let item = format!("operations::{}::{name}", old.1.names.request);
            self.found.push(seen.rust(item, Some(form.clone()), other));
        }
        for (name, form) in after {
            if !before.iter().any(|it| it.0 == name) {
                let seen = self.of(&FUNCTION_ADDED, Some(old), Some(new), "functions");
                let item = format!("operations::{}::{name}", old.1.names.request);
                self.found.push(seen.rust(item, None, Some(form)));
            }
        }
    }

    /// A change of an operation, at its place.
    pub(super) fn of(
        &self,
        rule: &'static Rule,
        old: Option<Planned<'_>>,
        new: Option<Planned<'_>>,
        part: &str,
    ) -> RawFinding {
        let operation = old.or(new).map(|it| it.0);
        let name = operation.map(key).unwrap_or_default();
        let reached = new.or(old).map(|it| label(it.0));
        RawFinding::new(rule, format!("{name} {part}"), "")
            .places(old.map(|it| &it.0.origin), new.map(|it| &it.0.origin))
            .keys([Key::Part(name, part.to_owned())])
            .reached_by(reached)
    }
}

/// The functions of callbacks and links with their arguments.
fn signatures(plan: &OperationPlan) -> Vec<(String, String)> {
    let callbacks = plan.callbacks.iter().map(|it| {
        let form = format!("response: {}, url: {}", it.needs_response, it.needs_url);
        (it.function.clone(), form)
    });
    let links = plan.links.iter().map(|it| {
        let mut arguments: Vec<&str> = Vec::new();
        for fill in &it.parameters {
            if let Fill::Argument(name) = fill {
                arguments.push(name);
            }
        }
        if let BodyFill::Argument(name) = &it.body {
            arguments.push(name);
        }
        let form = format!(
            "{}::{} ({}), request: {}, url: {}",
            it.response,
            it.variant,
            arguments.join(", "),
            it.needs_request,
            it.needs_url
        );
        (it.function.clone(), form)
    });
    callbacks.chain(links).collect()
}

/// The type that stands for an enum that the document does not describe.
fn replaced(declared: &Declared) -> Option<String> {
    match declared {
        Declared::Never => Some("Infallible".to_owned()),
        Declared::Undocumented => Some("Undocumented".to_owned()),
        Declared::Here | Declared::Runtime(_) | Declared::Shared | Declared::As(_) => None,
    }
}

fn service(role: Role) -> &'static str {
    match role {
        Role::Call => "Service",
        Role::Webhook => "webhooks::Receiver",
        Role::Callback => "callbacks::Receiver",
    }
}

fn method(plan: &OperationPlan) -> String {
    let owner = match plan.role {
        Role::Call => "Client",
        Role::Webhook => "webhooks::Sender",
        Role::Callback => "callbacks::Sender",
    };
    format!("{owner}::{}", plan.names.function)
}
