//! The workbook as a row of records.

/// One record: its kind, and no more bytes than the file has.
pub(super) struct Record<'b> {
    pub kind: u16,
    pub data: &'b [u8],
}

pub(super) fn records(mut stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let (head, rest) = stream.split_at_checked(4)?;
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (data, rest) = rest.split_at_checked(length)?;
        stream = rest;
        Some(Record { kind: u16::from_le_bytes([head[0], head[1]]), data })
    })
}
