//! Turns the remedies of problems into changes of the trees.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Diagnostics, Edit, Remedy};
use crate::load;
use crate::resolve::Resolved;
use crate::source::{Files, Limits, Node, Object, Place, Span, Value};
use crate::sweep::stand_in;

use super::Change;
use super::escalate::{operation, piece};
use super::levels::{Found, Level, find};
use super::parameters::Paths;
use super::piece::Piece;

/// The changes for one problem.
#[derive(Clone, Debug)]
pub(crate) struct Correction {
    /// The changes; none if later stages ignore the invalid part anyway.
    pub(crate) changes: Vec<Change>,
    /// The consequence for the generated code.
    pub(crate) effect: Option<String>,
    /// The references to a component that is left out. They go with it.
    pub(crate) orphans: Vec<Span>,
}

/// Settles each problem; `None` if it has no remedy, or the document can't do without the piece.
pub(crate) fn correct(
    document: &Resolved,
    problems: &[&Diagnostic],
    files: &mut Files,
) -> Vec<Option<Correction>> {
    // A problem in a copy of a schema, which a dynamic reference needs, is one of the schema.
    let original = |at: Span| Span::new(files.original(at.file), at.start, at.end);
    let remedies: Vec<Option<Remedy>> = problems
        .iter()
        .map(|it| Some(it.remedy.as_deref()?.clone().moved(&original)))
        .collect();
    let edits = || remedies.iter().flatten().flat_map(|it| it.edits.iter());
    let wanted: HashSet<Span> = edits().filter_map(spot).collect();
    let found = match wanted.is_empty() {
        true => Found::new(),
        false => find(document, &wanted),
    };
    let paths = Paths::new(document, &found, edits());
    let mut site = Site {
        document,
        found,
        paths,
        files,
    };
    let corrections = remedies.iter().map(|it| site.correction(it.as_ref()?));
    corrections.collect()
}

/// The place that an edit has to find.
fn spot(edit: &Edit) -> Option<Span> {
    Some(match edit {
        Edit::LeaveOut(at)
        | Edit::LeaveOutOperation(at)
        | Edit::LeaveOutAlternative(at)
        | Edit::Rename(at, _)
        | Edit::RenameComponent(at, _)
        | Edit::Replace(at, _)
        | Edit::Describe(at, _) => *at,
        Edit::Unlist { operation, .. } => *operation,
        Edit::Add(..) => return None,
    })
}

struct Site<'d, 'f> {
    document: &'d Resolved,
    found: Found<'d>,
    paths: Paths<'d>,
    files: &'f mut Files,
}

