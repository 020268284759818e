//! Parts, version `1`.

pub mod types {
    //! The schemas of the document.
    mod basket {
        use copperplate_runtime as rt;
        use super::OrderLinesItem;
        /// The schema `Basket`.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Basket {
            /// The member `first`.
            pub first: OrderLinesItem,
        }
        static BASKET_MEMBERS: [rt::Member; 1] = [rt::Member::required("first")];
        impl rt::Decode for Basket {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&BASKET_MEMBERS)?;
                let mut first = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => first = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { first: first? })
            }
        }
        impl rt::Encode for Basket {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&BASKET_MEMBERS);
                members.value(&self.first);
                members.finish();
            }
        }
        impl rt::Validate for Basket {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&BASKET_MEMBERS[0], &self.first);
            }
        }
    }
    mod order {
        use copperplate_runtime as rt;
        /// The schema `Order`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Order {
            /// The member `lines`.
            pub lines: Option<Vec<OrderLinesItem>>,
        }
        static ORDER_MEMBERS: [rt::Member; 1] = [rt::Member::optional("lines")];
        impl rt::Decode for Order {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ORDER_MEMBERS)?;
                let mut lines = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => lines = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { lines })
            }
        }
        impl rt::Encode for Order {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ORDER_MEMBERS);
                members.value(&self.lines);
                members.finish();
            }
        }
        impl rt::Validate for Order {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&ORDER_MEMBERS[0], &self.lines);
            }
        }
        /// What `item` of `Order.lines` is.
        #[derive(Clone, Debug, PartialEq)]
        pub struct OrderLinesItem {
            /// The member `sku`.
            pub sku: String,
        }
        static ORDER_LINES_ITEM_MEMBERS: [rt::Member; 1] = [rt::Member::required("sku")];
        impl rt::Decode for OrderLinesItem {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&ORDER_LINES_ITEM_MEMBERS)?;
                let mut sku = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => sku = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { sku: sku? })
            }
        }
        impl rt::Encode for OrderLinesItem {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&ORDER_LINES_ITEM_MEMBERS);
                members.value(&self.sku);
                members.finish();
            }
        }
        impl rt::Validate for OrderLinesItem {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    pub use basket::Basket;
    pub use order::{Order, OrderLinesItem};
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Basket, Order, OrderLinesItem);
}
