//! How the branch of a union is found.

/// The variant of an open union, which keeps JSON that fits none of the others.
pub(crate) const UNKNOWN: &str = "Unknown";

/// How the branch of a union is found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Dispatch {
    /// A member's value names the branch, so one branch is decoded.
    Tagged {
        /// The member.
        member: String,
        /// For each branch the values that choose it; none for that of all other values.
        values: Vec<Vec<String>>,
        /// Whether a branch may be built without one of its values, or with another one's.
        marked: bool,
    },
    /// Every branch is tried and exactly one must fit.
    OneOf,
    /// As `OneOf`, of branches of which no value fits two.
    Apart,
    /// The first branch that fits is taken.
    AnyOf,
}
