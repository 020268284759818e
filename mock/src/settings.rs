//! The settings of a mock.

use std::str::FromStr;
use std::time::Duration;

/// The settings of a mock.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The seed of generated values.
    pub seed: u64,
    /// Slowness and failures.
    pub faults: Faults,
    /// The accepted credentials. A scheme without an entry accepts every credential that is not empty.
    pub credentials: Vec<Credential>,
    /// True if requests are not printed.
    pub quiet: bool,
}

/// An accepted credential of a security scheme.
///
/// `Debug` hides the secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// The key of the scheme in the document.
    pub scheme: String,
    /// The token or key, or `user:password`.
    pub secret: String,
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = formatter.debug_struct("Credential");
        shown.field("scheme", &self.scheme).finish_non_exhaustive()
    }
}

impl FromStr for Credential {
    type Err = String;

    /// Reads `SCHEME=SECRET`.
    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            Some((scheme, secret)) if !scheme.is_empty() && !secret.is_empty() => Ok(Self {
                scheme: scheme.to_owned(),
                secret: secret.to_owned(),
            }),
            _ => Err("write SCHEME=SECRET".to_owned()),
        }
    }
}

/// Slowness and failures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// The wait before each response.
    pub latency: Duration,
    /// The failures in place of responses.
    pub failing: Vec<Failing>,
    /// The connections that end without a response, of a million.
    pub drop: u32,
}

/// A failure in place of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failing {
    /// The status.
    pub status: u16,
    /// The share, of a million.
    pub per_million: u32,
}

impl FromStr for Failing {
    type Err = String;

    /// Reads `503:5%`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "write STATUS:PERCENT, such as 503:5%".to_owned();
        let (status, share) = text.split_once(':').ok_or_else(wrong)?;
        let status = status.parse().map_err(|_| wrong())?;
        match (400..=599).contains(&status) {
            true => Ok(Self {
                status,
                per_million: percent(share)?,
            }),
            false => Err("a failure has a status from 400 to 599".to_owned()),
        }
    }
}

/// Reads a percentage such as `0.5%` as a share of a million.
///
/// # Errors
///
/// The text is not a percentage from 0 to 100 with at most four decimals.
pub fn percent(text: &str) -> Result<u32, String> {
    let wrong = || "write a percentage from 0% to 100%, such as 0.5%".to_owned();
    let digits = text.strip_suffix('%').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if part.len() > 4 || whole.is_empty() {
        return Err(wrong());
    }
    let all: u32 = format!("{whole}{part:0<4}").parse().map_err(|_| wrong())?;
    match all <= 1_000_000 {
        true => Ok(all),
        false => Err(wrong()),
    }
}

/// Reads a time such as `200ms` or `2s`.
///
/// # Errors
///
/// The text is not a whole number with the unit `ms` or `s`.
pub fn duration(text: &str) -> Result<Duration, String> {
    let wrong = || "write a time such as 200ms or 2s".to_owned();
    if let Some(number) = text.strip_suffix("ms") {
        return number
            .parse()
            .map(Duration::from_millis)
            .map_err(|_| wrong());
    }
    let number = text.strip_suffix('s').ok_or_else(wrong)?;
    number.parse().map(Duration::from_secs).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Credential, Failing, duration, percent};

    #[test]
    fn settings_are_read_exactly() {
        assert_eq!(percent("5%"), Ok(50_000));
        assert_eq!(percent("0.25%"), Ok(2_500));
        assert_eq!(percent("100%"), Ok(1_000_000));
        for wrong in ["101%", "-1%", "x", "", "0.00001%"] {
            assert!(percent(wrong).is_err(), "{wrong}");
        }
        assert_eq!(duration("200ms"), Ok(Duration::from_millis(200)));
        assert_eq!(duration("2s"), Ok(Duration::from_secs(2)));
        assert!(duration("2").is_err());
        let failing = "503:5%".parse::<Failing>();
        assert_eq!(
            failing.map(|it| (it.status, it.per_million)),
            Ok((503, 50_000))
        );
        assert!("200:5%".parse::<Failing>().is_err());
        let credential: Result<Credential, _> = "token=a=b".parse();
        let shown = format!("{credential:?}");
        assert!(shown.contains("token") && !shown.contains("a=b"), "{shown}");
    }
}
