//! Corrections of single mistakes, as edits of the text in which they are.

use crate::diagnostics::{Diagnostic, Diagnostics, allowance};
use crate::load;
use crate::resolve::Resolved;
use crate::source::{FileId, Limits, Node, Span, Value};

use super::change::{Change, Mends};
use super::correct::correct;
use super::edits::{Editing, TextEdit};

/// A remedy of one mistake, for an editor.
#[derive(Clone, Debug)]
pub struct Fix {
    /// The code of the mistake.
    pub code: &'static str,
    /// Its message.
    pub message: String,
    /// Its place.
    pub at: Span,
    /// The consequence of the correction.
    pub effect: Option<String>,
    /// The name in `unsupported` by which generation does without the piece; `None` if there is none.
    pub allowance: Option<String>,
    changes: Vec<Change>,
}

impl Fix {
    /// True for another remedy of the same mistake.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        (self.code, self.at, &self.message) == (other.code, other.at, &other.message)
    }

    /// The files that the correction changes.
    #[must_use]
    pub fn files(&self) -> Vec<FileId> {
        let mut files: Vec<_> = self.changes.iter().map(|it| it.at().file).collect();
        files.sort_unstable();
        files.dedup();
        files
    }

    /// The edits of a file with this text. All else keeps its form: other members, comments and quotation marks. `None`
    /// if the text can't be edited so that exactly the wanted content results.
    #[must_use]
    pub fn edits(&self, file: FileId, name: &str, text: &str) -> Option<Vec<TextEdit>> {
        let limits = Limits::default();
        let read = |text: &str| load::tree(file, text, name, &limits, &mut Diagnostics::new()).ok();
        let mut tree = read(text)?;
        let mut mends = Mends::default();
        let mut candidates: Vec<Vec<TextEdit>> = vec![Vec::new()];
        let own = self.changes.iter().filter(|it| it.at().file == file);
        for change in own {
            mends.note(change);
            let forms = Editing { text, root: &tree }.forms(change);
            // One form of all scalars: mixed forms would be many.
            let most = candidates.len().max(forms.len());
            let longest = |at: usize| candidates.get(at).or(candidates.last());
            let longer = (0..most).filter_map(|at| {
                let form = forms.get(at).or(forms.last())?;
                Some([longest(at)?.as_slice(), form].concat())
            });
            candidates = longer.collect();
        }
        mends.apply(&mut tree);
        candidates.into_iter().find_map(|mut edits| {
            edits.sort_by_key(|(range, _)| (range.start, range.end));
            let edits = joined(edits);
            let edited = applied(text, &edits)?;
            (is_equal(&read(&edited)?, &tree) && edited != text).then_some(edits)
        })
    }
}

/// True for values that differ in places and in the order of members only. The depth limit of reading bounds the
/// recursion.
fn is_equal(left: &Node, right: &Node) -> bool {
    match (&left.value, &right.value) {
        (Value::Object(left), Value::Object(right)) => {
            let same = |(key, _, value): (&str, Span, &Node)| {
                right.get(key).is_some_and(|it| is_equal(value, it))
            };
            left.len() == right.len() && left.iter().all(same)
        }
        (Value::Array(left), Value::Array(right)) => {
            let same = |(left, right): (&Node, &Node)| is_equal(left, right);
            left.len() == right.len() && left.iter().zip(right).all(same)
        }
        (left, right) => left == right,
    }
}

/// Edits in order, with one for removals that touch each other.
fn joined(edits: Vec<TextEdit>) -> Vec<TextEdit> {
    let mut out: Vec<TextEdit> = Vec::new();
    for (range, new) in edits {
        match out.last_mut() {
            Some((last, old)) if *last == range && *old == new => {}
            Some((last, old)) if range.start <= last.end && old.is_empty() && new.is_empty() => {
                last.end = last.end.max(range.end);
            }
            _ => out.push((range, new)),
        }
    }
    out
}

/// A text after edits in order; `None` if they overlap.
fn applied(text: &str, edits: &[TextEdit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (range, new) in edits {
        out.push_str(text.get(end..range.start)?);
        out.push_str(new);
        end = range.end;
    }
    out.push_str(text.get(end..)?);
    Some(out)
}

/// The remedies of problems: corrections, or names to allow them by.
pub(crate) fn fixes(document: &Resolved, problems: &Diagnostics) -> Vec<Fix> {
    /// An editor shows few problems at a time.
    const MOST: usize = 500;
    let is_fixed = |it: &&Diagnostic| it.remedy.is_some() || allowance::name(it).is_some();
    let mistakes: Vec<_> = problems.iter().filter(is_fixed).take(MOST).collect();
    if mistakes.is_empty() {
        return Vec::new();
    }
    let mut files = document.files().clone();
    let corrections = correct(document, &mistakes, &mut files);
    let fixes = mistakes.into_iter().zip(corrections);
    let fixes = fixes.filter_map(|(mistake, correction)| {
        let (changes, effect) = match correction {
            Some(it) => (it.changes, it.effect),
            None => (Vec::new(), None),
        };
        Some(Fix {
            code: mistake.code,
            message: mistake.message.clone(),
            at: mistake.primary.as_ref()?.span,
            effect,
            allowance: allowance::name(mistake).map(str::to_owned),
            changes,
        })
    });
    fixes.collect()
}
