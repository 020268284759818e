//! Bodies: types, and codecs for each media type.

mod ordered;
mod part_items;
mod parts;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::EncodingStyle;
use crate::plan::{
    BodyPlan, Codec, ContentPlan, FormFieldPlan, FormPlan, Framing, ItemsPlan, PartKind, PartPlan,
    XmlBodyPlan,
};
use crate::text::literal;

use crate::emit::schema::{rules, rules_or_any};
use crate::emit::tokens::{From, ident, lines, ty, xml_name};

/// The type of a present body.
pub(super) fn body_type(body: &BodyPlan) -> TokenStream {
    if let Some(choice) = &body.choice {
        let name = ident(choice);
        return quote!(#name);
    }
    body.contents.first().map(content_type).unwrap_or_default()
}

fn content_type(content: &ContentPlan) -> TokenStream {
    match &content.codec {
        Codec::Json(of, _) | Codec::Text(_, of, _) => ty(of, From::Elsewhere),
        Codec::Form(form) => ty(&form.ty, From::Elsewhere),
        Codec::Xml(xml) => ty(&xml.ty, From::Elsewhere),
        Codec::Items(items) => {
            let of = ty(&items.ty, From::Elsewhere);
            match items.framing {
                Framing::Lines | Framing::Sequence | Framing::WholeEvents => {
                    quote!(rt::body::Items<#of>)
                }
                Framing::Events | Framing::TextEvents => {
                    quote!(rt::body::Items<rt::body::Event<#of>>)
                }
            }
        }
        Codec::Bytes(_) => quote!(rt::Bytes),
        Codec::Blob(_) => quote!(rt::body::Blob),
        Codec::ByteStream(_) => quote!(rt::body::ByteStream),
        Codec::BlobStream(_) => quote!(rt::body::BlobStream),
        Codec::RawParts => quote!(Vec<rt::body::NamedPart>),
        Codec::Parts(parts) => {
            let name = ident(&parts.ident);
            quote!(#name)
        }
        Codec::Ordered(ordered) => {
            let name = ident(&ordered.parts.ident);
            quote!(#name)
        }
        Codec::PartStream(stream) => {
            let of = item_type(&stream.part);
            quote!(rt::body::Items<#of>)
        }
    }
}

/// The rules of a body that consists of one JSON content.
pub(super) fn json_rules(body: &BodyPlan) -> Option<TokenStream> {
    match body.contents.as_slice() {
        [content] => {
            let Codec::Json(_, rules) = &content.codec else {
                return None;
            };
            Some(rules_or_any(rules.as_ref()))
        }
        _ => None,
    }
}

fn written_as(content: &ContentPlan) -> TokenStream {
    let first = content.media_types.first().map(String::as_str);
    let media_type = literal(first.unwrap_or_default());
    quote!(#media_type)
}

/// The codec of a body.
fn codec(body: &BodyPlan) -> TokenStream {
    match body.contents.as_slice() {
        [content] => content_codec(content),
        _ => quote!(&rt::body::ByMediaType),
    }
}

fn content_codec(content: &ContentPlan) -> TokenStream {
    let name = match &content.codec {
        Codec::Form(form) => match &form.constant {
            Some(name) => name,
            None => return quote!(&rt::body::FORM),
        },
        Codec::Items(items) => &items.constant,
        Codec::Ordered(ordered) => &ordered.constant,
        Codec::PartStream(stream) => &stream.constant,
        Codec::Xml(xml) => &xml.constant,
        Codec::Text(name, _, _) | Codec::Bytes(name) | Codec::Blob(name) => name,
        Codec::ByteStream(name) | Codec::BlobStream(name) => name,
        Codec::RawParts => return quote!(&rt::body::RawMultipart),
        Codec::Parts(_) => return quote!(&rt::body::MultipartBody),
        Codec::Json(_, rules) => return json(content, rules.as_ref()),
    };
    let name = ident(name);
    quote!(&#name)
}

/// The codec of JSON: a constant of the runtime if it is plain.
fn json(content: &ContentPlan, rules: Option<&String>) -> TokenStream {
    let first = content.media_types.first().map(String::as_str);
    if first == Some("application/json") && rules.is_none() {
        return quote!(&rt::body::JSON);
    }
    let media_type = written_as(content);
    let rules = rules.map(|rules| {
        let rules = ident(rules);
        quote!(.schema(&#rules))
    });
    quote!(&rt::body::JsonBody::new(#media_type) #rules)
}

/// The method that reads or writes a body, with its codec.
pub(super) fn body_call(body: &BodyPlan, required: bool) -> TokenStream {
    let method = ident(if required { "body" } else { "optional_body" });
    let codec = codec(body);
    quote!(#method(#codec))
}

/// The types and constants of a body.
pub(super) fn items(body: &BodyPlan, about: &str) -> Vec<TokenStream> {
    let mut items = Vec::new();
    if let Some(choice) = &body.choice {
        items.push(declaration(choice, body, about));
        items.push(wire(choice, body));
    }
    for content in &body.contents {
        items.extend(content_items(content, about));
    }
    items
}

/// The types and constants of a body in one media type.
fn content_items(content: &ContentPlan, about: &str) -> Vec<TokenStream> {
    let media_type = written_as(content);
    let mut items = Vec::new();
    match &content.codec {
        Codec::Json(_, _) | Codec::RawParts => {}
        Codec::Text(name, _, of) => {
            let name = ident(name);
            let of = (!of.is_empty()).then(|| {
                let of = rules(of);
                quote!(.schema(#of))
            });
            items.push(quote!(
                static #name: rt::body::TextBody = rt::body::TextBody::new(#media_type) #of;
            ));
        }
        Codec::Bytes(name) => {
            let name = ident(name);
            items.push(quote!(
                static #name: rt::body::BytesBody = rt::body::BytesBody::new(#media_type);
            ));
        }
        Codec::Blob(name) => {
            let name = ident(name);
            items.push(quote!(
                static #name: rt::body::BlobBody = rt::body::BlobBody::new(#media_type);
            ));
        }
        Codec::ByteStream(name) => {
            let name = ident(name);
            items.push(quote!(
                static #name: rt::body::StreamBody = rt::body::StreamBody::new(#media_type);
            ));
        }
        Codec::BlobStream(name) => {
            let name = ident(name);
            items.push(quote!(
                static #name: rt::body::BlobStreamBody = rt::body::BlobStreamBody::new(#media_type);
            ));
        }
        Codec::Items(of) => items.push(stream(of, &media_type)),
        Codec::Form(form) => items.extend(self::form(form, &media_type)),
        Codec::Xml(xml) => items.push(self::xml(xml, &media_type)),
        Codec::Parts(parts) => items.extend(parts::items(parts, about)),
        Codec::Ordered(of) => items.extend(ordered::body(of, &media_type, about)),
        Codec::PartStream(of) => items.extend(ordered::stream(of, &media_type)),
    }
    items
}

fn declaration(name: &str, body: &BodyPlan, about: &str) -> TokenStream {
    let (name, docs) = (ident(name), lines(&[about.to_owned()]));
    let variants = body.contents.iter().map(|content| {
        let types = content.media_types.iter();
        let types: Vec<_> = types.map(|it| crate::text::code_span(it)).collect();
        let docs = lines(&[format!("{}.", types.join(", "))]);
        let (name, ty) = (ident(&content.variant), content_type(content));
        quote!(#docs #name(#ty))
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name { #(#variants),* }
    }
}

fn wire(name: &str, body: &BodyPlan) -> TokenStream {
    let name = ident(name);
    let mut places = 0_usize;
    let (mut write, mut read, mut check) = (Vec::new(), Vec::new(), Vec::new());
    for content in &body.contents {
        let variant = ident(&content.variant);
        let numbers = (places..places + content.media_types.len())
            .map(proc_macro2::Literal::usize_unsuffixed);
        places += content.media_types.len();
        let codec = content_codec(content);
        write.push(quote!(Self::#variant(body) => to.body(#codec, body)));
        read.push(quote!(#(#numbers)|* => from.body(#codec).map(Self::#variant)));
        check.push(quote!(Self::#variant(body) => report.body(#codec, body)));
    }
    let types = body.media_types().map(|it| literal(it));
    quote! {
        impl rt::body::WireBody for #name {
            fn write(&self, to: &mut rt::body::BodyWriter) { match self { #(#write),* } }
            fn read(from: &mut rt::body::BodyReader<'_>) -> Option<Self> {
                match from.choice(&[#(#types),*])? { #(#read,)* _ => None }
            }
            fn check(&self, report: &mut rt::Report) { match self { #(#check),* } }
        }
    }
}

fn stream(items: &ItemsPlan, media_type: &TokenStream) -> TokenStream {
    let name = ident(&items.constant);
    let rules = items.rules.as_ref().map(|rules| {
        let rules = ident(rules);
        quote!(.schema(&#rules))
    });
    match items.framing {
        Framing::Lines => quote! {
            static #name: rt::body::ItemsBody = rt::body::ItemsBody::lines(#media_type) #rules;
        },
        Framing::Sequence => quote! {
            static #name: rt::body::ItemsBody = rt::body::ItemsBody::sequence(#media_type) #rules;
        },
        Framing::Events => quote! {
            static #name: rt::body::EventsBody = rt::body::EventsBody::new(#media_type) #rules;
        },
        Framing::WholeEvents => quote! {
            static #name: rt::body::WholeEventsBody = rt::body::WholeEventsBody::new(#media_type) #rules;
        },
        Framing::TextEvents => quote! {
            static #name: rt::body::TextEventsBody = rt::body::TextEventsBody::new(#media_type);
        },
    }
}

fn xml(xml: &XmlBodyPlan, media_type: &TokenStream) -> TokenStream {
    let (name, of, root) = (ident(&xml.constant), ident(&xml.of), xml_name(&xml.root));
    let rules = xml.rules.as_ref().map(|rules| {
        let rules = ident(rules);
        quote!(.schema(&#rules))
    });
    quote! {
        static #name: rt::body::XmlBody =
            rt::body::XmlBody::new(#media_type, #root, &xml::#of) #rules;
    }
}

fn form(form: &FormPlan, media_type: &TokenStream) -> Option<TokenStream> {
    let name = ident(form.constant.as_ref()?);
    let fields = (!form.fields.is_empty()).then(|| {
        let fields = form.fields.iter().map(field);
        quote!(.fields(&[#(#fields),*]))
    });
    let rules = form.rules.as_ref().map(|rules| {
        let rules = ident(rules);
        quote!(.schema(&#rules))
    });
    Some(quote! {
        static #name: rt::body::FormBody = rt::body::FormBody::new(#media_type) #fields #rules;
    })
}

fn field(field: &FormFieldPlan) -> TokenStream {
    let name = literal(&field.name);
    let style = field.style.map(|style| match style {
        EncodingStyle::Form => quote!(.style(rt::body::FormStyle::Form)),
        EncodingStyle::SpaceDelimited => quote!(.style(rt::body::FormStyle::SpaceDelimited)),
        EncodingStyle::PipeDelimited => quote!(.style(rt::body::FormStyle::PipeDelimited)),
        EncodingStyle::DeepObject => quote!(.style(rt::body::FormStyle::DeepObject)),
    });
    let explode = (!field.explode).then(|| quote!(.explode(false)));
    let reserved = field.allow_reserved.then(|| quote!(.allow_reserved()));
    let json = field.json.then(|| quote!(.json()));
    quote!(rt::body::FormField::new(#name) #style #explode #reserved #json)
}

/// A type, in an `Option` if it is not required.
fn optional(required: bool, ty: TokenStream) -> TokenStream {
    if required { ty } else { quote!(Option<#ty>) }
}

/// The type of one part.
fn one_type(part: &PartPlan) -> TokenStream {
    match &part.kind {
        PartKind::Text(of) | PartKind::Json(of) | PartKind::Shaped(of) => ty(of, From::Elsewhere),
        PartKind::File => quote!(rt::body::File),
        PartKind::Body(content) => content_type(content),
    }
}

/// The type of an item of a list, which may have headers.
fn item_type(part: &PartPlan) -> TokenStream {
    let item = part.item.as_deref().map(ident);
    item.map_or_else(|| one_type(part), |item| quote!(#item))
}
