//! What a piece of text stands for in JSON.

/// Which JSON values a parameter, or a part of it, can be: the types of its schema.
///
/// Text does not say whether `5` is a number or a string. The shape does: it becomes a number
/// where the schema has numbers, and stays a string where it has not. Where a union has both, text
/// that spells a number or a boolean is tried as one first, and as a string after that.
///
/// ```
/// use copperplate_runtime::Shape;
///
/// static RANGE: Shape = Shape::new()
///     .members(&[("after", &Shape::new().number()), ("label", &Shape::new().text())]);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    pub(super) text: bool,
    pub(super) number: bool,
    pub(super) boolean: bool,
    pub(super) items: Option<&'static Shape>,
    pub(super) members: Option<&'static [(&'static str, &'static Shape)]>,
    pub(super) additional: Option<&'static Shape>,
}

/// Text at any depth: the shape of what the document does not describe.
pub(super) static UNTOLD: Shape = Shape::new().any();

impl Shape {
    /// The shape of no value.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            text: false,
            number: false,
            boolean: false,
            items: None,
            members: None,
            additional: None,
        }
    }

    /// Admits a string.
    #[must_use]
    pub const fn text(mut self) -> Self {
        self.text = true;
        self
    }

    /// Admits a number.
    #[must_use]
    pub const fn number(mut self) -> Self {
        self.number = true;
        self
    }

    /// Admits `true` and `false`.
    #[must_use]
    pub const fn boolean(mut self) -> Self {
        self.boolean = true;
        self
    }

    /// Admits a list of such items.
    #[must_use]
    pub const fn items(mut self, items: &'static Self) -> Self {
        self.items = Some(items);
        self
    }

    /// Admits an object with these members.
    #[must_use]
    pub const fn members(mut self, members: &'static [(&'static str, &'static Self)]) -> Self {
        self.members = Some(members);
        self
    }

    /// Admits an object whose other members are such values.
    #[must_use]
    pub const fn additional(mut self, values: &'static Self) -> Self {
        self.additional = Some(values);
        self
    }

    /// Admits anything. Text does not say more of it than that it is text.
    #[must_use]
    pub const fn any(self) -> Self {
        self.text().items(&UNTOLD).additional(&UNTOLD)
    }

    pub(super) const fn is_object(&self) -> bool {
        self.members.is_some() || self.additional.is_some()
    }

    /// The shape of a member that the document names.
    pub(super) fn named(&self, name: &str) -> Option<&'static Self> {
        let mut members = self.members.unwrap_or_default().iter();
        members
            .find(|(known, _)| *known == name)
            .map(|(_, shape)| *shape)
    }

    /// The shape of any member.
    pub(super) fn member(&self, name: &str) -> &'static Self {
        self.named(name).or(self.additional).unwrap_or(&UNTOLD)
    }
}
