//! Matches look-around in linear time.
//!
//! The truth of an assertion at a position does not depend on the text read before. So a simulation
//! first computes each assertion at every position of the text: it reads towards the positions,
//! starts anew at each of them, and notes its ends. The pattern is then simulated in the same way,
//! with the assertions known. The time is the length of the text times the size of the pattern.
//! That product has a limit too, because both may be large.

use crate::TooLong;
use crate::count::Entries;
use crate::program::{Assertion, Code, Inst, Program, boundary, contains};

/// The maximum number of states inspected for one text: about half a second.
const STEPS: u64 = 100_000_000;

/// Searches a text for the pattern.
pub(crate) fn is_match(program: &Program, text: &str) -> Result<bool, TooLong> {
    let text: Vec<char> = text.chars().collect();
    let mut steps = STEPS;
    let mut known: Vec<Vec<bool>> = Vec::with_capacity(program.looks.len());
    for look in &program.looks {
        let mut holds = vec![look.negated; text.len() + 1];
        let mut run = Run::new(program, &look.code, &text, &known);
        run.places(&mut steps, |at| {
            if let Some(found) = holds.get_mut(at) {
                *found = !look.negated;
            }
            false
        })?;
        known.push(holds);
    }
    let mut found = false;
    Run::new(program, &program.main, &text, &known).places(&mut steps, |_| {
        found = true;
        true
    })?;
    Ok(found)
}

struct Run<'a> {
    program: &'a Program,
    code: &'a Code,
    text: &'a [char],
    known: &'a [Vec<bool>],
    /// The instructions waiting for the next character.
    states: Vec<usize>,
    /// The last position at which each instruction was reached, so that none is followed twice
    /// there.
    reached: Vec<usize>,
    pending: Vec<usize>,
    /// The entries of each counted repetition.
    entries: Vec<Entries>,
    /// The last position at which each counted repetition was added to the states.
    counting: Vec<usize>,
    /// The steps spent on entering them.
    entering: u64,
}

impl<'a> Run<'a> {
    fn new(program: &'a Program, code: &'a Code, text: &'a [char], known: &'a [Vec<bool>]) -> Self {
        Self {
            program,
            code,
            text,
            known,
            states: Vec::new(),
            reached: vec![usize::MAX; code.insts.len()],
            pending: Vec::new(),
            entries: vec![Entries::default(); code.counts.len()],
            counting: vec![usize::MAX; code.counts.len()],
            entering: 0,
        }
    }

    /// Reads the whole text and reports every position at which a match ends, until `found` returns
    /// true.
    fn places(
        &mut self,
        steps: &mut u64,
        mut found: impl FnMut(usize) -> bool,
    ) -> Result<(), TooLong> {
        let backward = self.code.backward;
        for step in 0..=self.text.len() {
            let at = if backward {
                self.text.len() - step
            } else {
                step
            };
            let read = match backward {
                true => self.text.get(at),
                false => at.checked_sub(1).and_then(|it| self.text.get(it)),
            };
            let mut ends = false;
            let before = std::mem::take(&mut self.states);
            // At the first position there are no states yet.
            for state in &before {
                if let (Some(inst), Some(read)) = (self.code.insts.get(*state), read) {
                    ends |= self.read(*state, inst, *read, at, step);
                }
            }
            ends |= self.follow(self.code.start, at, step);
            let looked = (before.len() + self.states.len() + 1) as u64;
            let looked = looked + std::mem::take(&mut self.entering);
            *steps = steps.checked_sub(looked).ok_or(TooLong)?;
            if ends && found(at) {
                break;
            }
        }
        Ok(())
    }

    /// Reads a character in one state, and returns true if the end is reached.
    fn read(&mut self, state: usize, inst: &Inst, read: char, at: usize, step: usize) -> bool {
        let program = self.program;
        let matches = |class: usize| {
            let class = program.classes.get(class);
            class.is_some_and(|it| contains(it, read))
        };
        match inst {
            Inst::Class(class, next) => matches(*class) && self.follow(*next, at, step),
            Inst::Count(index) => {
                let (count, entries) = (self.code.counts.get(*index), self.entries.get_mut(*index));
                let (Some(count), Some(entries)) = (count, entries) else {
                    return false;
                };
                let enough = entries.read(count, matches(count.class), step);
                if !entries.is_empty() {
                    self.count(state, *index, at);
                }
                enough && self.follow(count.next, at, step)
            }
            _ => false,
        }
    }

    /// Enters a counted repetition.
    fn enter(&mut self, state: usize, index: usize, at: usize, step: usize) {
        if let Some(entries) = self.entries.get_mut(index) {
            self.entering += entries.enter(step);
            self.count(state, index, at);
        }
    }

    /// Adds a counted repetition to the states, once.
    fn count(&mut self, state: usize, index: usize, at: usize) {
        if let Some(last) = self.counting.get_mut(index).filter(|it| **it != at) {
            *last = at;
            self.states.push(state);
        }
    }

    /// Follows all instructions that read nothing, and returns true if the end is reached.
    fn follow(&mut self, from: usize, at: usize, step: usize) -> bool {
        let mut ends = false;
        self.pending.push(from);
        while let Some(pc) = self.pending.pop() {
            match self.reached.get_mut(pc) {
                Some(last) if *last != at => *last = at,
                _ => continue,
            }
            match self.code.insts.get(pc) {
                Some(Inst::Class(..)) => self.states.push(pc),
                Some(Inst::Count(index)) => self.enter(pc, *index, at, step),
                Some(Inst::Split(one, other)) => self.pending.extend([*other, *one]),
                Some(Inst::Assert(assertion, next)) => {
                    if self.holds(*assertion, at) {
                        self.pending.push(*next);
                    }
                }
                Some(
                    Inst::Save(_, next)
                    | Inst::Reset(_, next)
                    | Inst::Mark(_, next)
                    | Inst::Progress(_, next),
                ) => self.pending.push(*next),
                Some(Inst::Match) => ends = true,
                // Programs with backreferences run on the other engine.
                Some(Inst::Back(..)) | None => {}
            }
        }
        ends
    }

    fn holds(&self, assertion: Assertion, at: usize) -> bool {
        match assertion {
            Assertion::Start => at == 0,
            Assertion::End => at == self.text.len(),
            Assertion::Boundary { negated } => boundary(self.text, at) != negated,
            Assertion::Look(look) => {
                let holds = self.known.get(look).and_then(|it| it.get(at));
                holds.copied().unwrap_or_default()
            }
        }
    }
}
