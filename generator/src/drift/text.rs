//! A report of divergences for people.

use std::fmt::Write as _;

use super::report::{Divergence, Drift};

/// The text of a report.
#[must_use]
pub fn text(name: &str, drift: &Drift) -> String {
    let mut out = format!(
        "{name}: {} of {} exchanges, {} divergences, {} undescribed members, {} bodies not read\n",
        drift.exchanges,
        drift.exchanges + drift.others,
        drift.divergences.len(),
        drift.undescribed.len(),
        drift.unread
    );
    for divergence in &drift.divergences {
        push_divergence(&mut out, "diverges", divergence);
    }
    for divergence in &drift.undescribed {
        push_divergence(&mut out, "undescribed", divergence);
    }
    out
}

fn push_divergence(out: &mut String, word: &str, divergence: &Divergence) {
    let Divergence {
        operation,
        part,
        pointer,
        keyword,
        message,
        place,
        count,
        first,
        fix,
    } = divergence;
    let at = if pointer.is_empty() { "" } else { " at " };
    let _ = writeln!(
        out,
        "\n{operation}\n  {word} {count}×, first in exchange {first}: {part}{at}{pointer}"
    );
    let _ = writeln!(out, "     {keyword}: {message}");
    if let Some(place) = place {
        let (file, line, column) = (&place.file, place.line, place.column);
        let _ = writeln!(out, "     {file}:{line}:{column}  #{}", place.pointer);
    }
    if let Some(fix) = fix {
        let action = match &fix.update {
            Some(update) => format!("update {update}"),
            None => "remove".to_owned(),
        };
        let _ = writeln!(out, "     overlay  {}  {action}", fix.target);
    }
}
