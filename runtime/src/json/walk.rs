//! Skips values without reading them.

use super::lexer::Lexer;
use crate::format::decimal::plain_number;

impl Lexer<'_> {
    /// Skips a value, if it is plain in all its parts and not very deep.
    pub(crate) fn plain_value(&mut self) -> Option<()> {
        // One bit for each open object or array, with the innermost one last: 1 for an object.
        let (mut objects, mut depth) = (0_u64, 0);
        loop {
            match self.byte()? {
                opening @ (b'{' | b'[') if depth < 64 => {
                    self.at += 1;
                    let is_object = opening == b'{';
                    objects = objects << 1 | u64::from(is_object);
                    depth += 1;
                    let next = self.byte()?;
                    if next != opening + 2 {
                        if is_object {
                            self.member_name(next)?;
                        }
                        continue;
                    }
                }
                b'"' => _ = self.plain_string()?,
                b'-' | b'0'..=b'9' => self.at += plain_number(self.bytes())?,
                _ => self.plain_literal()?,
            }
            // After a value, this closes every array and object that ends here, and moves to the
            // next value.
            loop {
                if depth == 0 {
                    return Some(());
                }
                let is_object = objects & 1 == 1;
                match self.byte()? {
                    b',' => {
                        self.at += 1;
                        let next = self.byte()?;
                        if is_object {
                            self.member_name(next)?;
                        }
                        break;
                    }
                    b'}' if is_object => {}
                    b']' if !is_object => {}
                    _ => return None,
                }
                self.at += 1;
                objects >>= 1;
                depth -= 1;
            }
        }
    }

    fn member_name(&mut self, next: u8) -> Option<()> {
        if next != b'"' {
            return None;
        }
        self.plain_name().map(|_| ())
    }

    fn plain_literal(&mut self) -> Option<()> {
        let literals: [&[u8]; 3] = [b"null", b"true", b"false"];
        let found = literals.iter().any(|literal| self.literal(literal));
        found.then_some(())
    }
}
