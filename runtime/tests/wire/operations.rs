//! An operation with parameters at each location.

use copperplate_runtime as rt;
use rt::Report;

/// A request with parameters at each location.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    pub name: String,
    pub kinds: Vec<String>,
    pub text: Option<String>,
    pub ids: Option<Vec<i64>>,
    pub tags: Option<Vec<String>>,
    pub label: Option<String>,
    pub marks: Option<Vec<String>>,
    pub session: Option<String>,
    pub choices: Option<Vec<String>>,
}

static NAME: rt::parameter::Parameter = rt::parameter::Parameter::path("name");
static KINDS: rt::parameter::Parameter = rt::parameter::Parameter::path("kinds");
static TEXT: rt::parameter::Parameter = rt::parameter::Parameter::query("free text");
static IDS: rt::parameter::Parameter = rt::parameter::Parameter::query("id");
static TAGS: rt::parameter::Parameter = rt::parameter::Parameter::query("tags").explode(false);
static LABEL: rt::parameter::Parameter = rt::parameter::Parameter::header("X-Label");
static MARKS: rt::parameter::Parameter = rt::parameter::Parameter::header("X-Marks");
static SESSION: rt::parameter::Parameter = rt::parameter::Parameter::cookie("session");
static CHOICES: rt::parameter::Parameter =
    rt::parameter::Parameter::cookie("choices").explode(false);

impl rt::message::WriteRequest for Search {
    fn write(&self, to: &mut rt::message::RequestWriter) {
        to.parameter(&NAME, &self.name);
        to.parameter(&KINDS, &self.kinds);
        to.optional(&TEXT, &self.text);
        to.optional(&IDS, &self.ids);
        to.optional(&TAGS, &self.tags);
        to.optional(&LABEL, &self.label);
        to.optional(&MARKS, &self.marks);
        to.optional(&SESSION, &self.session);
        to.optional(&CHOICES, &self.choices);
    }
}

impl rt::message::ReadRequest for Search {
    fn read(from: &mut rt::message::RequestReader<'_>) -> Option<Self> {
        let name = from.parameter(&NAME);
        let kinds = from.parameter(&KINDS);
        let text = from.optional(&TEXT);
        let ids = from.optional(&IDS);
        let tags = from.optional(&TAGS);
        let label = from.optional(&LABEL);
        let marks = from.optional(&MARKS);
        let session = from.optional(&SESSION);
        let choices = from.optional(&CHOICES);
        Some(Self {
            name: name?,
            kinds: kinds?,
            text,
            ids,
            tags,
            label,
            marks,
            session,
            choices,
        })
    }
}

impl rt::Validate for Search {
    fn check(&self, _: &mut Report, _: &rt::schema::Schema) {}
}

/// A response with a required header and an optional list.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub count: i64,
    pub marks: Option<Vec<String>>,
    pub body: String,
}

static COUNT: rt::parameter::Parameter = rt::parameter::Parameter::header("X-Count");

impl rt::message::WriteResponse for Found {
    fn write(&self, to: &mut rt::message::ResponseWriter) {
        to.status(200);
        to.parameter(&COUNT, &self.count);
        to.optional(&MARKS, &self.marks);
        to.body(&rt::body::JSON, &self.body);
    }
}

impl rt::message::ReadResponse for Found {
    fn read(from: &mut rt::message::ResponseReader<'_>) -> Option<Self> {
        if from.status() != 200 {
            return from.undocumented();
        }
        let count = from.parameter(&COUNT);
        let marks = from.optional(&MARKS);
        let body = from.body(&rt::body::JSON);
        Some(Self {
            count: count?,
            marks,
            body: body?,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Missing;

impl rt::message::WriteResponse for Missing {
    fn write(&self, to: &mut rt::message::ResponseWriter) {
        to.status(404);
    }
}

impl rt::message::ReadResponse for Missing {
    fn read(from: &mut rt::message::ResponseReader<'_>) -> Option<Self> {
        match from.status() {
            404 => Some(Self),
            _ => from.undocumented(),
        }
    }
}

impl std::fmt::Display for Missing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("404")
    }
}

impl std::error::Error for Missing {}

macro_rules! operation {
    ($name:ident, $path:literal) => {
        #[derive(Debug, PartialEq)]
        pub struct $name;

        impl rt::Operation for $name {
            const INFO: rt::operation::OperationInfo =
                rt::operation::OperationInfo::new("search", rt::operation::MethodName::GET, $path);
            type Request = Search;
            type Response = Found;
            type Error = Missing;
        }
    };
}

operation!(Plain, "/v/{name}/{kinds}");
operation!(Around, "/v/{name}...{kinds}");
operation!(Fixed, "/v/{name}/{kinds}?beta=true");
