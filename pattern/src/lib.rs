//! Patterns of JSON Schema: regular expressions of ECMA-262 with the `u` flag, found anywhere in a
//! text.
//!
//! Three engines share one parser. Most patterns go to `regex`. Look-around goes to a simulation,
//! which reads the text once for each assertion and so is linear too. The simulation also counts
//! large repetitions such as `^.{0,262144}$`, because `regex` would expand them. Backreferences
//! need backtracking, which stops after a number of steps.
//!
//! ```
//! use copperplate_pattern::{Dialect, Pattern, is_valid};
//!
//! let strong = Pattern::new(r"^(?=.*\d)(?=.*[a-z]).{8,}$")?;
//! assert_eq!(strong.is_match("passw0rd"), Ok(true));
//! assert_eq!(strong.is_match("password"), Ok(false));
//! assert!(!is_valid(r"(?i)a", Dialect::Strict));
//! # Ok::<(), copperplate_pattern::Fault>(())
//! ```

mod backtrack;
mod count;
mod linear;
mod parse;
mod program;
mod sample;
mod simulate;
mod syntax;
mod weight;

use std::fmt;

pub use parse::Dialect;
pub use sample::sample;

/// An error in a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(String);

impl Fault {
    pub(crate) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// A text took more steps than a pattern with look-around or backreferences may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

impl fmt::Display for TooLong {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the pattern takes too many steps on this text")
    }
}

impl std::error::Error for TooLong {}

/// A compiled pattern.
#[derive(Debug)]
pub struct Pattern {
    engine: Engine,
}

#[derive(Debug)]
enum Engine {
    /// Neither look-around nor backreferences nor large repetitions.
    Plain(Box<regex::Regex>),
    /// Look-around or large repetitions.
    Simulated(Box<program::Program>),
    /// Backreferences.
    Backtracking(Box<program::Program>),
}

impl Pattern {
    /// Parses and compiles a pattern, and tolerates as much as browsers do without the `u` flag.
    ///
    /// # Errors
    ///
    /// The pattern is not a regular expression of ECMA-262, or repeats too much to be compiled.
    pub fn new(source: &str) -> Result<Self, Fault> {
        let parsed = parse::parse(source, Dialect::Tolerant)?;
        let engine = if parsed.backreferences {
            Engine::Backtracking(Box::new(program::compile(
                &parsed,
                program::Use::Backtrack,
            )?))
        } else if parsed.assertions || !weight::is_light(&parsed.root)? {
            Engine::Simulated(Box::new(program::compile(&parsed, program::Use::Simulate)?))
        } else {
            Engine::Plain(Box::new(linear::compile(&parsed.root)?))
        };
        Ok(Self { engine })
    }

    /// Searches a text for the pattern.
    ///
    /// # Errors
    ///
    /// The pattern has backreferences or is very large, and this text takes too many steps.
    pub fn is_match(&self, text: &str) -> Result<bool, TooLong> {
        match &self.engine {
            Engine::Plain(regex) => Ok(regex.is_match(text)),
            Engine::Simulated(program) => simulate::is_match(program, text),
            Engine::Backtracking(program) => backtrack::is_match(program, text),
        }
    }
}

/// Returns true for a regular expression of ECMA-262. This only parses the text.
#[must_use]
pub fn is_valid(source: &str, dialect: Dialect) -> bool {
    parse::parse(source, dialect).is_ok()
}