impl<'d> Site<'d, '_> {
    fn correction(&mut self, remedy: &Remedy) -> Option<Correction> {
        let mut changes = Vec::new();
        let mut effect = remedy
            .meant
            .as_ref()
            .map(|it| format!("it is read as {it}"));
        for edit in &remedy.edits {
            let (more, piece) = self.edit(edit)?;
            changes.extend(more);
            effect = match piece {
                Effect::Left(piece) => Some(piece.cost()),
                Effect::Read(text) => Some(format!("it is read as {text}")),
                Effect::Meant => effect,
            };
        }
        let orphans = self.orphans(&changes);
        Some(Correction {
            changes,
            effect,
            orphans,
        })
    }

    /// The references to removed components of the document.
    fn orphans(&self, changes: &[Change]) -> Vec<Span> {
        let components = self.document.root().get("components");
        let sections = components.iter().flat_map(Place::members);
        let all = sections.flat_map(|(section, _, map)| {
            let members: Vec<_> = map.members().map(|(name, at, _)| (name, at)).collect();
            members
                .into_iter()
                .map(move |(name, at)| (section, name, at))
        });
        let removed = |at: Span| changes.contains(&Change::Remove(at));
        let mut orphans = Vec::new();
        for (section, name, _) in all.filter(|(.., at)| removed(*at)) {
            let references = self.document.references_to(section, name, name);
            orphans.extend(references.map(|(at, _)| at));
            if section == "securitySchemes" {
                orphans.extend(self.document.requirements(name));
            }
        }
        orphans
    }

    fn edit(&mut self, edit: &Edit) -> Option<(Vec<Change>, Effect)> {
        match edit {
            Edit::LeaveOut(at) => self.leave_out(*at),
            Edit::LeaveOutOperation(at) => {
                let levels = self.found.get(at)?;
                let (level, piece) =
                    operation(self.document, levels, levels.len().checked_sub(1)?)?;
                removed(levels, level, piece)
            }
            Edit::LeaveOutAlternative(at) => {
                let levels = self.found.get(at)?;
                // The place is a key of the alternative.
                let alternative = levels.get(..levels.len().checked_sub(1)?)?;
                let (level, piece) = piece(self.document, alternative)?;
                removed(levels, level, piece)
            }
            Edit::Rename(at, name) => self.rename(*at, name),
            Edit::RenameComponent(at, name) => self.rename_component(*at, name),
            Edit::Replace(at, value) => {
                self.found.get(at)?;
                Some((vec![Change::Replace(*at, value.clone())], Effect::Meant))
            }
            Edit::Add(at, key, json) => {
                let node = self.parsed(json)?;
                Some((vec![Change::Add(*at, key, node)], Effect::Meant))
            }
            Edit::Describe(at, name) => self.describe(*at, name),
            Edit::Unlist {
                operation,
                parameter,
                twice,
            } => self.unlist(*operation, *parameter, *twice),
        }
    }

    fn leave_out(&mut self, at: Span) -> Option<(Vec<Change>, Effect)> {
        let levels = self.found.get(&at)?.clone();
        if let Some(json) = stand_in_of(self.document, &levels) {
            let node = levels.last()?.node.span;
            let value = self.parsed(json)?.value;
            let effect = Effect::Read(format!("`{json}`"));
            return Some((vec![Change::Replace(node, value)], effect));
        }
        let (level, piece) = piece(self.document, &levels)?;
        removed(&levels, level, piece)
    }

    /// A name that is taken already can't be given again, so the member is left out.
    fn rename(&mut self, at: Span, name: &str) -> Option<(Vec<Change>, Effect)> {
        let levels = self.found.get(&at)?;
        let owner = levels.get(levels.len().checked_sub(2)?)?;
        // The sweep may have given the member this name already, for later stages.
        let taken = owner.node.as_object().and_then(|it| it.key_span(name));
        if taken.is_some_and(|taken| taken != at) {
            return self.leave_out(at);
        }
        Some((vec![Change::Rename(at, name.to_owned())], Effect::Meant))
    }

    fn rename_component(&mut self, at: Span, name: &str) -> Option<(Vec<Change>, Effect)> {
        let levels = self.found.get(&at)?;
        let section = levels.get(levels.len().checked_sub(2)?)?;
        let old = levels.last()?.name();
        let mut changes = vec![Change::Rename(at, name.to_owned())];
        let references = self.document.references_to(section.name(), old, name);
        changes.extend(references.map(|(at, text)| Change::Replace(at, Value::String(text))));
        if section.name() == "securitySchemes" {
            let all = self.document.requirements(old);
            changes.extend(
                all.into_iter()
                    .map(|at| Change::Rename(at, name.to_owned())),
            );
        }
        Some((changes, Effect::Meant))
    }

    fn describe(&mut self, operation: Span, name: &str) -> Option<(Vec<Change>, Effect)> {
        if let Some((item, node)) = self.paths.meant(operation, name) {
            let value = renamed(node, name)?;
            let effect = Effect::Read(format!("the described parameter of another name, `{name}`"));
            return Some((vec![Change::Replace(item, value)], effect));
        }
        let text = crate::diagnostics::quoted(name);
        let json = format!(
            "[{{\"name\":{text},\"in\":\"path\",\"required\":true,\"schema\":{{\"type\":\"string\"}}}}]"
        );
        let list = self.parsed(&json)?;
        let effect = Effect::Read("a string".to_owned());
        Some((vec![Change::Add(operation, "parameters", list)], effect))
    }

    fn unlist(
        &mut self,
        operation: Span,
        parameter: Span,
        twice: bool,
    ) -> Option<(Vec<Change>, Effect)> {
        if !twice && self.paths.is_meant(operation, parameter) {
            let effect = Effect::Read("the parameter of the path that is not described".to_owned());
            return Some((Vec::new(), effect));
        }
        let items = self.paths.items(operation, parameter);
        let skipped = usize::from(twice && items.len() > 1);
        let changes: Vec<_> = items
            .into_iter()
            .skip(skipped)
            .map(Change::Remove)
            .collect();
        (!changes.is_empty()).then_some((changes, Effect::Left(Piece::Parameter)))
    }

    /// A value to add, in a file of its own, so that its places are distinct.
    fn parsed(&mut self, json: &str) -> Option<Node> {
        let file = self.files.add("a remedy", json);
        let limits = Limits::default();
        load::tree(file, json, "remedy.json", &limits, &mut Diagnostics::new()).ok()
    }
}

/// The consequence of one edit.
enum Effect {
    Left(Piece),
    Read(String),
    /// The remedy says it.
    Meant,
}

fn removed(levels: &[Level<'_>], at: usize, piece: Piece) -> Option<(Vec<Change>, Effect)> {
    let spot = levels.get(at)?.spot();
    Some((vec![Change::Remove(spot)], Effect::Left(piece)))
}

/// The value that replaces an invalid required field, if it has no effect on a message.
fn stand_in_of(document: &Resolved, levels: &[Level<'_>]) -> Option<&'static str> {
    let [.., owner, level] = levels else {
        return None;
    };
    stand_in(document.kind(owner.node)?, level.key?.0)
}

/// A parameter with another name.
fn renamed(parameter: &Node, name: &str) -> Option<Value> {
    let mut copy = Object::new();
    for (key, at, value) in parameter.as_object()?.iter() {
        let mut value = value.clone();
        if key == "name" {
            value.value = Value::String(name.to_owned());
        }
        copy.set(key.to_owned(), at, value);
    }
    Some(Value::Object(copy))
}
