//! Entries of the configuration that allow a mistake by name.

use std::path::Path;

use copperplate::config;

/// The offset and the text of an insertion, after which an API permits a mistake by name and nothing else has changed.
/// `None` if the configuration has no such API, or has the entry already.
pub fn edit(root: &Path, text: &str, api: &str, name: &str) -> Option<(usize, String)> {
    let allowed = |text: &str| {
        let config = config::parse(root, "", text).ok()?;
        Some(config.jobs.get(api)?.unsupported.clone())
    };
    let mut wanted = allowed(text)?;
    if wanted.iter().any(|it| it == name) {
        return None;
    }
    wanted.push(name.to_owned());
    wanted.sort();
    let table = table(text, api)?;
    let candidates = [listed(text, table, name), Some(added(text, table, name))];
    candidates.into_iter().flatten().find(|(at, new)| {
        let (before, after) = text.split_at_checked(*at).unwrap_or_default();
        let found = allowed(&[before, new, after].concat());
        found.is_some_and(|mut it| {
            it.sort();
            it == wanted
        })
    })
}

/// The start and the end of the lines of an API below its heading.
fn table(text: &str, api: &str) -> Option<(usize, usize)> {
    let headings = [format!("[api.{api}]"), format!("[api.\"{api}\"]")];
    let mut start = 0;
    let mut found = None;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let heading = line.split('#').next().unwrap_or_default().trim();
        match found {
            None if headings.iter().any(|it| it == heading) => found = Some(end),
            Some(from) if heading.starts_with('[') => return Some((from, start)),
            _ => {}
        }
        start = end;
    }
    Some((found?, start))
}

/// One more entry at the start of the present list.
fn listed(text: &str, (start, end): (usize, usize), name: &str) -> Option<(usize, String)> {
    let mut at = start;
    for line in text.get(start..end)?.split_inclusive('\n') {
        let rest = line.trim_start().strip_prefix("unsupported");
        if rest.is_some_and(|it| it.trim_start().starts_with('=')) {
            let bracket = line.find('[')? + 1;
            let is_empty = line.get(bracket..)?.trim_start().starts_with(']');
            let comma = if is_empty { "" } else { ", " };
            return Some((at + bracket, format!("\"{name}\"{comma}")));
        }
        at += line.len();
    }
    None
}

/// A list behind the heading.
fn added(text: &str, (start, _): (usize, usize), name: &str) -> (usize, String) {
    let before = text.get(..start).unwrap_or_default();
    let line = if before.ends_with('\n') { "" } else { "\n" };
    (start, format!("{line}unsupported = [\"{name}\"]\n"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::edit;

    const HEAD: &str = "edition = \"2026\"\n\n[package]\nname = \"apis\"\noutput = \"generated\"\n";

    fn edited(apis: &str) -> Option<String> {
        let text = format!("{HEAD}{apis}");
        let (at, new) = edit(Path::new(""), &text, "pay", "bad-ref")?;
        let (before, after) = text.split_at_checked(at)?;
        let whole = [before, &new, after].concat();
        Some(whole.strip_prefix(HEAD)?.to_owned())
    }

    #[test]
    fn one_entry_is_added_and_the_rest_stays() {
        let end = "[api.other]\ndocument = \"b.yaml\"\n";
        for (before, after) in [
            (
                "[api.pay] # ours\ndocument = \"a.yaml\"\n",
                "[api.pay] # ours\nunsupported = [\"bad-ref\"]\ndocument = \"a.yaml\"\n",
            ),
            (
                "[api.pay]\ndocument = \"a.yaml\"\nunsupported = [] # none\n",
                "[api.pay]\ndocument = \"a.yaml\"\nunsupported = [\"bad-ref\"] # none\n",
            ),
            (
                "[api.pay]\ndocument = \"a.yaml\"\nunsupported = [\"path\"]\n",
                "[api.pay]\ndocument = \"a.yaml\"\nunsupported = [\"bad-ref\", \"path\"]\n",
            ),
        ] {
            let found = edited(&format!("{before}{end}"));
            assert_eq!(found, Some(format!("{after}{end}")));
        }
        let present = "[api.pay]\ndocument = \"a.yaml\"\nunsupported = [\"bad-ref\"]\n";
        assert_eq!(edited(present), None);
        assert_eq!(edited(end), None);
    }
}
