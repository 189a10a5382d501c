//! The container of a workbook: sheets written row by row into a zip, their texts once at the end.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::rc::Rc;

use zip::ZipWriter;
use zip::result::ZipError;

use crate::domain::calendar::Moment;
use crate::format::exports::chunks::{Chunks, Give};
use crate::format::exports::workbook::cell::{Cell, escape};
use crate::format::handover::packing;

/// Rows that a spreadsheet takes, less the head.
const MOST_ROWS: usize = 1_048_575;

/// A column: its head and its width in letters.
pub(super) type Column = (&'static str, u8);

/// A sheet being written.
struct Sheet {
    name: String,
    /// Which of the sheets of this name it is, from 1.
    part: usize,
    columns: Vec<Column>,
    /// The number of its last row; the head is row 1.
    last: usize,
}

/// A workbook being written.
pub(super) struct Book<'a> {
    zip: ZipWriter<Chunks<'a>>,
    sheet: Option<Sheet>,
    /// Name of each sheet, and the cells that its filter covers.
    sheets: Vec<(String, String)>,
    texts: Texts,
    /// One row, kept so that its memory is used again.
    line: String,
}

/// Every text of the workbook once, in the order in which they first came.
#[derive(Default)]
struct Texts {
    places: BTreeMap<Rc<str>, usize>,
    all: Vec<Rc<str>>,
    uses: usize,
}

impl Texts {
    fn place(&mut self, text: &str) -> usize {
        self.uses += 1;
        if let Some(&place) = self.places.get(text) {
            return place;
        }
        let text: Rc<str> = Rc::from(text);
        let place = self.all.len();
        self.places.insert(Rc::clone(&text), place);
        self.all.push(text);
        place
    }
}

impl<'a> Book<'a> {
    /// An empty workbook.
    pub(super) fn new(give: Give<'a>) -> Result<Self, ZipError> {
        let mut book = Self {
            zip: ZipWriter::new(Chunks::new(give)),
            sheet: None,
            sheets: Vec::new(),
            texts: Texts::default(),
            line: String::new(),
        };
        book.member("_rels/.rels", RELS)?;
        book.member("xl/styles.xml", STYLES)?;
        Ok(book)
    }

    fn member(&mut self, name: &str, text: &str) -> Result<(), ZipError> {
        self.zip.start_file(name, packing())?;
        self.zip.write_all(text.as_bytes())?;
        Ok(())
    }

