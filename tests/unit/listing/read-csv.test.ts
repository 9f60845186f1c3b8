import { describe, expect, test } from 'vitest'
import { readCsv } from '@/lib/listing/read-csv'

const terms = {
  columns: { required: ['id', 'name'], optional: ['note'], also: (name: string) => /^[A-Z]{3}$/.test(name) },
  rowsMax: 3,
  bytesMax: 500_000,
}
const read = (text: string | Buffer) => readCsv(Buffer.from(text as string), terms)
const rowsOf = (text: string) => read(text).rows.map(({ line, cells }) => [line, cells.id, cells.name])

describe('a CSV file', () => {
  test('is read by the names of its columns, whatever their order, byte order mark and line ends', () => {
    expect(rowsOf('id,name\n1,one\n2,two')).toEqual([
      [2, '1', 'one'],
      [3, '2', 'two'],
    ])
    expect(rowsOf('\uFEFFname , id\r\none,1\r\n\r\ntwo,2\r\n')).toEqual([
      [2, '1', 'one'],
      [4, '2', 'two'],
    ])
    expect(rowsOf('id,name\r1,one\r')).toEqual([[2, '1', 'one']])
    expect(rowsOf('id;name;EUR\n1;"one; or two, say";2')).toEqual([[2, '1', 'one; or two, say']])
    expect(read('id,name,EUR\n1,one,0.10').columns).toEqual(['id', 'name', 'EUR'])
  })

  test('names the line a row begins in, over quoted line ends and empty lines', () => {
    expect(rowsOf('id,name\r\n1,"o\r\nn\r\ne"\r\n,\r\n\r\n2,two\r\n')).toEqual([
      [2, '1', 'o\nn\ne'],
      [7, '2', 'two'],
    ])
  })

  test('is text and nothing else: formulas, blanks and control characters stay as they are', () => {
    expect(rowsOf('id,name\n=1+1,  +2 \n__proto__,a\tb\u0007')).toEqual([
      [2, '=1+1', '  +2 '],
      [3, '__proto__', 'a\tb\u0007'],
    ])
    expect(rowsOf('id,name\n"a ""b""",\'c\'')).toEqual([[2, 'a "b"', "'c'"]])
  })

  test.each([
    ['nothing at all', '', /The file is empty/],
    ['only line ends', '\r\n\r\n', /The file is empty/],
    ['a header alone', 'id,name\n', /no row below its header/],
    ['a column that is missing', 'id,note\n1,x', /Line 1: .*name is missing/],
    ['a column nobody knows', 'id,name,colour\n1,one,red', /Line 1: no column is called "colour"/],
    ['a column that stands there twice', 'id,name,id\n1,one,2', /Line 1: the column "id" stands there twice/],
    ['a column without a name', 'id,name,\n1,one,', /Line 1: no column is called ""/],
    ['a row that is too short', 'id,name\n1,one\n2', /Line 3: 1 cells, where the header has 2/],
    ['a row that is too long', 'id,name\n1,one,uno', /Line 2: 3 cells/],
    ['a quotation mark without an end', 'id,name\n1,one\n2,"two\n3,three', /Line 3: .*never closed/],
    ['text behind a quotation mark', 'id,name\n1,"one"x', /Line 2: .*behind a closing/],
    ['a quotation mark inside a cell', 'id,name\n1,o"ne', /Line 2: a quotation mark inside/],
    ['a row without end', `id,name\n1,${'x'.repeat(120_000)}`, /Line 2: the row is longer/],
    ['more rows than asked for', 'id,name\n1,a\n2,b\n3,c\n\n4,d\n5,e', /Line 6: .*more than 3 rows/],
    ['a NUL', 'id,name\n1,o\0ne', /Line 2: a NUL/],
    ['too much of it', `id,name\n${'1,one\n'.repeat(100_000)}`, /larger than 488 KiB/],
  ])('with %s is refused with its line', (_, text, reason) => {
    expect(() => read(text)).toThrow(reason)
  })

  test('that is not UTF-8 is refused with its line', () => {
    expect(() => read(Buffer.from('id,name\n1,one\n2,z\xfcrich\n', 'latin1'))).toThrow(/Line 3: not UTF-8/)
    expect(() => read(Buffer.from('\uFEFFid,name\n1,one', 'utf16le'))).toThrow(/Line 1: not UTF-8/)
  })
})
