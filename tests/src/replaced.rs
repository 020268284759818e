//! Types of a service in place of generated ones, written as a service would.

use std::fmt;
use std::str::FromStr;

use copperplate_runtime as rt;
use rt::json::{Reader, Writer};
use rt::schema::Schema;
use rt::{Decode, Encode, Json, Report, Validate};

/// An amount in the smallest unit of a currency. Its JSON is an object with a decimal string.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// Hundredths.
    pub cents: u64,
    /// The code of the currency.
    pub currency: String,
}

impl Money {
    fn of(json: &Json) -> Option<Self> {
        let Json::Object(members) = json else {
            return None;
        };
        let text = |name: &str| members.get(name).and_then(Json::as_str);
        let cents: String = text("amount")?.chars().filter(|it| *it != '.').collect();
        Some(Self {
            cents: cents.parse().ok()?,
            currency: text("currency")?.to_owned(),
        })
    }

    fn json(&self) -> Json {
        let amount = format!("{}.{:02}", self.cents / 100, self.cents % 100);
        let members = [
            ("amount".to_owned(), Json::String(amount)),
            ("currency".to_owned(), Json::String(self.currency.clone())),
        ];
        Json::Object(members.into_iter().collect())
    }
}

/// The runtime evaluates the schema as well, so this only checks further rules.
impl Decode for Money {
    fn decode(input: &mut Reader<'_>, _: &'static Schema) -> Option<Self> {
        let json = Json::decode(input, &rt::schema::ANY)?;
        let money = Self::of(&json);
        let digits = |it: &Json| match it {
            Json::Object(members) => members.get("amount").is_some_and(|it| {
                let text = it.as_str().unwrap_or_default();
                text.len() > 19
            }),
            _ => false,
        };
        if money.is_none() && digits(&json) {
            input.report().push("format", "must fit 64 bits");
        }
        money
    }
}

impl Encode for Money {
    fn encode(&self, output: &mut Writer, _: &Schema) {
        self.json().encode(output, &rt::schema::ANY);
    }
}

impl Validate for Money {
    fn check(&self, _: &mut Report, _: &Schema) {}
}

/// An account number in capital letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Iban(String);

impl FromStr for Iban {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let plain = |it: char| it.is_ascii_uppercase() || it.is_ascii_digit();
        let good = text.len() > 2 && text.chars().all(plain);
        good.then(|| Self(text.to_owned())).ok_or(())
    }
}

impl fmt::Display for Iban {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

rt::text_type!(Iban, "an IBAN");

/// An urgency; it has more values than the document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Urgency(pub String);

impl FromStr for Urgency {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Urgency {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

rt::text_type!(Urgency, "a word");
