//! Names, version `1`.

pub mod types {
    //! The schemas of the document.
    mod big_thing {
        use copperplate_runtime as rt;
        /// The schema `BigThing`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct BigThing {
            /// The member `max_size`.
            pub max_size: i64,
            /// The member `maxSize`.
            pub max_size_camel: String,
            /// The member `max-size`.
            pub max_size_kebab: bool,
            /// The member `order`.
            pub order: Option<BigThingOrder>,
        }
        static BIG_THING_MEMBERS: [rt::Member; 4] = [
            rt::Member::required("max_size"),
            rt::Member::required("maxSize"),
            rt::Member::required("max-size"),
            rt::Member::optional("order"),
        ];
        impl rt::Decode for BigThing {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&BIG_THING_MEMBERS)?;
                let mut max_size = None;
                let mut max_size_camel = None;
                let mut max_size_kebab = None;
                let mut order = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => max_size = members.value(),
                        1 => max_size_camel = members.value(),
                        2 => max_size_kebab = members.value(),
                        3 => order = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self {
                    max_size: max_size?,
                    max_size_camel: max_size_camel?,
                    max_size_kebab: max_size_kebab?,
                    order,
                })
            }
        }
        impl rt::Encode for BigThing {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&BIG_THING_MEMBERS);
                members.value(&self.max_size);
                members.value(&self.max_size_camel);
                members.value(&self.max_size_kebab);
                members.value(&self.order);
                members.finish();
            }
        }
        impl rt::Validate for BigThing {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&BIG_THING_MEMBERS[3], &self.order);
            }
        }
        /// What `order` of `BigThing` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum BigThingOrder {
            /// `created_at`
            CreatedAtSnake,
            /// `createdAt`
            CreatedAtCamel,
            /// `Created_At`
            CreatedAt,
        }
        rt::choice! {
            BigThingOrder, CreatedAtSnake = "created_at", CreatedAtCamel = "createdAt",
            CreatedAt = "Created_At"
        }
        /// The schema `big-thing`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum BigThingKebab {
            /// `a`
            ALower,
            /// `A`
            A,
        }
        rt::choice! {
            BigThingKebab, ALower = "a", A = "A"
        }
        /// The schema `big_thing`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct BigThingSnake {
            /// The member `b`.
            pub b: Option<i64>,
        }
        static BIG_THING_SNAKE_MEMBERS: [rt::Member; 1] = [rt::Member::optional("b")];
        impl rt::Decode for BigThingSnake {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&BIG_THING_SNAKE_MEMBERS)?;
                let mut b = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => b = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { b })
            }
        }
        impl rt::Encode for BigThingSnake {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&BIG_THING_SNAKE_MEMBERS);
                members.value(&self.b);
                members.finish();
            }
        }
        impl rt::Validate for BigThingSnake {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    pub use big_thing::{BigThing, BigThingKebab, BigThingOrder, BigThingSnake};
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        BigThing, BigThingKebab, BigThingOrder, BigThingSnake
    );
}
