//! The XML of types, as constant data (OpenAPI 3.2.0, XML Object).

/// The name of an element or attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XmlName {
    pub(super) local: &'static str,
    pub(super) namespace: &'static str,
    pub(super) prefix: &'static str,
}

impl XmlName {
    /// A name without a namespace. It also stands for elements in the namespace around them.
    #[must_use]
    pub const fn new(local: &'static str) -> Self {
        Self {
            local,
            namespace: "",
            prefix: "",
        }
    }

    /// Sets the namespace.
    #[must_use]
    pub const fn namespace(mut self, namespace: &'static str) -> Self {
        self.namespace = namespace;
        self
    }

    /// Sets the prefix that a writer uses.
    #[must_use]
    pub const fn prefix(mut self, prefix: &'static str) -> Self {
        self.prefix = prefix;
        self
    }
}

/// The node of a member (`nodeType`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Element,
    Attribute,
    Text,
    Cdata,
    None,
}

/// The XML of a member of an object.
#[derive(Clone, Copy, Debug)]
pub struct XmlMember {
    pub(super) json: &'static str,
    pub(super) name: XmlName,
    pub(super) node: Node,
    pub(super) required: bool,
    pub(super) of: &'static XmlType,
}

impl XmlMember {
    /// A member with this name in JSON that is an element.
    #[must_use]
    pub const fn element(json: &'static str, name: XmlName, of: &'static XmlType) -> Self {
        Self::with(json, name, Node::Element, of)
    }

    /// A member that is an attribute.
    #[must_use]
    pub const fn attribute(json: &'static str, name: XmlName, of: &'static XmlType) -> Self {
        Self::with(json, name, Node::Attribute, of)
    }

    /// A member that is the text of the element.
    #[must_use]
    pub const fn text(json: &'static str, of: &'static XmlType) -> Self {
        Self::with(json, XmlName::new(""), Node::Text, of)
    }

    /// A member that is the text of the element, written as a CDATA section.
    #[must_use]
    pub const fn cdata(json: &'static str, of: &'static XmlType) -> Self {
        Self::with(json, XmlName::new(""), Node::Cdata, of)
    }

    /// A member without a node: its items or members are directly in the element.
    #[must_use]
    pub const fn inline(json: &'static str, of: &'static XmlType) -> Self {
        Self::with(json, XmlName::new(""), Node::None, of)
    }

    /// Marks a required member. A list without elements is then empty and not absent.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    const fn with(json: &'static str, name: XmlName, node: Node, of: &'static XmlType) -> Self {
        Self {
            json,
            name,
            node,
            required: false,
            of,
        }
    }
}

/// The XML of a type: the JSON types of its text, and its elements and attributes.
#[derive(Clone, Copy, Debug)]
pub struct XmlType {
    pub(super) any: bool,
    pub(super) null: bool,
    pub(super) text: bool,
    pub(super) number: bool,
    pub(super) boolean: bool,
    pub(super) object: bool,
    pub(super) items: Option<(XmlName, &'static XmlType)>,
    pub(super) members: &'static [XmlMember],
    pub(super) additional: Option<&'static XmlType>,
    pub(super) branches: &'static [&'static XmlType],
    pub(super) tag: Option<(&'static str, &'static [&'static [&'static str]])>,
}

/// Any value: text, or an object with the names of the elements.
pub(super) static FREE: XmlType = XmlType {
    any: true,
    ..XmlType::new()
};

impl XmlType {
    /// A type without values.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            any: false,
            null: false,
            text: false,
            number: false,
            boolean: false,
            object: false,
            items: None,
            members: &[],
            additional: None,
            branches: &[],
            tag: None,
        }
    }

    /// Admits any value.
    #[must_use]
    pub const fn any(mut self) -> Self {
        self.any = true;
        self
    }

    /// Admits `null`: an element with `xsi:nil`.
    #[must_use]
    pub const fn null(mut self) -> Self {
        self.null = true;
        self
    }

    /// Admits strings.
    #[must_use]
    pub const fn text(mut self) -> Self {
        self.text = true;
        self
    }

    /// Admits numbers.
    #[must_use]
    pub const fn number(mut self) -> Self {
        self.number = true;
        self
    }

    /// Admits booleans.
    #[must_use]
    pub const fn boolean(mut self) -> Self {
        self.boolean = true;
        self
    }

    /// Admits lists: elements with a name and a type.
    #[must_use]
    pub const fn items(mut self, name: XmlName, of: &'static Self) -> Self {
        self.items = Some((name, of));
        self
    }

    /// Admits objects with these members.
    #[must_use]
    pub const fn members(mut self, members: &'static [XmlMember]) -> Self {
        self.object = true;
        self.members = members;
        self
    }

    /// Admits objects with further members of a type, each an element of its name.
    #[must_use]
    pub const fn additional(mut self, of: &'static Self) -> Self {
        self.object = true;
        self.additional = Some(of);
        self
    }

    /// Admits what one of these types admits.
    #[must_use]
    pub const fn branches(mut self, branches: &'static [&'static Self]) -> Self {
        self.branches = branches;
        self
    }

    /// Sets the discriminator: a property, and its values for each branch. An empty list is for
    /// all other values.
    #[must_use]
    pub const fn tagged(
        mut self,
        property: &'static str,
        values: &'static [&'static [&'static str]],
    ) -> Self {
        self.tag = Some((property, values));
        self
    }

    pub(super) fn member(&self, json: &str) -> Option<&'static XmlMember> {
        self.members.iter().find(|it| it.json == json)
    }

    /// The branch for a value of the discriminator.
    pub(super) fn branch(&self, value: &str) -> Option<&'static Self> {
        let (_, values) = self.tag?;
        let named = values.iter().position(|it| it.contains(&value));
        let place = named.or_else(|| values.iter().position(|it| it.is_empty()))?;
        self.branches.get(place).copied()
    }
}

impl Default for XmlType {
    fn default() -> Self {
        Self::new()
    }
}

/// The types without branches that a value may have, given the branch that is known for a union.
pub(super) fn leaves(
    types: &[&'static XmlType],
    known: &dyn Fn(&'static XmlType) -> Option<&'static XmlType>,
) -> Vec<&'static XmlType> {
    let mut found: Vec<&'static XmlType> = Vec::new();
    let mut seen: Vec<&'static XmlType> = Vec::new();
    let mut open: Vec<_> = types.iter().rev().copied().collect();
    while let Some(ty) = open.pop() {
        // A union may contain itself.
        if seen.iter().any(|it| std::ptr::eq(*it, ty)) {
            continue;
        }
        seen.push(ty);
        if ty.branches.is_empty() || ty.null {
            found.push(ty);
        }
        match known(ty) {
            Some(branch) => open.push(branch),
            None => open.extend(ty.branches.iter().rev().copied()),
        }
    }
    found
}
