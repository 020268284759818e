//! The Schema Object, as constant data.

use super::bound::Bound;
use super::keyword::Keyword;
use super::pattern::Pattern;
use crate::format::Format;

/// A schema without keywords.
pub static ANY: Schema = Schema::new();

/// The keywords of one schema that its Rust type does not enforce (OpenAPI 3.0.3, Schema Object).
///
/// It is built in constants, with one method for each keyword:
///
/// ```
/// use copperplate_runtime::schema::Schema;
///
/// static REFERENCE: Schema = Schema::new().min_length(1).max_length(255);
/// static AMOUNT: Schema = Schema::new().exclusive_minimum("0").multiple_of("0.01");
/// ```
#[derive(Clone, Debug)]
pub struct Schema {
    pub(crate) text: bool,
    pub(crate) number: bool,
    pub(crate) as_string: bool,
    pub(crate) sensitive: bool,
    pub(crate) nullable: bool,
    pub(crate) constants: bool,
    pub(crate) unique_items: bool,
    pub(crate) format: Option<Format>,
    pub(crate) min_length: u64,
    pub(crate) max_length: u64,
    pub(crate) min_items: u64,
    pub(crate) max_items: u64,
    pub(crate) min_properties: u64,
    pub(crate) max_properties: u64,
    pub(crate) pattern: Option<&'static Pattern>,
    pub(crate) items: Option<&'static Schema>,
    pub(crate) values: Option<&'static [&'static str]>,
    pub(crate) minimum: Option<Bound>,
    pub(crate) maximum: Option<Bound>,
    pub(crate) exclusive_minimum: Option<Bound>,
    pub(crate) exclusive_maximum: Option<Bound>,
    pub(crate) multiple_of: Option<Bound>,
    pub(crate) keywords: &'static [Keyword],
}

impl Default for Schema {
    fn default() -> Self {
        Self::new()
    }
}

impl Schema {
    /// A schema without keywords.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            text: false,
            number: false,
            as_string: false,
            sensitive: false,
            nullable: false,
            constants: false,
            unique_items: false,
            format: None,
            min_length: 0,
            max_length: u64::MAX,
            min_items: 0,
            max_items: u64::MAX,
            min_properties: 0,
            max_properties: u64::MAX,
            pattern: None,
            items: None,
            values: None,
            minimum: None,
            maximum: None,
            exclusive_minimum: None,
            exclusive_maximum: None,
            multiple_of: None,
            keywords: &[],
        }
    }

    /// `minLength`, in Unicode code points.
    #[must_use]
    pub const fn min_length(mut self, characters: u64) -> Self {
        self.min_length = characters;
        self.text = true;
        self
    }

    /// `maxLength`, in Unicode code points.
    #[must_use]
    pub const fn max_length(mut self, characters: u64) -> Self {
        self.max_length = characters;
        self.text = true;
        self
    }

    /// `pattern`.
    #[must_use]
    pub const fn pattern(mut self, pattern: &'static Pattern) -> Self {
        self.pattern = Some(pattern);
        self.text = true;
        self
    }

    /// A `format` that the Rust type does not enforce.
    #[must_use]
    pub const fn format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self.text |= format.is_of_text();
        self.number |= format.is_of_numbers();
        self
    }

    /// `minimum`, as exact decimal text.
    #[must_use]
    pub const fn minimum(mut self, bound: &'static str) -> Self {
        self.minimum = Some(Bound::new(bound));
        self.number = true;
        self
    }

    /// `maximum`, as exact decimal text.
    #[must_use]
    pub const fn maximum(mut self, bound: &'static str) -> Self {
        self.maximum = Some(Bound::new(bound));
        self.number = true;
        self
    }

    /// `exclusiveMinimum`, as exact decimal text.
    #[must_use]
    pub const fn exclusive_minimum(mut self, bound: &'static str) -> Self {
        self.exclusive_minimum = Some(Bound::new(bound));
        self.number = true;
        self
    }

    /// `exclusiveMaximum`, as exact decimal text.
    #[must_use]
    pub const fn exclusive_maximum(mut self, bound: &'static str) -> Self {
        self.exclusive_maximum = Some(Bound::new(bound));
        self.number = true;
        self
    }

    /// `multipleOf`, as exact decimal text of at most 37 significant digits.
    #[must_use]
    pub const fn multiple_of(mut self, step: &'static str) -> Self {
        self.multiple_of = Some(Bound::new(step));
        self.number = true;
        self
    }

    /// `minItems`.
    #[must_use]
    pub const fn min_items(mut self, items: u64) -> Self {
        self.min_items = items;
        self
    }

    /// `maxItems`.
    #[must_use]
    pub const fn max_items(mut self, items: u64) -> Self {
        self.max_items = items;
        self
    }

    /// `uniqueItems: true`. Items are compared as JSON values, so `1` and `1.0` are equal.
    #[must_use]
    pub const fn unique_items(mut self) -> Self {
        self.unique_items = true;
        self
    }

    /// The schema of the items of an array, or of the values of a map.
    #[must_use]
    pub const fn items(mut self, items: &'static Schema) -> Self {
        self.items = Some(items);
        self
    }

    /// `minProperties`.
    #[must_use]
    pub const fn min_properties(mut self, members: u64) -> Self {
        self.min_properties = members;
        self
    }

    /// `maxProperties`.
    #[must_use]
    pub const fn max_properties(mut self, members: u64) -> Self {
        self.max_properties = members;
        self
    }

    /// The `enum` of a type that is not a string enumeration: JSON texts, compared as JSON values.
    #[must_use]
    pub const fn values(mut self, values: &'static [&'static str]) -> Self {
        self.values = Some(values);
        self
    }

    /// Like [`Schema::values`], for values under `const`.
    #[must_use]
    pub const fn constants(self, values: &'static [&'static str]) -> Self {
        self.values(values).lists_constants()
    }

    /// The values of an enumeration are under `const` instead of `enum`.
    #[must_use]
    pub const fn lists_constants(mut self) -> Self {
        self.constants = true;
        self
    }

    /// `null` is valid, whatever the keywords say (OpenAPI 3.0.3, `nullable`).
    #[must_use]
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// A decimal that is a JSON string (`"100.00"`) instead of a JSON number.
    #[must_use]
    pub const fn as_string(mut self) -> Self {
        self.as_string = true;
        self
    }

    /// A secret value, which no message echoes.
    #[must_use]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// Keywords that need the whole value. They are evaluated on its JSON.
    #[must_use]
    pub const fn keywords(mut self, keywords: &'static [Keyword]) -> Self {
        self.keywords = keywords;
        self
    }

    /// The keywords that need the whole value.
    pub(crate) const fn keyword_list(&self) -> &'static [Keyword] {
        self.keywords
    }

    /// The keyword with the values.
    pub(crate) const fn listing(&self) -> &'static str {
        if self.constants { "const" } else { "enum" }
    }

    /// Returns true if no message may echo the value.
    pub(crate) const fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// The schema of items or map values; by default, it permits everything.
    pub(crate) fn items_schema(&self) -> &'static Self {
        self.items.unwrap_or(&ANY)
    }
}
