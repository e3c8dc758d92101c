//! Takes out code that never runs: how a view wakes by parts, while others are still on their way. A page here wakes in
//! one go, once its program is there; but every type of view carries both ways, and no linker can tell that one is idle.

use std::collections::HashSet;
use std::ops::Range;

use anyhow::{Context, Result, ensure};
use wasmparser::{BinaryReader, KnownCustom, Name, Parser, Payload, RelocSectionReader, TypeRef};

/// A part of the names of the functions by which every view begins to wake by parts; what they alone call goes with them.
/// Not of any function of such a name: the compiler has folded some of them with ones that do run.
const IDLE: &str = "8into_any13hydrate_async17h";
/// What is left of each: no locals, a trap, the rest filled up, so that nothing moves.
const LOCALS: u8 = 0x00;
const TRAP: u8 = 0x00;
const NOTHING: u8 = 0x01;
const END: u8 = 0x0b;

/// The program without the bodies of idle functions, and without the links that led out of them.
pub fn taken_out(mut program: Vec<u8>) -> Result<Vec<u8>> {
    let found = Found::read(&program)?;
    let idle: Vec<Range<usize>> = found
        .bodies
        .iter()
        .filter(|(index, _)| found.idle.contains(index))
        .map(|(_, body)| body.clone())
        .collect();
    ensure!(!idle.is_empty(), "no function is called {IDLE}: it has another name now");
    for body in &idle {
        let bytes = &mut program[body.clone()];
        bytes.fill(NOTHING);
        bytes[0] = LOCALS;
        bytes[1] = TRAP;
        bytes[body.len() - 1] = END;
    }
    let links = without(&program[found.links.clone()], found.code, &idle)?;
    let mut result = program[..found.links_header].to_vec();
    result.push(0);
    number(&mut result, links.len());
    result.extend(links);
    result.extend(&program[found.links.end..]);
    Ok(result)
}

/// Where things lie in a program.
struct Found {
    idle: HashSet<u32>,
    bodies: Vec<(u32, Range<usize>)>,
    /// The first byte of the section of code: links count from there.
    code: usize,
    /// The section of links out of code, and its first byte with kind and size.
    links: Range<usize>,
    links_header: usize,
}

impl Found {
    fn read(program: &[u8]) -> Result<Self> {
        let (mut imported, mut bodies, mut idle) = (0, vec![], HashSet::new());
        let (mut code, mut links, mut links_header, mut end) = (None, None, 0, 8_usize);
        for payload in Parser::new(0).parse_all(program) {
            let payload = payload?;
            match &payload {
                Payload::ImportSection(imports) => {
                    for import in imports.clone().into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionStart { range, .. } => code = Some(usize::try_from(range.start)?),
                Payload::CodeSectionEntry(body) => {
                    let index = imported + u32::try_from(bodies.len())?;
                    bodies.push((index, span(body.range())?));
                }
                Payload::CustomSection(section) if section.name() == "reloc.CODE" => {
                    links = Some(span(section.range())?);
                    links_header = end;
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(names) = section.as_known() {
                        idle.extend(named(names)?);
                    }
                }
                _ => {}
            }
            if let Some((_, range)) = payload.as_section() {
                end = usize::try_from(range.end)?;
            }
        }
        let code = code.context("the program has no code")?;
        let links = links.context("the program is not linked with --emit-relocs")?;
        Ok(Self { idle, bodies, code, links, links_header })
    }
}

fn named(names: wasmparser::NameSectionReader<'_>) -> Result<Vec<u32>> {
    let mut idle = vec![];
    for part in names {
        // Parts of an unknown kind name no functions.
        let Ok(Name::Function(functions)) = part else { continue };
        for function in functions {
            let function = function?;
            if function.name.contains(IDLE) {
                idle.push(function.index);
            }
        }
    }
    Ok(idle)
}

/// The section of links without those that begin inside of `gone`.
fn without(section: &[u8], code: usize, gone: &[Range<usize>]) -> Result<Vec<u8>> {
    let mut reader = BinaryReader::new(section, 0);
    let name = reader.read_string()?.to_owned();
    let start = usize::try_from(reader.original_position())?;
    let entries = RelocSectionReader::new(BinaryReader::new(&section[start..], 0))?;
    let of = usize::try_from(entries.section_index())?;
    let mut at: Vec<usize> = vec![];
    let mut keep = vec![];
    for entry in entries.entries().into_iter_with_offsets() {
        let (offset, entry) = entry?;
        let place = code + entry.relocation_range()?.start;
        let next = gone.get(gone.partition_point(|body| body.end <= place));
        at.push(start + usize::try_from(offset)?);
        keep.push(!next.is_some_and(|body| body.contains(&place)));
    }
    at.push(section.len());
    let mut result = vec![];
    number(&mut result, name.len());
    result.extend(name.as_bytes());
    number(&mut result, of);
    number(&mut result, keep.iter().filter(|keep| **keep).count());
    for (at, keep) in at.windows(2).zip(keep) {
        if keep {
            result.extend(&section[at[0]..at[1]]);
        }
    }
    Ok(result)
}

fn span(range: Range<u64>) -> Result<Range<usize>> {
    Ok(usize::try_from(range.start)?..usize::try_from(range.end)?)
}

/// LEB128, as every count of the format is.
fn number(bytes: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            return bytes.push(low);
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Links of kind 0, to function 7, from these places in the code.
    fn links(places: &[u8]) -> Vec<u8> {
        let mut section = vec![10];
        section.extend(b"reloc.CODE");
        section.push(3);
        section.push(u8::try_from(places.len()).unwrap());
        section.extend(places.iter().flat_map(|place| [0, *place, 7]));
        section
    }

    #[test]
    fn links_out_of_idle_code_go_and_the_others_stay_as_they_were() {
        let code = 100;
        let gone = [code + 18..code + 25, code + 40..code + 44];
        assert_eq!(without(&links(&[5, 20, 30, 41, 50]), code, &gone).unwrap(), links(&[5, 30, 50]));
        assert_eq!(without(&links(&[5, 30]), code, &gone).unwrap(), links(&[5, 30]));
    }

    #[test]
    fn counts_are_written_in_seven_bits() {
        let mut bytes = vec![];
        for value in [0, 127, 128, 300] {
            number(&mut bytes, value);
        }
        assert_eq!(bytes, [0, 127, 0x80, 1, 0xac, 2]);
    }
}
