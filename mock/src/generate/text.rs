//! Texts with a format, a pattern or a name that says what they are.

use base64::Engine as _;

use super::number::number;
use super::random::Random;
use super::spec::Spec;

/// The maximum number of repetitions added to a pattern for a longer text.
const LONGER: [u32; 9] = [0, 1, 2, 4, 8, 16, 32, 64, 256];

/// A text for a schema; `name` is the name of its member or parameter.
pub fn text(spec: &Spec, name: &str, random: &mut Random) -> Option<String> {
    if let Some(format) = spec.formats.first() {
        let made = formatted(format, spec, random);
        let made = made.filter(|it| fits(spec, it));
        if made.is_some() {
            return made;
        }
    }
    if let Some(pattern) = spec.patterns.first() {
        return of_pattern(spec, pattern, random);
    }
    Some(sized(spec, named(name, random)))
}

fn of_pattern(spec: &Spec, pattern: &str, random: &mut Random) -> Option<String> {
    for _ in 0..16 {
        let seed = random.next();
        for extra in LONGER {
            let made = copperplate_pattern::sample(pattern, seed, extra);
            let made = made.ok().flatten().filter(|it| fits(spec, it));
            if made.is_some() {
                return made;
            }
        }
    }
    None
}

/// True if a text has the length and the patterns of a schema.
fn fits(spec: &Spec, text: &str) -> bool {
    let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    let matches = |pattern: &String| {
        copperplate_pattern::Pattern::new(pattern).is_ok_and(|it| it.is_match(text) == Ok(true))
    };
    length >= spec.min_length
        && spec.max_length.is_none_or(|most| length <= most)
        && spec.patterns.iter().all(matches)
}

/// A text made as long as its schema asks for.
fn sized(spec: &Spec, mut text: String) -> String {
    let length = |it: u64| usize::try_from(it).unwrap_or(usize::MAX);
    if let Some(most) = spec.max_length {
        text = text.chars().take(length(most)).collect();
    }
    // A text of a megabyte serves nobody, and its document asks for it by mistake.
    let least = length(spec.min_length).min(1 << 20);
    let missing = least.saturating_sub(text.chars().count());
    text.extend(std::iter::repeat_n('x', missing));
    text
}

/// A text that its name suggests.
fn named(name: &str, random: &mut Random) -> String {
    let name = name.to_ascii_lowercase();
    let has = |part: &str| name.contains(part);
    let ends = |part: &str| name.ends_with(part);
    if has("email") {
        return format!("{}@example.com", person(random).0.to_ascii_lowercase());
    }
    if has("currency") {
        return choice(random, &["EUR", "USD", "GBP", "CHF"]);
    }
    if has("country") {
        return choice(random, &["DE", "FR", "GB", "US"]);
    }
    if has("url") || has("uri") || has("href") || ends("link") {
        return format!("https://example.com/{}", random.hex(8));
    }
    if has("phone") || has("mobile") {
        return format!("+49301{:07}", random.below(10_000_000));
    }
    if ends("_at") || ends("time") || has("timestamp") {
        return instant(random);
    }
    if has("date") {
        return date(random);
    }
    if has("amount") || has("price") || has("balance") {
        return format!("{}.{:02}", random.below(900) + 100, random.below(100));
    }
    if ends("id") || ends("token") || ends("key") || ends("reference") || name == "ref" {
        return random.hex(24);
    }
    if has("first") && has("name") {
        return person(random).0.to_owned();
    }
    if has("last") && has("name") {
        return person(random).1.to_owned();
    }
    if has("name") {
        let (first, last) = person(random);
        return format!("{first} {last}");
    }
    if has("city") {
        return choice(random, &["Berlin", "Paris", "London", "Zurich"]);
    }
    choice(random, &["alpha", "bravo", "charlie", "delta", "echo"])
}

fn choice(random: &mut Random, of: &[&str]) -> String {
    random.pick(of).copied().unwrap_or_default().to_owned()
}

fn person(random: &mut Random) -> (&'static str, &'static str) {
    const FIRST: [&str; 4] = ["Ada", "Grace", "Alan", "Edsger"];
    const LAST: [&str; 4] = ["Lovelace", "Hopper", "Turing", "Dijkstra"];
    let index = random.below(FIRST.len());
    let of = |names: &[&'static str]| names.get(index).copied().unwrap_or_default();
    (of(&FIRST), of(&LAST))
}

fn date(random: &mut Random) -> String {
    format!(
        "2026-{:02}-{:02}",
        random.below(12) + 1,
        random.below(28) + 1
    )
}

fn instant(random: &mut Random) -> String {
    let (hour, minute, second) = (random.below(24), random.below(60), random.below(60));
    format!("{}T{hour:02}:{minute:02}:{second:02}Z", date(random))
}

fn formatted(format: &str, spec: &Spec, random: &mut Random) -> Option<String> {
    Some(match format {
        "Uuid" => uuid(random),
        "Date" => date(random),
        "DateTime" => instant(random),
        "Time" => format!("{:02}:{:02}:00Z", random.below(24), random.below(60)),
        "Duration" => format!("P{}D", random.below(28) + 1),
        "Decimal" => {
            let shown = number(spec, false, Some(random))?;
            match shown.contains('.') || !spec.steps.is_empty() {
                true => shown,
                false => format!("{shown}.00"),
            }
        }
        "Byte" => {
            let engine = base64::engine::general_purpose::STANDARD;
            engine.encode(named("", random))
        }
        "Ipv4" => format!("192.0.2.{}", random.below(254) + 1),
        "Ipv6" => format!("2001:db8::{:x}", random.below(0xffff)),
        "Email" | "IdnEmail" => named("email", random),
        "Hostname" | "IdnHostname" => format!("{}.example.com", named("", random)),
        "Uri" | "Iri" | "UriReference" | "IriReference" => named("url", random),
        "UriTemplate" => "https://example.com/{id}".to_owned(),
        "JsonPointer" => "/name".to_owned(),
        "RelativeJsonPointer" => "0/name".to_owned(),
        "Regex" => "^[a-z]+$".to_owned(),
        _ => return None,
    })
}

/// A UUID of version 4 (RFC 9562, section 5.4).
fn uuid(random: &mut Random) -> String {
    let digits = random.hex(32);
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default().to_owned();
    let variant = random.pick(&["8", "9", "a", "b"]).copied().unwrap_or("8");
    format!(
        "{}-{}-4{}-{variant}{}-{}",
        part(0, 8),
        part(8, 12),
        part(13, 16),
        part(17, 20),
        part(20, 32)
    )
}