    /// Adds a whole sheet.
    pub(super) fn sheet<'r>(
        &mut self,
        name: &str,
        columns: &[Column],
        rows: impl Iterator<Item = Vec<Cell<'r>>>,
    ) -> Result<(), ZipError> {
        self.begin(name.to_owned(), columns)?;
        for row in rows {
            self.put(row)?;
        }
        self.end()
    }

    /// Begins a sheet, to which rows are added one by one.
    pub(super) fn begin(&mut self, name: String, columns: &[Column]) -> Result<(), ZipError> {
        self.sheet = Some(Sheet {
            name,
            part: 1,
            columns: columns.to_vec(),
            last: 1,
        });
        self.head()
    }

    /// Adds a row. What has more rows than a spreadsheet takes goes on in another sheet, `Notes 2`.
    pub(super) fn put(&mut self, row: Vec<Cell<'_>>) -> Result<(), ZipError> {
        if self
            .sheet
            .as_ref()
            .is_some_and(|sheet| sheet.last > MOST_ROWS)
        {
            self.foot()?;
            if let Some(sheet) = &mut self.sheet {
                sheet.part += 1;
                sheet.last = 1;
            }
            self.head()?;
        }
        let Some(sheet) = &mut self.sheet else {
            return Ok(());
        };
        sheet.last += 1;
        let number = sheet.last;
        let styled = row.into_iter().map(|cell| {
            let style = cell.style();
            (cell, style)
        });
        self.row(number, styled)
    }

    /// Ends the sheet, where one was begun.
    pub(super) fn end(&mut self) -> Result<(), ZipError> {
        self.foot()?;
        self.sheet = None;
        Ok(())
    }

    fn head(&mut self) -> Result<(), ZipError> {
        let sheet = self.sheet.as_ref();
        let columns = sheet.map(|sheet| sheet.columns.clone()).unwrap_or_default();
        let file = format!("xl/worksheets/sheet{}.xml", self.sheets.len() + 1);
        self.member(&file, SHEET_HEAD)?;
        for (at, (_, width)) in columns.iter().enumerate() {
            let n = at + 1;
            self.line.clear();
            // Writing to a String cannot fail, here and below.
            let _always_ok = write!(
                self.line,
                "<col min=\"{n}\" max=\"{n}\" width=\"{width}\" customWidth=\"1\"/>"
            );
            self.zip.write_all(self.line.as_bytes())?;
        }
        self.zip.write_all(b"</cols><sheetData>")?;
        let heads = columns.iter().map(|(head, _)| (Cell::text(head), HEAD));
        self.row(1, heads)
    }

    fn foot(&mut self) -> Result<(), ZipError> {
        let Some(sheet) = &self.sheet else {
            return Ok(());
        };
        let name = match sheet.part {
            1 => sheet.name.clone(),
            part => format!("{} {part}", sheet.name),
        };
        let last = sheet.last;
        let end = letters(sheet.columns.len().saturating_sub(1));
        self.line.clear();
        let _always_ok = write!(
            self.line,
            "</sheetData><autoFilter ref=\"A1:{end}{last}\"/><ignoredErrors>\
             <ignoredError sqref=\"A1:{end}{last}\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>"
        );
        self.zip.write_all(self.line.as_bytes())?;
        self.sheets.push((name, format!("$A$1:${end}${last}")));
        Ok(())
    }

    fn row<'r>(
        &mut self,
        number: usize,
        cells: impl Iterator<Item = (Cell<'r>, u8)>,
    ) -> Result<(), ZipError> {
        self.line.clear();
        let _always_ok = write!(self.line, "<row r=\"{number}\">");
        for (at, (cell, style)) in cells.enumerate() {
            let text: &str = match &cell {
                Cell::Text(text) => text,
                Cell::Wrapped(text) => text,
                Cell::Empty
                | Cell::Whole(_)
                | Cell::Decimal(_)
                | Cell::Percent(_)
                | Cell::Day(_)
                | Cell::Clock(_)
                | Cell::Length(_) => "",
            };
            let (kind, value) = match (cell.number(), text) {
                (Some(number), _) => ("", number),
                (None, "") => continue,
                (None, text) => (" t=\"s\"", self.texts.place(text).to_string()),
            };
            let column = letters(at);
            let _always_ok = write!(
                self.line,
                "<c r=\"{column}{number}\" s=\"{style}\"{kind}><v>{value}</v></c>"
            );
        }
        self.line.push_str("</row>");
        self.zip.write_all(self.line.as_bytes())?;
        Ok(())
    }

    /// Ends the workbook, which bears this moment as the time of its making.
    pub(super) fn finish(mut self, created: Option<Moment>) -> Result<(), ZipError> {
        self.shared_strings()?;
        let workbook = self.workbook_xml();
        self.member("xl/workbook.xml", &workbook)?;
        let related = self.workbook_rels();
        self.member("xl/_rels/workbook.xml.rels", &related)?;
        self.member("docProps/core.xml", &core_xml(created))?;
        let types = self.content_types();
        self.member("[Content_Types].xml", &types)?;
        self.zip.finish()?.give_all();
        Ok(())
    }

    fn shared_strings(&mut self) -> Result<(), ZipError> {
        let (uses, unique) = (self.texts.uses, self.texts.all.len());
        let head = format!("{XML}<sst xmlns=\"{MAIN}\" count=\"{uses}\" uniqueCount=\"{unique}\">");
        self.member("xl/sharedStrings.xml", &head)?;
        for text in &self.texts.all {
            self.line.clear();
            self.line.push_str("<si><t xml:space=\"preserve\">");
            escape(text, &mut self.line);
            self.line.push_str("</t></si>");
            self.zip.write_all(self.line.as_bytes())?;
        }
        self.zip.write_all(b"</sst>")?;
        Ok(())
    }

    fn workbook_xml(&self) -> String {
        let mut sheets = String::new();
        let mut names = String::new();
        for (at, (name, cells)) in self.sheets.iter().enumerate() {
            let n = at + 1;
            let _always_ok = write!(
                sheets,
                "<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>"
            );
            let _always_ok = write!(
                names,
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{name}'!{cells}</definedName>"
            );
        }
        format!(
            "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATED}\"><bookViews><workbookView/></bookViews>\
             <sheets>{sheets}</sheets><definedNames>{names}</definedNames></workbook>"
        )
    }

    fn workbook_rels(&self) -> String {
        let mut text = format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">");
        let sheets =
            (1..=self.sheets.len()).map(|n| ("worksheet", format!("worksheets/sheet{n}.xml")));
        let others = [
            ("styles", "styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ];
        let all = sheets.chain(others.map(|(kind, file)| (kind, file.to_owned())));
        for (at, (kind, file)) in all.enumerate() {
            let n = at + 1;
            let _always_ok = write!(
                text,
                "<Relationship Id=\"rId{n}\" Type=\"{RELATED}/{kind}\" Target=\"{file}\"/>"
            );
        }
        text + "</Relationships>"
    }

    fn content_types(&self) -> String {
        let mut text = format!("{XML}{TYPES}");
        for n in 1..=self.sheets.len() {
            let _always_ok = write!(
                text,
                "<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{SPREADSHEET}.worksheet+xml\"/>"
            );
        }
        text + "</Types>"
    }
}

/// The letters of a column, from 0: `A` to `Z`, then `AA`.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => last.to_string(),
        more => letters(more - 1) + &last.to_string(),
    }
}

fn core_xml(created: Option<Moment>) -> String {
    let utc = created.map(|m| Moment::clamped(m.epoch_ms(), 0));
    let at = utc.map_or_else(
        || "2000-01-01T00:00:00Z".to_owned(),
        |m| format!("{}T{}Z", m.date(), m.time_of_day()),
    );
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:creator>Alongside</dc:creator>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:modified></cp:coreProperties>"
    )
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const RELS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>"#;

const SHEET_HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>"#;

/// The style of the head; the others are named in `Cell::style`.
const HEAD: u8 = 1;

/// Styles by their place: 0 plain, 1 head, 2 text, 3 text in lines, 4 whole, 5 decimal, 6 percent,
/// 7 date, 8 time of day, 9 length.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="166" formatCode="hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3EFEC"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="46" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#;
