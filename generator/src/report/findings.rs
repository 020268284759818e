//! The content of a report, without a format.

use crate::compare::{Effects, Finding, Severity};

/// The findings of all APIs.
#[derive(Debug, Default)]
pub struct Report {
    /// The old revision, as it was asked for.
    pub against: String,
    /// The version of the generated crate in the old revision.
    pub version: Option<String>,
    /// The APIs with their findings.
    pub apis: Vec<(String, Vec<Finding>)>,
    /// The findings that an entry accepts.
    pub accepted: Vec<Accepted>,
    /// Problems of the accepted entries.
    pub problems: Vec<String>,
    /// The addresses of files in both revisions.
    pub links: Option<Links>,
}

/// An accepted finding.
#[derive(Debug)]
pub struct Accepted {
    /// The name of the API.
    pub api: String,
    /// The finding.
    pub finding: Finding,
    /// The reason of the entry.
    pub reason: String,
    /// The last day of the entry.
    pub until: String,
}

/// The addresses of files, to which `path#L1` is appended.
#[derive(Clone, Debug)]
pub struct Links {
    /// The address of the old revision.
    pub before: String,
    /// The address of the new revision.
    pub after: String,
}

/// The number of findings that break each party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Callers.
    pub callers: usize,
    /// Servers.
    pub servers: usize,
    /// Receivers of webhooks.
    pub receivers: usize,
    /// Programs that are rebuilt.
    pub builds: usize,
    /// Renamed items.
    pub names: usize,
    /// Findings that can matter to some.
    pub risks: usize,
    /// Findings that matter to nobody.
    pub notes: usize,
}

impl Report {
    /// Every finding with the name of its API.
    pub fn findings(&self) -> impl Iterator<Item = (&str, &Finding)> {
        let apis = self.apis.iter();
        apis.flat_map(|(api, findings)| findings.iter().map(move |it| (api.as_str(), it)))
    }

    /// The numbers for people in a hurry.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for (_, finding) in self.findings() {
            summary.count(&finding.effects);
        }
        summary
    }
}

impl Summary {
    pub(super) fn count(&mut self, effects: &Effects) {
        let breaks = |it: Severity| usize::from(it == Severity::Break);
        self.callers += breaks(effects.callers);
        self.servers += breaks(effects.servers);
        self.receivers += breaks(effects.receivers);
        self.builds += breaks(effects.builds);
        self.names += usize::from(effects.names);
        match effects.worst() {
            Severity::None => self.notes += 1,
            Severity::Risk if !effects.names => self.risks += 1,
            Severity::Risk | Severity::Break => {}
        }
    }

    /// One line: `breaks callers 1, servers 0, receivers 0, builds 1, names 0`.
    #[must_use]
    pub fn line(&self) -> String {
        format!(
            "breaks callers {}, servers {}, receivers {}, builds {}, names {}; risks {}, notes {}",
            self.callers,
            self.servers,
            self.receivers,
            self.builds,
            self.names,
            self.risks,
            self.notes
        )
    }
}
