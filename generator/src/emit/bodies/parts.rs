//! Multipart bodies: a struct with a field for each part.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Codec, OtherParts, PartHeaderPlan, PartKind, PartPlan, PartsPlan};
use crate::text::literal;

use super::{item_type, optional, part_items};
use crate::emit::build;
use crate::emit::parameters;
use crate::emit::tokens::{From, ident, lines, ty, words};

/// The struct, its conversion, and the constants of its parts.
pub(super) fn items(plan: &PartsPlan, about: &str) -> Vec<TokenStream> {
    let mut items = vec![declaration(plan, about)];
    items.extend(constructor(plan));
    items.extend(plan.all().flat_map(constants));
    let headers = plan.all().flat_map(|part| &part.headers);
    items.extend(headers.map(header));
    for part in &plan.parts {
        let about = crate::text::code_span(&part.name);
        items.extend(part_items::items(part, &about));
    }
    let rest = plan.rest.iter();
    items.extend(rest.flat_map(|it| part_items::items(it, "the list")));
    items.push(wire(plan));
    items
}

fn declaration(plan: &PartsPlan, about: &str) -> TokenStream {
    let (name, docs) = (ident(&plan.ident), lines(&[about.to_owned()]));
    let fields = plan.all().flat_map(|part| {
        let (docs, field) = (words(&part.words), ident(&part.ident));
        let ty = optional(part.required, whole_type(part));
        let headers = part.headers_beside().map(
            |PartHeaderPlan {
                 parameter: header, ..
             }| {
                let (docs, field) = (words(&header.words), ident(&header.ident));
                let ty = optional(header.required, self::ty(&header.ty, From::Elsewhere));
                quote!(#docs pub #field: #ty)
            },
        );
        let own = quote!(#docs pub #field: #ty);
        std::iter::once(own).chain(headers).collect::<Vec<_>>()
    });
    let others = match &plan.others {
        OtherParts::Kept(field) => {
            let field = ident(field);
            Some(quote! {
                #[doc = " Parts that the document does not name."]
                pub #field: Vec<rt::body::NamedPart>
            })
        }
        OtherParts::Ignored | OtherParts::Refused(_) | OtherParts::Unlisted => None,
    };
    let fields = fields.chain(others);
    let default = plan.constructor.is_none().then(|| quote!(Default,));
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq)]
        pub struct #name { #(#fields),* }
    }
}

