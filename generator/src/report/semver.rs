//! Advice about the version of the generated crate, by the rules of Cargo.

use super::Report;
use crate::compare::Severity;

/// The part of the version that must change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Advice {
    /// Nothing changed.
    Nothing,
    /// Only documentation changed.
    Patch,
    /// Items were added, or messages changed while all programs still compile.
    Minor,
    /// Programs that compile now may not compile.
    Major,
}

impl Advice {
    /// The name of the part.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "no release",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// The advice for all findings, accepted or not: an accepted break still breaks a build.
#[must_use]
pub fn advice(report: &Report) -> Advice {
    let accepted = report.accepted.iter().map(|it| &it.finding);
    let all = report.findings().map(|it| it.1).chain(accepted);
    let each = all.map(|it| {
        let effects = &it.effects;
        let added = it.rust.iter().any(|it| it.before.is_none());
        match effects.names || effects.builds == Severity::Break {
            true => Advice::Major,
            false if added || effects.worst() > Severity::None => Advice::Minor,
            false => Advice::Patch,
        }
    });
    each.max().unwrap_or(Advice::Nothing)
}

/// The next version. Below 1.0.0, Cargo takes the second number for the major part, and below
/// 0.1.0 the third one.
#[must_use]
pub fn next(version: &str, advice: Advice) -> Option<String> {
    let numbers: Vec<u64> = version
        .split('.')
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let [major, minor, patch] = numbers.as_slice() else {
        return None;
    };
    let (major, minor, patch) = (*major, *minor, *patch);
    let (major, minor, patch) = match (advice, major, minor) {
        (Advice::Nothing, ..) => (major, minor, patch),
        (Advice::Major, 0, 0) | (Advice::Patch, ..) | (Advice::Minor, 0, _) => {
            (major, minor, patch + 1)
        }
        (Advice::Major, 0, _) | (Advice::Minor, ..) => (major, minor + 1, 0),
        (Advice::Major, ..) => (major + 1, 0, 0),
    };
    Some(format!("{major}.{minor}.{patch}"))
}

/// The advice in one line.
pub(super) fn line(advice: &Advice, version: Option<&str>) -> String {
    let next = version.and_then(|it| Some((it, next(it, *advice)?)));
    match next {
        Some((from, to)) if from != to => {
            format!("generated crate: {} ({from} → {to})", advice.name())
        }
        _ => format!("generated crate: {}", advice.name()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Advice, next};

    #[test]
    fn versions_follow_the_rules_of_cargo() {
        for (from, advice, to) in [
            ("1.2.3", Advice::Major, "2.0.0"),
            ("1.2.3", Advice::Minor, "1.3.0"),
            ("1.2.3", Advice::Patch, "1.2.4"),
            ("0.1.0", Advice::Major, "0.2.0"),
            ("0.1.4", Advice::Minor, "0.1.5"),
            ("0.0.4", Advice::Major, "0.0.5"),
            ("0.1.4", Advice::Nothing, "0.1.4"),
        ] {
            assert_eq!(next(from, advice).as_deref(), Some(to), "{from} {advice:?}");
        }
        assert_eq!(next("next", Advice::Major), None);
    }
}
