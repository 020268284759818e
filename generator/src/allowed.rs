//! Decides which mistakes and unsupported features an API does without.
//!
//! There are three levels. Every mistake is an error; or the mistakes that the API lists are
//! tolerated; or all are that cost one piece of the document each.

use std::collections::{BTreeSet, HashSet};

use crate::diagnostics::{self, Diagnostic, Diagnostics, Severity};
use crate::mend::{Change, Correction, Mends, correct};
use crate::options::{Feature, Job, Locator};
use crate::resolve::Resolved;
use crate::select::Chosen;
use crate::source::{Files, Node, Span};
use crate::summary::Summary;

/// The level of a job, and the mistakes that were tolerated so far.
pub(crate) struct Tolerance<'j> {
    job: &'j Job,
    mends: Mends,
    /// The changes of the document in their order, each with its mistake.
    pub(crate) changes: Vec<(Diagnostic, Vec<Change>)>,
    /// The listed entries with an effect.
    used: BTreeSet<&'static str>,
    /// True if a mistake was tolerated without an entry.
    tolerated: bool,
    /// The references to components that are left out.
    orphans: HashSet<Span>,
    warnings: Diagnostics,
    /// True if no further mistake is tolerated.
    closed: bool,
    /// The operations and schemas of the whole document.
    all: (usize, usize),
}

impl<'j> Tolerance<'j> {
    pub(crate) fn new(job: &'j Job) -> Self {
        Self {
            job,
            mends: Mends::default(),
            changes: Vec::new(),
            used: BTreeSet::new(),
            tolerated: false,
            orphans: HashSet::new(),
            warnings: Diagnostics::new(),
            closed: false,
            all: (0, 0),
        }
    }

    /// Returns true if any mistake may be tolerated.
    pub(crate) fn is_on(&self) -> bool {
        self.is_tolerant() || !self.job.unsupported.is_empty()
    }

    /// Ends the rounds.
    pub(crate) fn close(&mut self) {
        self.closed = true;
    }

    /// Counts the document before anything was left out.
    pub(crate) fn count(&mut self, chosen: &Chosen) {
        let (operations, schemas) = self.all;
        self.all = (
            operations.max(chosen.operations),
            schemas.max(chosen.schemas),
        );
    }

    /// A summary with the numbers of the whole document.
    pub(crate) fn summary(&self, chosen: &Chosen) -> Summary {
        Summary {
            all_operations: self.all.0,
            schemas: chosen.kept,
            all_schemas: self.all.1,
            ..Summary::default()
        }
    }

    fn is_tolerant(&self) -> bool {
        self.job.adjust.tolerant.is_some()
    }

    fn is_listed(&self, name: &str) -> bool {
        self.job.unsupported.iter().any(|it| it == name)
    }

    /// Returns true if a mistake may cost its piece. A rounded amount is wrong and not absent, so
    /// only its own entry permits it. A component that is left out takes the references to it along.
    fn permits(&self, mistake: &Diagnostic) -> bool {
        let code = mistake.code;
        let tolerant = self.is_tolerant() && code != "plain-number";
        let at = mistake.primary.as_ref().map(|it| it.span);
        let is_orphan = at.is_some_and(|at| self.orphans.contains(&at))
            && matches!(code, "dangling-ref" | "unknown-scheme");
        diagnostics::allowance::is_tolerable(code)
            && (tolerant || is_orphan || self.is_listed(code))
    }

    /// The problems as the report of a run has them, apart from the mistakes that are tolerated.
    pub(crate) fn without_tolerated(&self, problems: &Diagnostics) -> Diagnostics {
        let mut rest = problems.clone();
        rest.retain(|it| {
            it.severity != Severity::Error || it.remedy.is_none() || !self.permits(it)
        });
        rest.iter_mut().for_each(|it| self.explain(it));
        rest
    }

    /// Names the setting to generate anyway, if a mistake is a doubt.
    fn explain(&self, mistake: &mut Diagnostic) {
        let code = mistake.code;
        let is_doubt = diagnostics::allowance::is_doubt(code);
        if mistake.severity == Severity::Error
            && diagnostics::allowance::is_tolerable(code)
            && is_doubt
        {
            *mistake = diagnostics::allowance::allowable(mistake.clone(), &self.setting(code));
        }
    }

    /// Applies the changes so far to a tree.
    pub(crate) fn mend(&self, tree: &mut Node) {
        self.mends.apply(tree);
    }

