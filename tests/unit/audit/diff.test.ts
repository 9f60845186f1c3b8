import { describe, expect, test } from 'vitest'
import { diffOf } from '@/lib/audit/diff'

const diff = (before: unknown, after: unknown) =>
  diffOf(
    before === undefined ? null : JSON.stringify(before),
    after === undefined ? null : JSON.stringify(after),
  ).map(({ path, kind, before: was, after: is }) => [path, kind, was, is])

describe('a diff tells every field', () => {
  test('added, removed, changed and the same', () => {
    expect(diff({ a: '1', b: '2', c: '3' }, { a: '1', b: '4', d: '5' })).toEqual([
      ['a', 'same', '1', '1'],
      ['b', 'changed', '2', '4'],
      ['d', 'added', null, '5'],
      ['c', 'removed', '3', null],
    ])
  })

  test('inside of objects and lists', () => {
    expect(diff({ limits: { day: ['1', '2'] } }, { limits: { day: ['1', '3', { x: null }] } })).toEqual([
      ['limits.day[0]', 'same', '1', '1'],
      ['limits.day[1]', 'changed', '2', '3'],
      ['limits.day[2].x', 'added', null, 'null'],
    ])
  })

  test('only after, only before, and neither', () => {
    expect(diff(undefined, { a: true })).toEqual([['a', 'added', null, 'true']])
    expect(diff({ a: [] }, undefined)).toEqual([['a', 'removed', '[]', null]])
    expect(diff(undefined, undefined)).toEqual([])
  })

  test('a number and a text of the same letters are not the same', () => {
    expect(diff({ a: '5' }, { a: 5 })).toEqual([['a', 'changed', '5', '5']])
    expect(diff({ a: null }, { a: 'null' })).toEqual([['a', 'changed', 'null', 'null']])
  })

  test('a field that becomes an object', () => {
    expect(diff({ a: 'x' }, { a: { b: 'y' } })).toEqual([
      ['a.b', 'added', null, 'y'],
      ['a', 'removed', 'x', null],
    ])
  })

  test('names of the prototype are names like others', () => {
    expect(diffOf('{"__proto__":"1","constructor":"2"}', null).map(({ path }) => path)).toEqual([
      '__proto__',
      'constructor',
    ])
  })

  test('a text that was cut and is no JSON stands as it is', () => {
    expect(diffOf('{"a":"1', '{"a":"1"}')).toEqual([
      { path: 'a', kind: 'added', before: null, after: '1' },
      { path: '', kind: 'removed', before: '{"a":"1', after: null },
    ])
  })
})
