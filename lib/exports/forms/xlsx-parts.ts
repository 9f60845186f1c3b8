import { plainNumber } from '@/lib/listing/csv'

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const package_ = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Decimals that a number's format can show; also the most that the protocol knows. */
const decimalsMax = 18

/** Digits that Excel keeps of a number. */
const digitsMax = 15

export const sheetHead = `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
export const sheetTail = '</sheetData></worksheet>'

/** A text as a cell: never a formula, whatever it begins with. */
export function textCell(text: string): string {
  return text === ''
    ? '<c/>'
    : `<c t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`
}

/** A decimal as a number where Excel keeps all of its digits, shown with its own decimals; else as a text. */
export function decimalCell(text: string): string {
  const digits = text.replace(/^-?0*\.?0*|\./g, '')
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  if (!plainNumber.test(text) || digits.length > digitsMax || decimals > decimalsMax) return textCell(text)
  return `<c s="${decimals + 1}"><v>${text}</v></c>`
}

/** The parts beside the sheets, by name. */
export function partsOf(sheets: string[]): [name: string, text: string][] {
  const numbered = sheets.map((name, index) => ({ name, number: index + 1 }))
  return [
    [
      '[Content_Types].xml',
      `${xml}<Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${numbered.map(({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${xml}<Relationships xmlns="${package_}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbered.map(({ name, number }) => `<sheet name="${escapeText(name)}" sheetId="${number}" r:id="rId${number}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${xml}<Relationships xmlns="${package_}/relationships">${numbered.map(({ number }) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles()],
  ]
}

/** Style 0 is plain; style n + 1 shows n decimals. */
function styles(): string {
  const all = Array.from({ length: decimalsMax + 1 }, (_, decimals) => decimals)
  const format = (decimals: number) => (decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`)
  return `${xml}<styleSheet xmlns="${main}"><numFmts count="${all.length}">${all.map(n => `<numFmt numFmtId="${164 + n}" formatCode="${format(n)}"/>`).join('')}</numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${all.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${all.map(n => `<xf numFmtId="${164 + n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** As XML, with what XML cannot hold written as Excel does (`_x0007_`), and what looks like that as itself. */
function escapeText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, sign => entities[sign]!)
    .replace(controls, sign => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are what XML cannot hold
const controls = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\r]/g
