//! Merges values that describe one value.

use super::value::Json;
use uuid::Uuid;

impl Json {
    /// The number of members, at every depth.
    pub(crate) fn members(&self) -> usize {
        match self {
            Self::Object(members) => members.values().map(|it| 1 + it.members()).sum(),
            Self::Array(items) => items.iter().map(Self::members).sum(),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => 0,
        }
    }

    /// Adds the members of another value, at every depth. If the values contradict each other, this
    /// one is kept; the error has the names and indices that lead to the first contradiction, the
    /// innermost first.
    pub(crate) fn merge(&mut self, other: Self) -> Result<(), Vec<String>> {
        match (self, other) {
            (Self::Object(own), Self::Object(others)) => {
                let mut result = Ok(());
                for (name, value) in others {
                    let merged = match own.get_mut(&name) {
                        Some(known) => known.merge(value),
                        None => {
                            own.insert(name, value);
                            continue;
                        }
                    };
                    result = result.and(merged.map_err(|at| below(at, name)));
                }
                result
            }
            (Self::Array(own), Self::Array(others)) if own.len() == others.len() => {
                let mut result = Ok(());
                for (index, (own, other)) in own.iter_mut().zip(others).enumerate() {
                    let merged = own.merge(other);
                    result = result.and(merged.map_err(|at| below(at, index.to_string())));
                }
                result
            }
            (own, other) => match own.is_same_scalar(&other) {
                true => Ok(()),
                false => Err(Vec::new()),
            },
        }
    }

    /// True for equal values. A UUID is written in lower case, unless it was read as plain text.
    fn is_same_scalar(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::String(own), Self::String(other)) => {
                let uuid = |text: &str| text.parse::<Uuid>().ok();
                own == other || uuid(own).is_some() && uuid(own) == uuid(other)
            }
            _ => self == other,
        }
    }
}

fn below(mut at: Vec<String>, segment: String) -> Vec<String> {
    at.push(segment);
    at
}