    /// Takes the tolerated mistakes that change the document out of a report. Returns the files of
    /// the next round if only such mistakes are in its way.
    pub(crate) fn take(&mut self, document: &Resolved, report: &mut Diagnostics) -> Option<Files> {
        if self.closed || !self.is_on() {
            return None;
        }
        let changes = |it: &Diagnostic| {
            let edits = it.remedy.as_ref().is_some_and(|it| !it.edits.is_empty());
            it.severity == Severity::Error && edits && self.permits(it)
        };
        let mistakes: Vec<_> = report.iter().filter(|it| changes(it)).cloned().collect();
        let mut files = document.files().clone();
        let all: Vec<&Diagnostic> = mistakes.iter().collect();
        let corrections = correct(document, &all, &mut files);
        // A change of an earlier round that did not help would not help again.
        let is_new = |it: &Correction| it.changes.iter().any(|it| !self.mends.has(it));
        let is_new: Vec<_> = corrections
            .iter()
            .map(|it| it.as_ref().map(|it| (is_new(it), it.changes.is_empty())))
            .collect();
        let progress = is_new.iter().flatten().any(|(new, _)| *new);
        let mut taken = Vec::new();
        for ((mistake, corrections), new) in mistakes.into_iter().zip(corrections).zip(is_new) {
            let (Some(corrections), Some((true, _) | (_, true))) = (corrections, new) else {
                continue;
            };
            corrections
                .changes
                .iter()
                .for_each(|it| self.mends.note(it));
            self.orphans.extend(corrections.orphans);
            self.note(mistake.code);
            let warning = diagnostics::allowance::tolerated(mistake.clone(), corrections.effect);
            taken.push(mistake.clone());
            self.warnings.push(warning);
            self.changes.push((mistake, corrections.changes));
        }
        report.retain(|it| !taken.contains(it));
        let remaining = report.iter().any(|it| {
            let ignored = it.remedy.as_ref().is_some_and(|it| it.edits.is_empty());
            it.severity == Severity::Error && !(ignored && self.permits(it))
        });
        (progress && !remaining).then_some(files)
    }

    /// Returns true for a mistake that was tolerated in an earlier round.
    pub(crate) fn has_taken(&self, mistake: &Diagnostic) -> bool {
        self.changes.iter().any(|(taken, _)| taken == mistake)
    }

    fn note(&mut self, code: &'static str) {
        match self.is_listed(code) {
            true => drop(self.used.insert(code)),
            false => self.tolerated = true,
        }
    }

    /// Turns permitted unsupported features into warnings.
    pub(crate) fn allow(
        &mut self,
        unsupported: impl Iterator<Item = (Feature, Diagnostic)>,
        summary: &mut Summary,
        report: &mut Diagnostics,
    ) {
        for (feature, diagnostic) in unsupported {
            let at = diagnostic.primary.as_ref().map(|label| label.span);
            summary.unsupported(feature, at);
            if self.is_tolerant() || self.is_listed(feature.as_str()) {
                self.note(feature.as_str());
                report.push(diagnostics::allowance::allowed(diagnostic));
            } else {
                let setting = self.setting(feature.as_str());
                report.push(diagnostics::allowance::allowable(diagnostic, &setting));
            }
        }
    }

    /// Turns the other tolerated mistakes into warnings, and reports entries without effect. The
    /// list can only shrink.
    pub(crate) fn finish(
        &mut self,
        locator: Locator,
        summary: &mut Summary,
        report: &mut Diagnostics,
    ) {
        let mut codes = Vec::new();
        for mistake in report.iter_mut() {
            let ignored = mistake
                .remedy
                .as_ref()
                .is_some_and(|it| it.edits.is_empty());
            let is_tolerable = diagnostics::allowance::is_tolerable(mistake.code);
            if mistake.severity != Severity::Error || !is_tolerable {
                continue;
            }
            if ignored && self.permits(mistake) {
                codes.push(mistake.code);
                summary.left_out(mistake);
                let meant = mistake.remedy.as_ref().and_then(|it| it.meant.as_ref());
                let effect = meant.map(|it| format!("it is read as {it}"));
                *mistake = diagnostics::allowance::tolerated(mistake.clone(), effect);
            } else {
                self.explain(mistake);
            }
        }
        codes.into_iter().for_each(|code| self.note(code));
        for warning in self.warnings.iter() {
            summary.left_out(warning);
        }
        report.extend(std::mem::take(&mut self.warnings));
        self.report_unused(locator, report);
    }

    fn report_unused(&self, locator: Locator, report: &mut Diagnostics) {
        let is_argument = self.job.adjust.text.is_none();
        for name in &self.job.unsupported {
            if !self.used.contains(name.as_str()) {
                report.push(diagnostics::allowance::unused_allowance(name, is_argument));
            }
        }
        // An argument is for any document, and an entry is for this one.
        let entry = self.job.adjust.tolerant.as_ref();
        if entry.is_some_and(|it| it.at.is_some()) && !self.tolerated {
            let at = entry.and_then(|it| locator.span(it));
            report.push(diagnostics::allowance::unused_tolerance(at));
        }
    }

    /// The setting to generate without a piece of the document.
    fn setting(&self, name: &str) -> String {
        diagnostics::allowance::setting(name, self.job.adjust.text.is_none())
    }
}
