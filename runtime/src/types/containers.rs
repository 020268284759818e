//! Lists, maps, and optional, boxed or secret values.

use std::borrow::Cow;

use super::presence::Presence;
use super::sensitive::Sensitive;
use crate::codec::{Decode, Encode, Scalar, Shape, Validate, to_json_with};
use crate::json::{Map, Reader, Writer, listed, unique};
use crate::report::Report;
use crate::schema::{Schema, check};

impl<T: Decode> Decode for Vec<T> {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        let start = input.start()?;
        let mut more = input.array()?;
        let mut items = Self::new();
        let mut count = 0;
        while more {
            let mark = input.report().mark();
            let item = input.value::<T>(schema.items_schema());
            input.item_done(mark, count);
            if let Some(item) = item {
                items.push(item);
            }
            count += 1;
            more = input.next_item()?;
        }
        check_array(input, start, count, schema);
        // A list without the invalid item would be a different list.
        if items.len() == count {
            Some(items)
        } else {
            None
        }
    }

    fn shape(to: &mut Shape, schema: &'static Schema) {
        to.list::<T>(schema.items_schema());
    }
}

fn check_array(input: &mut Reader<'_>, start: usize, count: usize, schema: &Schema) {
    check::items(count, input.report(), schema);
    if schema.unique_items {
        let text = input.since(start);
        unique(text, input.report());
    }
    check_values(input, start, schema);
}

fn check_values(input: &mut Reader<'_>, start: usize, schema: &Schema) {
    if let Some(values) = schema.values {
        let text = input.since(start);
        listed(text, values, input.report(), schema);
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, output: &mut Writer, schema: &Schema) {
        output.array(self, schema);
    }
}

impl<T: Validate + Encode> Validate for Vec<T> {
    fn check(&self, report: &mut Report, schema: &Schema) {
        for (index, item) in self.iter().enumerate() {
            let mark = report.mark();
            report.value(item, schema.items_schema());
            report.rename_false_since(mark, "items");
            report.prefix_index_since(mark, index);
        }
        check::items(self.len(), report, schema);
        if schema.unique_items {
            unique(&to_json_with(self, schema), report);
        }
        if let Some(values) = schema.values {
            listed(&to_json_with(self, schema), values, report, schema);
        }
    }
}

impl<T: Decode> Decode for Map<T> {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        let start = input.start()?;
        let mut map = Self::new();
        let mut members = input.object(&[])?;
        let mut complete = true;
        while members.next().is_some() {
            complete &= members.keep(&mut map, schema.items_schema());
        }
        members.count(schema);
        complete &= members.finish();
        check_values(input, start, schema);
        if complete { Some(map) } else { None }
    }

    fn shape(to: &mut Shape, schema: &'static Schema) {
        to.map::<T>(schema.items_schema());
    }
}

impl<T: Encode> Encode for Map<T> {
    fn encode(&self, output: &mut Writer, schema: &Schema) {
        output.map(self, schema);
    }
}

impl<T: Validate + Encode> Validate for Map<T> {
    fn check(&self, report: &mut Report, schema: &Schema) {
        report.additional(&[], self, schema.items_schema());
        check::properties(self.len(), report, schema);
        if let Some(values) = schema.values {
            listed(&to_json_with(self, schema), values, report, schema);
        }
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        Self::decode_member(input, schema, true)
    }

    #[inline]
    fn decode_member(
        input: &mut Reader<'_>,
        schema: &'static Schema,
        required: bool,
    ) -> Option<Self> {
        if required && input.null() {
            Some(None)
        } else {
            T::decode(input, schema).map(Some)
        }
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(None)
    }

    fn shape(to: &mut Shape, schema: &'static Schema) {
        Self::member_shape(to, schema, true);
    }

    fn member_shape(to: &mut Shape, schema: &'static Schema, required: bool) {
        if required {
            to.null();
        }
        T::shape(to, schema);
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, output: &mut Writer, schema: &Schema) {
        match self {
            Some(value) => value.encode(output, schema),
            None => output.null(),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Validate> Validate for Option<T> {
    fn check(&self, report: &mut Report, schema: &Schema) {
        if let Some(value) = self {
            value.check(report, schema);
        }
    }
}

impl<T: Decode> Decode for Presence<T> {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        if input.null() {
            Some(Self::Null)
        } else {
            T::decode(input, schema).map(Self::Value)
        }
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(Self::Absent)
    }

    fn shape(to: &mut Shape, schema: &'static Schema) {
        to.null();
        T::shape(to, schema);
    }
}

impl<T: Encode> Encode for Presence<T> {
    fn encode(&self, output: &mut Writer, schema: &Schema) {
        match self {
            Self::Value(value) => value.encode(output, schema),
            Self::Absent | Self::Null => output.null(),
        }
    }

    fn is_absent(&self) -> bool {
        Self::is_absent(self)
    }
}

impl<T: Validate> Validate for Presence<T> {
    fn check(&self, report: &mut Report, schema: &Schema) {
        match self {
            Self::Value(value) => value.check(report, schema),
            Self::Absent | Self::Null => {}
        }
    }
}

impl<T: Decode> Decode for Sensitive<T> {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        let mark = input.report().mark();
        let value = T::decode(input, schema);
        if input.report().mark() > mark {
            input.report().redact_since(mark);
        }
        value.map(Self::new)
    }

    fn shape(to: &mut Shape, schema: &'static Schema) {
        T::shape(to, schema);
    }
}

impl<T: Encode> Encode for Sensitive<T> {
    fn encode(&self, output: &mut Writer, schema: &Schema) {
        #[cfg(feature = "testing")]
        if super::masked::is_on() {
            let text = to_json_with(self.expose(), schema);
            return super::masked::document(&text).encode(output, schema);
        }
        self.expose().encode(output, schema);
    }

    fn is_absent(&self) -> bool {
        self.expose().is_absent()
    }
}

impl<T: Validate> Validate for Sensitive<T> {
    fn check(&self, report: &mut Report, schema: &Schema) {
        let mark = report.mark();
        self.expose().check(report, schema);
        report.redact_since(mark);
    }
}

impl<T: Scalar> Scalar for Sensitive<T> {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        let mark = report.mark();
        let value = T::from_text(text, report, schema);
        report.redact_since(mark);
        value.map(Self::new)
    }

    fn read_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        let mark = report.mark();
        let value = T::read_text(text, report, schema);
        report.redact_since(mark);
        value.map(Self::new)
    }

    fn to_text(&self, schema: &Schema) -> Cow<'_, str> {
        #[cfg(feature = "testing")]
        if super::masked::is_on() {
            return super::masked::text(&self.expose().to_text(schema));
        }
        self.expose().to_text(schema)
    }
}
