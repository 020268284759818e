//! `xml.rs`: the XML of types, as constants.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::{XmlMember, XmlNode};
use crate::plan::{Plan, XmlPlan};
use crate::text::literal;

use super::tokens::{ident, xml_name};

pub(super) fn file(plan: &Plan) -> SourceFile {
    let mut items = vec![quote!(
        use copperplate_runtime as rt;
    )];
    items.extend(plan.xml.iter().map(declaration));
    SourceFile {
        path: "xml.rs".to_owned(),
        docs: vec!["The elements and attributes of types in bodies of XML.".to_owned()],
        items,
    }
}

fn declaration(plan: &XmlPlan) -> TokenStream {
    let (name, ty) = (ident(&plan.name), &plan.ty);
    let flags = [
        ("any", ty.any),
        ("null", ty.null),
        ("text", ty.text),
        ("number", ty.number),
        ("boolean", ty.boolean),
    ];
    let flags = flags
        .iter()
        .filter(|(_, is)| *is)
        .map(|(name, _)| ident(name));
    let items = ty.items.as_ref().map(|(name, of)| {
        let (name, of) = (xml_name(name), ident(of));
        quote!(.items(#name, &#of))
    });
    let members = ty.members.as_ref().map(|members| {
        let members = members.iter().map(member);
        quote!(.members(&[#(#members),*]))
    });
    let additional = ty.additional.as_ref().map(|of| {
        let of = ident(of);
        quote!(.additional(&#of))
    });
    let branches = (!ty.branches.is_empty()).then(|| {
        let branches = ty.branches.iter().map(|it| ident(it));
        quote!(.branches(&[#(&#branches),*]))
    });
    let tag = ty.tag.as_ref().map(|(property, values)| {
        let property = literal(property);
        let values = values.iter().map(|all| {
            let all = all.iter().map(|it| literal(it));
            quote!(&[#(#all),*])
        });
        quote!(.tagged(#property, &[#(#values),*]))
    });
    quote! {
        pub(super) static #name: rt::body::XmlType = rt::body::XmlType::new()
            #(.#flags())* #items #members #additional #branches #tag;
    }
}

fn member(member: &XmlMember<String>) -> TokenStream {
    let (json, of) = (literal(&member.json), ident(&member.of));
    let name = member.name.as_ref().map(|name| {
        let name = xml_name(name);
        quote!(#name,)
    });
    let kind = ident(match member.node {
        XmlNode::Element => "element",
        XmlNode::Attribute => "attribute",
        XmlNode::Text => "text",
        XmlNode::Cdata => "cdata",
        XmlNode::None => "inline",
    });
    let required = member.required.then(|| quote!(.required()));
    quote!(rt::body::XmlMember::#kind(#json, #name &#of) #required)
}
