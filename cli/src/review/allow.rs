//! `review.allow.toml`: findings that are accepted, each with a reason and an end.
//!
//! ```toml
//! [[accept]]
//! id = "3f9ac10d42"
//! reason = "all callers were told on 1 March"
//! until = "2027-03-01"
//! ```

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use toml::{Table, Value};

/// One accepted finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The id of the finding.
    pub id: String,
    /// The reason.
    pub reason: String,
    /// The last day, such as `2027-03-01`.
    pub until: String,
}

/// The entries of a file.
#[derive(Debug, Default)]
pub struct Allowed {
    entries: Vec<(Entry, bool)>,
    expired: Vec<String>,
}

impl Allowed {
    /// Reads a file; a missing one has no entries.
    pub fn read(path: &Path) -> Result<Self, String> {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text, &today()).map_err(|why| format!("{name}: {why}")),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(format!("{name} can't be read: {error}")),
        }
    }

    fn parse(text: &str, today: &str) -> Result<Self, String> {
        let table: Table = text.parse().map_err(|error| format!("{error}"))?;
        if let Some(key) = table.keys().find(|key| *key != "accept") {
            return Err(format!("`{key}` is unknown; the entries are `[[accept]]`"));
        }
        let entries = match table.get("accept") {
            None => return Ok(Self::default()),
            Some(Value::Array(entries)) => entries,
            Some(_) => return Err("`accept` must be a list: write `[[accept]]`".to_owned()),
        };
        let mut allowed = Self::default();
        for value in entries {
            let entry = entry(value)?;
            // Dates of this form are ordered like their text.
            match entry.until.as_str() < today {
                true => allowed.expired.push(format!(
                    "the entry {} of review.allow.toml ended on {}: mend the finding, or decide again",
                    entry.id, entry.until
                )),
                false => allowed.entries.push((entry, false)),
            }
        }
        Ok(allowed)
    }

    /// The entry for a finding.
    pub fn take(&mut self, id: &str) -> Option<Entry> {
        let (entry, used) = self.entries.iter_mut().find(|it| it.0.id == id)?;
        *used = true;
        Some(entry.clone())
    }

    /// Expired entries, and entries without a finding.
    pub fn problems(self) -> Vec<String> {
        let unused = self
            .entries
            .into_iter()
            .filter(|it| !it.1)
            .map(|(entry, _)| {
                format!(
                    "the entry {} of review.allow.toml matches no finding: remove it",
                    entry.id
                )
            });
        self.expired.into_iter().chain(unused).collect()
    }
}

fn entry(value: &Value) -> Result<Entry, String> {
    let text = |key: &str| match value.get(key) {
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(text.clone()),
        Some(Value::Datetime(date)) => Ok(date.to_string()),
        _ => Err(format!("an entry of `accept` needs a text `{key}`")),
    };
    let known = ["id", "reason", "until"];
    let keys = value.as_table().into_iter().flat_map(Table::keys);
    if let Some(key) = keys.into_iter().find(|key| !known.contains(&key.as_str())) {
        return Err(format!("`{key}` is unknown in an entry of `accept`"));
    }
    let (id, reason, until) = (text("id")?, text("reason")?, text("until")?);
    if !is_date(&until) {
        return Err(format!("`{until}` is no date like 2027-03-01"));
    }
    Ok(Entry { id, reason, until })
}

fn is_date(text: &str) -> bool {
    let digits = |it: &str, most: u32| it.parse::<u32>().is_ok_and(|it| (1..=most).contains(&it));
    match text.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] => {
            (year.len(), month.len(), day.len()) == (4, 2, 2)
                && digits(year, 9999)
                && digits(month, 12)
                && digits(day, 31)
        }
        _ => false,
    }
}

/// The date of the clock in UTC.
fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let days = since.map_or(0, |it| it.as_secs() / 86_400);
    civil(days)
}

/// The date of a day since 1970-01-01, by the era of 400 years.
fn civil(days: u64) -> String {
    let shifted = days + 719_468;
    let (era, day) = (shifted / 146_097, shifted % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let in_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let date = in_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{date:02}")
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::{Allowed, civil};

    #[test]
    fn dates_follow_the_calendar() {
        for (days, date) in [
            (0, "1970-01-01"),
            (11_016, "2000-02-29"),
            (19_782, "2024-02-29"),
            (20_453, "2025-12-31"),
            (20_454, "2026-01-01"),
        ] {
            assert_eq!(civil(days), date);
        }
    }

    #[test]
    fn entries_need_a_reason_an_end_and_a_finding() {
        let text = |until: &str| {
            format!("[[accept]]\nid = \"a1\"\nreason = \"told\"\nuntil = \"{until}\"\n")
        };
        let mut kept = Allowed::parse(&text("2027-01-01"), "2026-12-31").expect("valid");
        assert_eq!(kept.take("a1").map(|it| it.reason).as_deref(), Some("told"));
        assert!(kept.take("b2").is_none());
        assert!(kept.problems().is_empty());

        let unused = Allowed::parse(&text("2027-01-01"), "2026-12-31").expect("valid");
        assert_eq!(unused.problems().len(), 1, "it matches nothing");

        let mut late = Allowed::parse(&text("2026-12-30"), "2026-12-31").expect("valid");
        assert!(late.take("a1").is_none(), "it has ended");
        assert!(late.problems()[0].contains("2026-12-30"));

        for wrong in [
            "[[accept]]\nid = \"a\"\nuntil = \"2027-01-01\"\n",
            "[[accept]]\nid = \"a\"\nreason = \"b\"\nuntil = \"soon\"\n",
            "[[accept]]\nid = \"a\"\nreason = \"b\"\nuntil = \"2027-01-01\"\nrule = \"x\"\n",
            "[[allow]]\nid = \"a\"\n",
            "accept = 1\n",
        ] {
            assert!(Allowed::parse(wrong, "2026-12-31").is_err(), "{wrong}");
        }
    }
}
