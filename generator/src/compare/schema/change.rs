//! The direction of a change of valid values.

/// The direction of a change: fewer values are valid, more values, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::compare) struct Change {
    pub(in crate::compare) narrower: bool,
    pub(in crate::compare) wider: bool,
}

pub(super) const NARROWER: Change = Change {
    narrower: true,
    wider: false,
};
pub(super) const WIDER: Change = Change {
    narrower: false,
    wider: true,
};
pub(super) const BOTH: Change = Change {
    narrower: true,
    wider: true,
};

impl Change {
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            narrower: self.narrower || other.narrower,
            wider: self.wider || other.wider,
        }
    }

    pub(super) fn inverted(self) -> Self {
        Self {
            narrower: self.wider,
            wider: self.narrower,
        }
    }

    /// A change within a condition can narrow and widen, since the condition decides when it applies.
    pub(super) fn unknown(self) -> Self {
        match self.narrower || self.wider {
            true => BOTH,
            false => Self::default(),
        }
    }
}