/// The type of a field that has a value.
fn whole_type(part: &PartPlan) -> TokenStream {
    let one = item_type(part);
    if part.list { quote!(Vec<#one>) } else { one }
}

/// The table of its constructor and its setters.
fn constructor(plan: &PartsPlan) -> Option<TokenStream> {
    let (mut required, mut absent) = (Vec::new(), Vec::new());
    for part in plan.all() {
        let field = part.ident.as_str();
        match part.required {
            true => required.push((field, whole_type(part))),
            false => absent.push((field, Some((part.setter(), whole_type(part))))),
        }
        for PartHeaderPlan { parameter, .. } in part.headers_beside() {
            let (field, ty) = (parameter.ident.as_str(), ty(&parameter.ty, From::Elsewhere));
            match parameter.required {
                true => required.push((field, ty)),
                false => absent.push((field, Some((parameter.setter(), ty)))),
            }
        }
    }
    if let OtherParts::Kept(field) = &plan.others {
        absent.push((field.as_str(), None));
    }
    build::table(&plan.ident, plan.constructor.as_ref(), required, absent)
}

/// The constant of a header.
pub(super) fn header(header: &PartHeaderPlan) -> TokenStream {
    let name = ident(&header.constant);
    let value = parameters::expression(&header.parameter);
    quote!(static #name: rt::parameter::Parameter = #value;)
}

/// The constant of a part. A part that is a body has the items of that body.
pub(super) fn constants(part: &PartPlan) -> Vec<TokenStream> {
    let mut items = Vec::new();
    if let PartKind::Body(content) = &part.kind {
        let about = format!("The part {}.", crate::text::code_span(&part.name));
        items.extend(super::content_items(content, &about));
    }
    items.push(constant(part));
    items
}

/// The type of the codec of a part.
pub(super) fn codec(part: &PartPlan) -> TokenStream {
    match &part.kind {
        PartKind::Shaped(_) => quote!(rt::body::ShapedPart),
        PartKind::Text(_) => quote!(rt::body::TextPart),
        PartKind::Json(_) => quote!(rt::body::JsonPart),
        PartKind::File => quote!(rt::body::FilePart),
        PartKind::Body(content) => {
            let of = match &content.codec {
                Codec::Xml(_) => quote!(rt::body::XmlBody),
                Codec::Form(_) => quote!(rt::body::FormBody),
                Codec::Ordered(_) => quote!(rt::body::OrderedBody),
                Codec::RawParts => quote!(rt::body::RawMultipart),
                _ => quote!(rt::body::MultipartBody),
            };
            quote!(rt::body::BodyPart<#of>)
        }
    }
}

fn constant(part: &PartPlan) -> TokenStream {
    let (name, wire) = (ident(&part.constant), literal(&part.name));
    let codec = codec(part);
    let new = match &part.kind {
        PartKind::Body(content) => {
            let of = super::content_codec(content);
            quote!(rt::body::BodyPart::new(#wire, #of))
        }
        _ => quote!(#codec::new(#wire)),
    };
    let types = (!part.media_types.is_empty()).then(|| {
        let types = part.media_types.iter().map(|it| literal(it));
        quote!(.media_types(&[#(#types),*]))
    });
    let rules = part.rules.as_ref().map(|rules| {
        let rules = ident(rules);
        quote!(.schema(&#rules))
    });
    let list_rules = part.list_rules.as_ref().map(|rules| {
        let rules = ident(rules);
        quote!(.rules(&#rules))
    });
    let exact = part.exact.then(|| quote!(.exact()));
    quote!(static #name: #codec = #new #types #rules #list_rules #exact;)
}

fn wire(plan: &PartsPlan) -> TokenStream {
    let name = ident(&plan.ident);
    let (mut write, mut read, mut check) = (Vec::new(), Vec::new(), Vec::new());
    let mut fields = Vec::new();
    for part in &plan.parts {
        let (constant, field) = (ident(&part.constant), ident(&part.ident));
        let local = ident(&part.local);
        let (way, checked) = match (part.required, part.list, &part.item) {
            (true, _, Some(_)) => ("items", "part_items"),
            (false, _, Some(_)) => ("optional_items", "optional_part_items"),
            (true, false, None) => ("one", "part"),
            (true, true, None) => ("list", "list_part"),
            (false, false, None) => ("optional", "optional_part"),
            (false, true, None) => ("optional_list", "optional_list_part"),
        };
        let (way, checked) = (ident(way), ident(checked));
        write.push(match part.item {
            Some(_) => quote!(to.#way(&self.#field);),
            None => quote!(to.#way(&#constant, &self.#field);),
        });
        for header in part.headers_beside() {
            let (wire, constant) = (literal(&part.name), ident(&header.constant));
            let header = &header.parameter;
            let (field, local) = (ident(&header.ident), ident(&header.local));
            let way = part_items::header_way(header);
            write.push(quote!(to.#way(#wire, &#constant, &self.#field);));
            read.push(quote!(let #local = from.#way(#wire, &#constant);));
            let value = part_items::checked_value(header);
            check.push(match part_items::is_structured(header) {
                true => quote!(report.structured_part_header(#wire, &#constant, #value);),
                false => quote!(report.part_header(#wire, &#constant, #value);),
            });
            fields.push(match (header.required, header.ident == header.local) {
                (true, _) => quote!(#field: #local?),
                (false, true) => quote!(#field),
                (false, false) => quote!(#field: #local),
            });
        }
        read.push(quote!(let #local = from.#way(&#constant);));
        if part.checked || part.item.is_some() {
            check.push(quote!(report.#checked(&#constant, &self.#field);));
        }
        fields.push(match (part.required, part.ident == part.local) {
            (true, _) => quote!(#field: #local?),
            (false, true) => quote!(#field),
            (false, false) => quote!(#field: #local),
        });
    }
    if let Some(rest) = &plan.rest {
        let [written, read_as, checked] = super::ordered::rest(rest, plan.parts.len());
        write.push(written);
        read.push(read_as);
        check.extend((rest.checked || rest.item.is_some()).then_some(checked));
        let (field, local) = (ident(&rest.ident), ident(&rest.local));
        fields.push(quote!(#field: #local?));
    }
    for (name, keyword) in &plan.never {
        let (name, keyword) = (literal(name), literal(keyword));
        read.push(quote!(from.forbidden(#name, #keyword);));
    }
    match &plan.others {
        OtherParts::Ignored => {}
        OtherParts::Unlisted => read.push(quote!(from.no_others("items");)),
        OtherParts::Refused(closing) => {
            let keyword = literal(closing.keyword());
            read.push(quote!(from.no_others(#keyword);));
        }
        OtherParts::Kept(field) => {
            let field = ident(field);
            write.push(quote!(to.others(&self.#field);));
            fields.push(quote!(#field: from.others()));
        }
    }
    let used = |unused: bool, name: TokenStream| if unused { quote!(_) } else { name };
    let to = used(write.is_empty(), quote!(to));
    let from = used(read.is_empty(), quote!(from));
    let report = used(check.is_empty(), quote!(report));
    quote! {
        impl rt::body::Multipart for #name {
            fn write(&self, #to: &mut rt::body::PartsWriter) { #(#write)* }
            fn read(#from: &mut rt::body::PartsReader<'_>) -> Option<Self> {
                #(#read)*
                Some(Self { #(#fields),* })
            }
            fn check(&self, #report: &mut rt::Report) { #(#check)* }
        }
    }
}
