//! Matches patterns with backreferences by backtracking, within a limit of steps.

use crate::TooLong;
use crate::program::{Assertion, Code, Inst, Program, boundary, contains};

/// The maximum number of instructions for one text: a fraction of a second.
const STEPS: u64 = 5_000_000;

/// Searches a text for the pattern.
pub(crate) fn is_match(program: &Program, text: &str) -> Result<bool, TooLong> {
    let text: Vec<char> = text.chars().collect();
    let mut run = Run {
        program,
        text: &text,
        slots: vec![None; program.groups * 2],
        marks: vec![None; program.marks],
        steps: STEPS,
    };
    for at in 0..=text.len() {
        run.slots.fill(None);
        if run.matches(&program.main, at)? {
            return Ok(true);
        }
    }
    Ok(false)
}

struct Run<'a> {
    program: &'a Program,
    text: &'a [char],
    /// Start and end of each group.
    slots: Vec<Option<usize>>,
    /// The position at which each repetition began its last pass.
    marks: Vec<Option<usize>>,
    steps: u64,
}

/// A way to continue after a mismatch.
enum Undo {
    /// Try another way.
    Try(usize, usize),
    /// Restore a slot.
    Slot(usize, Option<usize>),
    /// Restore a mark.
    Mark(usize, Option<usize>),
}

impl Run<'_> {
    /// Matches a code from a position. The groups keep their texts on success.
    fn matches(&mut self, code: &Code, from: usize) -> Result<bool, TooLong> {
        let mut stack = vec![Undo::Try(code.start, from)];
        while let Some(undo) = stack.pop() {
            match undo {
                Undo::Slot(slot, value) => set(&mut self.slots, slot, value),
                Undo::Mark(mark, value) => set(&mut self.marks, mark, value),
                Undo::Try(pc, at) => {
                    if self.attempt(code, pc, at, &mut stack)? {
                        return Ok(true);
                    }
                }
            }
        }
        Ok(false)
    }

    /// Follows one alternative to its end.
    fn attempt(
        &mut self,
        code: &Code,
        mut pc: usize,
        mut at: usize,
        stack: &mut Vec<Undo>,
    ) -> Result<bool, TooLong> {
        loop {
            self.spend(1)?;
            let next = match code.insts.get(pc) {
                Some(Inst::Match) => return Ok(true),
                // Only simulations count.
                Some(Inst::Count(_)) | None => None,
                Some(Inst::Split(one, other)) => {
                    stack.push(Undo::Try(*other, at));
                    Some((*one, at))
                }
                Some(Inst::Class(class, next)) => self
                    .character(*class, at, code.backward)
                    .map(|at| (*next, at)),
                Some(Inst::Back(group, next)) => {
                    self.again(*group, at, code.backward)?.map(|at| (*next, at))
                }
                Some(Inst::Assert(assertion, next)) => {
                    self.holds(*assertion, at, stack)?.then_some((*next, at))
                }
                Some(Inst::Save(slot, next)) => {
                    self.save(*slot, Some(at), stack);
                    Some((*next, at))
                }
                Some(Inst::Reset(groups, next)) => {
                    for slot in groups.start * 2..groups.end * 2 {
                        self.save(slot, None, stack);
                    }
                    Some((*next, at))
                }
                Some(Inst::Mark(mark, next)) => {
                    let before = self.marks.get(*mark).copied().flatten();
                    stack.push(Undo::Mark(*mark, before));
                    set(&mut self.marks, *mark, Some(at));
                    Some((*next, at))
                }
                Some(Inst::Progress(mark, next)) => {
                    let began = self.marks.get(*mark).copied().flatten();
                    (began != Some(at)).then_some((*next, at))
                }
            };
            match next {
                Some(next) => (pc, at) = next,
                None => return Ok(false),
            }
        }
    }

    fn spend(&mut self, steps: u64) -> Result<(), TooLong> {
        self.steps = self.steps.checked_sub(steps).ok_or(TooLong)?;
        Ok(())
    }

    fn save(&mut self, slot: usize, value: Option<usize>, stack: &mut Vec<Undo>) {
        let before = self.slots.get(slot).copied().flatten();
        stack.push(Undo::Slot(slot, before));
        set(&mut self.slots, slot, value);
    }

    /// The position after one character of a class.
    fn character(&self, class: usize, at: usize, backward: bool) -> Option<usize> {
        let (read, next) = match backward {
            true => (at.checked_sub(1)?, at - 1),
            false => (at, at + 1),
        };
        let class = self.program.classes.get(class)?;
        contains(class, *self.text.get(read)?).then_some(next)
    }

    /// The position after the text of a group. A group without a match yet has the empty text.
    fn again(&mut self, group: usize, at: usize, backward: bool) -> Result<Option<usize>, TooLong> {
        let slot = |slot: usize| self.slots.get(slot).copied().flatten();
        let (Some(start), Some(end)) = (slot(group * 2), slot(group * 2 + 1)) else {
            return Ok(Some(at));
        };
        let length = end.saturating_sub(start);
        self.spend(length as u64)?;
        let (from, next) = match backward {
            true => (at.checked_sub(length), at.checked_sub(length)),
            false => (Some(at), Some(at + length)),
        };
        let found = from.and_then(|from| self.text.get(from..from + length));
        let same = found.is_some() && found == self.text.get(start..end);
        Ok(next.filter(|_| same))
    }

    fn holds(
        &mut self,
        assertion: Assertion,
        at: usize,
        stack: &mut Vec<Undo>,
    ) -> Result<bool, TooLong> {
        Ok(match assertion {
            Assertion::Start => at == 0,
            Assertion::End => at == self.text.len(),
            Assertion::Boundary { negated } => boundary(self.text, at) != negated,
            Assertion::Look(look) => {
                let program = self.program;
                let Some(look) = program.looks.get(look) else {
                    return Ok(false);
                };
                self.spend(self.slots.len() as u64)?;
                let before = self.slots.clone();
                let found = self.matches(&look.code, at)?;
                if found && !look.negated {
                    // The groups keep their texts until this alternative fails.
                    let changed = before.iter().zip(&self.slots).enumerate();
                    let changed = changed.filter(|(_, (before, after))| before != after);
                    stack.extend(changed.map(|(slot, (before, _))| Undo::Slot(slot, *before)));
                } else {
                    self.slots = before;
                }
                found != look.negated
            }
        })
    }
}

fn set(all: &mut [Option<usize>], index: usize, value: Option<usize>) {
    if let Some(found) = all.get_mut(index) {
        *found = value;
    }
}
