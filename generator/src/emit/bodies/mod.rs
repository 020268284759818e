//! Bodies: how each media type is written and read.

mod part_items;
mod part_types;
mod parts;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::EncodingStyle;
use crate::plan::{BodyPlan, Codec, ContentPlan, FormFieldPlan, FormPlan, Framing, ItemsPlan};
use crate::text::literal;

use crate::emit::schema::{rules, rules_or_any};
use crate::emit::tokens::{From, ident, lines, ty};

/// The type of a body that is there.
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
        Codec::Items(items) => {
            let of = ty(&items.ty, From::Elsewhere);
            match items.framing {
                Framing::Lines | Framing::Sequence => quote!(rt::Items<#of>),
                Framing::Events | Framing::TextEvents => quote!(rt::Items<rt::Event<#of>>),
            }
        }
        Codec::Bytes(_) => quote!(rt::Bytes),
        Codec::Blob(_) => quote!(rt::Blob),
        Codec::ByteStream(_) => quote!(rt::ByteStream),
        Codec::BlobStream(_) => quote!(rt::BlobStream),
        Codec::RawParts => quote!(Vec<rt::NamedPart>),
        Codec::Parts(parts) => {
            let name = ident(&parts.ident);
            quote!(#name)
        }
    }
}

/// The one JSON that a body is: its media type and its rules.
pub(super) fn json(body: &BodyPlan) -> Option<(TokenStream, TokenStream)> {
    match body.contents.as_slice() {
        [content] => {
            let Codec::Json(_, rules) = &content.codec else {
                return None;
            };
            Some((written_as(content), rules_or_any(rules.as_ref())))
        }
        _ => None,
    }
}

fn written_as(content: &ContentPlan) -> TokenStream {
    let first = content.media_types.first().map(String::as_str);
    let media_type = literal(first.unwrap_or_default());
    quote!(#media_type)
}

/// What writes, reads and checks a body that is not one of JSON alone.
pub(super) fn codec(body: &BodyPlan) -> TokenStream {
    match body.contents.as_slice() {
        [content] => content_codec(content),
        _ => quote!(&rt::Alternatives),
    }
}

fn content_codec(content: &ContentPlan) -> TokenStream {
    let name = match &content.codec {
        Codec::Form(form) => match &form.constant {
            Some(name) => name,
            None => return quote!(&rt::FORM),
        },
        Codec::Items(items) => &items.constant,
        Codec::Text(name, _, _) | Codec::Bytes(name) | Codec::Blob(name) => name,
        Codec::ByteStream(name) | Codec::BlobStream(name) => name,
        Codec::RawParts => return quote!(&rt::RawMultipart),
        Codec::Parts(_) | Codec::Json(_, _) => return quote!(&rt::MultipartBody),
    };
    let name = ident(name);
    quote!(&#name)
}

/// The method that moves a body, with what it needs.
pub(super) fn way(body: &BodyPlan, required: bool) -> TokenStream {
    match (json(body), required) {
        (Some((media_type, rules)), true) => quote!(json(#media_type, #rules)),
        (Some((media_type, rules)), false) => quote!(optional_json(#media_type, #rules)),
        (None, required) => {
            let method = ident(if required { "body" } else { "optional_body" });
            let codec = codec(body);
            quote!(#method(#codec))
        }
    }
}

/// The types and constants that a body needs.
pub(super) fn items(body: &BodyPlan, about: &str) -> Vec<TokenStream> {
    let mut items = Vec::new();
    if let Some(choice) = &body.choice {
        items.push(declaration(choice, body, about));
        items.push(wire(choice, body));
    }
    for content in &body.contents {
        let media_type = written_as(content);
        match &content.codec {
            Codec::Json(_, _) | Codec::RawParts => {}
            Codec::Text(name, _, of) => {
                let name = ident(name);
                let of = (!of.is_empty()).then(|| {
                    let of = rules(of);
                    quote!(.schema(#of))
                });
                items.push(quote!(
                    static #name: rt::TextBody = rt::TextBody::new(#media_type) #of;
                ));
            }
            Codec::Bytes(name) => {
                let name = ident(name);
                items.push(quote!(
                    static #name: rt::BytesBody = rt::BytesBody::new(#media_type);
                ));
            }
            Codec::Blob(name) => {
                let name = ident(name);
                items.push(quote!(
                    static #name: rt::BlobBody = rt::BlobBody::new(#media_type);
                ));
            }
            Codec::ByteStream(name) => {
                let name = ident(name);
                items.push(quote!(
                    static #name: rt::StreamBody = rt::StreamBody::new(#media_type);
                ));
            }
            Codec::BlobStream(name) => {
                let name = ident(name);
                items.push(quote!(
                    static #name: rt::BlobStreamBody = rt::BlobStreamBody::new(#media_type);
                ));
            }
            Codec::Items(of) => items.push(stream(of, &media_type)),
            Codec::Form(form) => items.extend(self::form(form, &media_type)),
            Codec::Parts(parts) => items.extend(parts::items(parts, about)),
        }
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
        if let Codec::Json(_, rules) = &content.codec {
            let (media_type, rules) = (written_as(content), rules_or_any(rules.as_ref()));
            write.push(quote!(Self::#variant(body) => to.json(#media_type, body, #rules)));
            read.push(quote!(#(#numbers)|* => from.json(#rules).map(Self::#variant)));
            check.push(quote!(Self::#variant(body) => report.body(body, #rules)));
        } else {
            let codec = content_codec(content);
            write.push(quote!(Self::#variant(body) => to.body(#codec, body)));
            read.push(quote!(#(#numbers)|* => from.body(#codec).map(Self::#variant)));
            check.push(quote!(Self::#variant(body) => report.content(#codec, body)));
        }
    }
    let types = body.media_types().map(|it| literal(it));
    quote! {
        impl rt::WireBody for #name {
            fn write(&self, to: &mut rt::BodyWriter) { match self { #(#write),* } }
            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
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
            static #name: rt::ItemsBody = rt::ItemsBody::lines(#media_type) #rules;
        },
        Framing::Sequence => quote! {
            static #name: rt::ItemsBody = rt::ItemsBody::sequence(#media_type) #rules;
        },
        Framing::Events => quote! {
            static #name: rt::EventsBody = rt::EventsBody::new(#media_type) #rules;
        },
        Framing::TextEvents => quote! {
            static #name: rt::TextEventsBody = rt::TextEventsBody::new(#media_type);
        },
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
        static #name: rt::FormBody = rt::FormBody::new(#media_type) #fields #rules;
    })
}

fn field(field: &FormFieldPlan) -> TokenStream {
    let name = literal(&field.name);
    let style = field.style.map(|style| match style {
        EncodingStyle::Form => quote!(.style(rt::FormStyle::Form)),
        EncodingStyle::SpaceDelimited => quote!(.style(rt::FormStyle::SpaceDelimited)),
        EncodingStyle::PipeDelimited => quote!(.style(rt::FormStyle::PipeDelimited)),
        EncodingStyle::DeepObject => quote!(.style(rt::FormStyle::DeepObject)),
    });
    let explode = (!field.explode).then(|| quote!(.explode(false)));
    let reserved = field.allow_reserved.then(|| quote!(.allow_reserved()));
    let json = field.json.then(|| quote!(.json()));
    quote!(rt::FormField::new(#name) #style #explode #reserved #json)
}
